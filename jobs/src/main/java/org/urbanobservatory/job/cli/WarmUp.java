package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.urbanobservatory.job.sample.SampleObservatory;

/**
 * Loads the classes that a run needs, by running a sample of one city, so that the launcher can
 * archive them.
 */
final class WarmUp {
  private WarmUp() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("observatory-warm-up");
    try {
      SampleObservatory.generate(folder, 1, SampleObservatory.DEFAULT_SEED);
      run(folder.resolve("observatory.yaml").toString());
    } finally {
      delete(folder);
    }
  }

  /** Whatever comes of it: only the classes matter. */
  private static void run(String config) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Observatory.commandLine(nowhere, nowhere).execute("run", config, "--master", "local[2]");
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
