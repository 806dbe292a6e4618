package org.urbanobservatory.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.sample.SampleObservatory;

/** The jar for spark-submit behind Spark's own jars, in a JVM of its own. */
class SparkJarIT {
  /** What the jar brings along itself; everything else of the class path is Spark's. */
  private static final List<String> OURS =
      List.of(
          "observatory-",
          "picocli-",
          "duckdb_jdbc-",
          "jts-core-",
          "commons-csv-",
          "osmpbf-",
          "sedona-",
          "geotools-wrapper-",
          "json-schema-validator-",
          "jackson-dataformat-yaml-",
          "itu-");

  @TempDir Path folder;

  @Test
  void readsGeoTiffsAndFindsItsDefinitions() throws IOException, InterruptedException {
    Path jar = Path.of(System.getProperty("observatory.shaded.jar"));
    Assumptions.assumeFalse(
        Boolean.getBoolean("observatory.shade.skip"), "the jar was not built: shade.skip is set");
    SampleObservatory.generate(folder, 1, 11);

    Process check = start(jar, "check", folder.resolve("observatory.yaml").toString());

    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("0 errors").doesNotContain("Cannot read input");
    assertThat(check.exitValue()).isZero();
  }

  private static Process start(Path jar, String... arguments) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        Stream.concat(
                Stream.of(
                    java.toString(),
                    "-Xmx512m",
                    "-Djava.awt.headless=true",
                    "-cp",
                    sparkJars(jar.resolveSibling("class-path.txt")) + File.pathSeparator + jar,
                    "org.urbanobservatory.job.cli.Observatory"),
                Stream.of(arguments))
            .toList();
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String sparkJars(Path classPath) throws IOException {
    return Stream.of(Files.readString(classPath).strip().split(File.pathSeparator))
        .filter(jar -> OURS.stream().noneMatch(Path.of(jar).getFileName().toString()::startsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
