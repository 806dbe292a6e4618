package org.urbanobservatory.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the repository, as the tests find it. */
final class SharedFiles {
  private SharedFiles() {}

  /**
   * One file, for example {@code osm/porto_portugal.osm.pbf}.
   *
   * @throws IllegalStateException if it is absent; JMH then leaves the benchmark out
   */
  static Path file(String path) {
    Path file = root().resolve("data").resolve(path);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "Cannot measure: shared data " + file + " is absent; set OBSERVATORY_SHARED");
    }
    return file;
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
