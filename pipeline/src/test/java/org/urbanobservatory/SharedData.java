package org.urbanobservatory;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real data outside the repository; tests that need it are reported as skipped without it. */
public final class SharedData {
  private SharedData() {}

  /** The folder of that name under {@code data}. */
  public static Path folder(String name) {
    Path folder = root().resolve("data").resolve(name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "shared data absent: " + folder + " (set OBSERVATORY_SHARED)");
    return folder;
  }

  private static Path root() {
    String shared = System.getenv("OBSERVATORY_SHARED");
    String repository = System.getenv().getOrDefault("OBSERVATORY_ROOT", "..");
    return shared == null ? Path.of(repository, "..", "shared") : Path.of(shared);
  }
}
