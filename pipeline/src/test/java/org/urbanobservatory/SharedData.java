package org.urbanobservatory;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the real data that some tests match; a test without them is skipped. */
public final class SharedData {
  private SharedData() {}

  /** A folder of the shared data; skips the calling test where it is absent. */
  public static Path folder(String name) {
    Path folder = root().resolve("data").resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no shared data at " + folder);
    return folder;
  }

  private static Path root() {
    String shared = System.getenv("OBSERVATORY_SHARED");
    String project = System.getenv("OBSERVATORY_ROOT");
    return shared != null
        ? Path.of(shared)
        : Path.of(project == null ? "." : project).resolve("../shared").normalize();
  }
}
