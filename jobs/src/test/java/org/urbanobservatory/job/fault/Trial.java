package org.urbanobservatory.job.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.urbanobservatory.job.cli.Observatory;

/** A copy of a sample observatory that a test spoils, and what the command line makes of it. */
final class Trial {
  private final Path folder;

  private Trial(Path folder) {
    this.folder = folder;
  }

  /**
   * How a command ended.
   *
   * @param status the exit status
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int status, String out, String err) {
    /** Both streams. */
    String text() {
      return out + err;
    }
  }

  /** A new copy of {@code sample} in {@code folder}. */
  static Trial of(Path sample, Path folder) {
    try (var paths = Files.walk(sample)) {
      for (Path path : paths.toList()) {
        Path to = folder.resolve(sample.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Trial(folder);
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  /** Changes a text file; the change must change something. */
  Trial edit(String file, UnaryOperator<String> change) {
    String before = text(file);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalArgumentException("Invalid edit of " + file + ": it changes nothing");
    }
    return write(file, after);
  }

  /** Replaces a text that must be there. */
  Trial replace(String file, String before, String after) {
    return edit(file, text -> text.replace(before, after));
  }

  /** Changes the configuration. */
  Trial config(String before, String after) {
    return replace("observatory.yaml", before, after);
  }

  Trial append(String file, String text) {
    return edit(file, before -> before + text);
  }

  Trial write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  Trial write(String file, byte[] bytes) {
    try {
      Files.createDirectories(path(file).getParent());
      Files.write(path(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Trial delete(String file) {
    try {
      Files.delete(path(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the first bytes of a file. */
  Trial cut(String file, double share) {
    byte[] bytes = bytes(file);
    return write(file, java.util.Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  byte[] bytes(String file) {
    try {
      return Files.readAllBytes(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome check(String... more) {
    return withConfig("check", more);
  }

  Outcome run(String... more) {
    return withConfig("run", more);
  }

  private Outcome withConfig(String command, String... more) {
    var arguments = new ArrayList<>(List.of(command, path("observatory.yaml").toString()));
    arguments.addAll(List.of("--master", "local[2]"));
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  /** The answer's rows as JSON texts, one a row. */
  List<String> query(String sql) {
    Outcome answer = execute("query", path("output").toString(), sql, "--format", "json");
    if (answer.status() != 0) {
      throw new IllegalStateException(answer.text());
    }
    return answer.out().lines().filter(line -> !line.isBlank()).toList();
  }

  /** The releases that exist, in order. */
  List<String> releases() {
    Outcome list = execute("releases", "list", path("output").toString(), "--format", "json");
    return java.util.regex.Pattern.compile("[0-9]{8}T[0-9]{6}[0-9]*Z")
        .matcher(list.out())
        .results()
        .map(java.util.regex.MatchResult::group)
        .distinct()
        .sorted()
        .toList();
  }

  static Outcome execute(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status = Observatory.commandLine(stream(out), stream(err)).execute(arguments);
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
