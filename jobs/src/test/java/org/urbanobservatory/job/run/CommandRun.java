package org.urbanobservatory.job.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.urbanobservatory.job.cli.Observatory;

/**
 * One {@code observatory run} in this process, as the command line does it.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 * @param output the folder of releases
 */
record CommandRun(int status, String out, String err, Path output) {
  /** Runs a configuration whose output is the folder {@code output} beside it. */
  static CommandRun of(Path config, String... options) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var arguments =
        new ArrayList<>(List.of("run", config.toString(), "--master", "local[2]", "--quiet"));
    arguments.addAll(List.of(options));
    int status =
        Observatory.commandLine(stream(out), stream(err)).execute(arguments.toArray(String[]::new));
    return new CommandRun(status, text(out), text(err), config.resolveSibling("output"));
  }

  /** The latest release that the run left. */
  Released released() throws IOException {
    return Released.latest(output);
  }

  /** Copies a folder with everything in it, but no link. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      paths
          .filter(path -> !Files.isSymbolicLink(path))
          .forEach(path -> copyOne(path, to.resolve(from.relativize(path).toString())));
    }
  }

  private static void copyOne(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
