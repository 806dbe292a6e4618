package org.urbanobservatory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data with published results, beside the repository; tests of it are skipped without it. */
public final class SharedData {
  private SharedData() {}

  /** The folder of one data set, for example {@code porto-alegre}. */
  public static Path folder(String name) {
    Path folder = root().resolve("data").resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        () -> "shared data " + folder + " is absent; set OBSERVATORY_SHARED");
    return folder;
  }

  private static Path root() {
    String stated = System.getenv("OBSERVATORY_SHARED");
    if (stated != null && !stated.isBlank()) {
      return Path.of(stated);
    }
    String repository = System.getenv("OBSERVATORY_ROOT");
    return Path.of(repository == null ? "." : repository).resolve("../shared").normalize();
  }
}
