package org.urbanobservatory.job.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The committed sample observatory, and its run that the tests of this JVM share. */
final class SampleRun {
  private SampleRun() {}

  /** Runs once; nobody may change its folder. */
  private static final class Shared {
    private static final CommandRun RUN = first();

    private static CommandRun first() {
      try {
        Path folder = Files.createTempDirectory("observatory-sample-run");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return CommandRun.of(copyInputs(folder.resolve("sample")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The run of the sample as it is committed. */
  static CommandRun shared() {
    return Shared.RUN;
  }

  /** Copies the sample's inputs, without any output; returns the configuration. */
  static Path copyInputs(Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(folder())) {
      for (Path entry : entries.toList()) {
        if (!entry.endsWith("output")) {
          CommandRun.copy(entry, to.resolve(entry.getFileName()));
        }
      }
    }
    return to.resolve("observatory.yaml");
  }

  /** Copies the sample's inputs and the shared run's releases. */
  static Path copyWithRelease(Path to) throws IOException {
    Path config = copyInputs(to);
    CommandRun.copy(shared().output(), to.resolve("output"));
    return config;
  }

  static Path folder() {
    String root = System.getenv("OBSERVATORY_ROOT");
    return Path.of(root == null ? "." : root).resolve("sample-data");
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
