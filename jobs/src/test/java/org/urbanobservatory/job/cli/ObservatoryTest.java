package org.urbanobservatory.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ObservatoryTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run x.yaml --citty a          | Unknown option '--citty'; did you mean '--city'?
          run x.yaml --master=x --focre | Unknown option '--focre'; did you mean '--force'?
          rnu x.yaml                    | Unknown command 'rnu'; did you mean 'run'?
          run                           | Missing required parameter: 'CONFIG'
          run x.yaml --as-of yesterday  | Invalid value for option '--as-of': 'yesterday' is no date; write it as 2020-12-31
          run x.yaml --format xml       | Invalid value for option '--format': 'xml' is neither text nor json
          run x.yaml --quiet --verbose  | Error: --verbose, --quiet are mutually exclusive (specify only one)
          ''                            | Missing command
          """)
  void refusesWrongArguments(String arguments, String message) {
    int status = execute(arguments.isEmpty() ? new String[0] : arguments.split(" +"));

    assertThat(status).isEqualTo(2);
    assertThat(text(err)).startsWith(message);
    assertThat(text(out)).isEmpty();
  }

  @Test
  void refusesAConfigurationThatIsNotThere() {
    assertThat(execute("run", "none.yaml")).isEqualTo(2);
    assertThat(text(err).strip()).isEqualTo("Cannot read config none.yaml: there is no such file");
  }

  @Test
  void refusesWhatTheConfigurationDoesNotKnow() throws IOException {
    String config = config("${HOME}/streets.osm.pbf").toString();

    assertThat(execute("check", config, "--country", "XAB")).isEqualTo(2);
    assertThat(text(err))
        .startsWith("Invalid --country: 'XAB' is not in the configuration; did you mean 'XAV'?");
    err.reset();
    assertThat(execute("check", config, "--city", "../x")).isEqualTo(2);
    assertThat(text(err)).startsWith("Invalid --city: '../x'; an id has 1 to 64 of a-z, 0-9");
  }

  @Test
  void checkNamesMissingFilesAndShowsNoSecret() throws IOException {
    String config = config("${HOME}/none/streets.osm.pbf").toString();

    assertThat(execute("check", config)).isEqualTo(2);
    assertThat(text(out))
        .contains("error  cities: Cannot read cities.geojson: ")
        .contains("error  osm, ${HOME}/none/streets.osm.pbf: Cannot read input osm")
        .contains("2 errors, 0 warnings, 0 notes")
        .doesNotContain(System.getenv("HOME") + "/none");
  }

  @Test
  void checkSpeaksJson() throws IOException {
    String config = config("streets.osm.pbf").toString();

    execute("check", config, "--format", "json");

    assertThat(text(out)).startsWith("[").contains("\"code\" : \"missing_file\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "check",
        "index",
        "indicators",
        "releases",
        "query",
        "sample",
        "completion"
      })
  void helpShowsExamples(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(text(out)).contains("Examples:").contains("observatory " + command);
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(execute("--help")).isZero();
    CommandLine line = Observatory.commandLine(System.out, System.err);
    assertThat(line.getSubcommands().keySet()).allMatch(name -> text(out).contains("  " + name));
  }

  @Test
  void completionKnowsTheOptions() {
    assertThat(execute("completion", "bash")).isZero();
    assertThat(text(out)).contains("complete -F _complete_observatory").contains("--as-of");
  }

  @Test
  void indicatorsPrintsTheCatalogue() {
    assertThat(execute("indicators")).isZero();
    assertThat(text(out)).contains("street_density").contains("editions: cpi-2012, cpi-guide");
    out.reset();
    assertThat(execute("indicators", "street_density")).isZero();
    assertThat(text(out))
        .startsWith("street_density: ")
        .contains("formula:", "in cpi-guide:", "example:");
    out.reset();
    assertThat(execute("indicators", "cpi-2012")).isZero();
    assertThat(text(out))
        .startsWith("cpi-2012: ")
        .contains("geometric mean")
        .contains("  productivity");
    out.reset();
    assertThat(execute("indicators", "street_density", "--format", "json")).isZero();
    assertThat(text(out)).contains("\"id\" : \"street_density\"");
  }

  @Test
  void indicatorsNamesTheNearestId() {
    assertThat(execute("indicators", "street_densty")).isEqualTo(2);
    assertThat(text(err).strip())
        .isEqualTo(
            "Invalid id: 'street_densty' is neither an indicator nor an edition; did you mean"
                + " 'street_density'?");
  }

  @Test
  void sampleThenItsCheckPasses() {
    String out2 = folder.resolve("sample").toString();

    assertThat(execute("sample", "--out", out2, "--cities", "1")).isZero();
    assertThat(execute("check", out2 + "/observatory.yaml")).isZero();
    assertThat(text(out)).contains("0 errors");
    assertThat(execute("sample", "--out", out2, "--cities", "0")).isEqualTo(2);
    assertThat(text(err)).contains("Invalid --cities: 0 is not in 1 to 10000");
  }

  @Test
  void releasesAreEmptyBeforeTheFirst() {
    assertThat(execute("releases", "list", folder.toString())).isZero();
    assertThat(execute("releases", "verify", folder.toString())).isEqualTo(2);
    assertThat(text(err)).contains("Cannot find a release: none is published yet");
    assertThat(execute("releases", "prune", folder.toString(), "--keep", "0")).isEqualTo(2);
    assertThat(execute("query", folder.toString(), "select 1")).isEqualTo(2);
    assertThat(execute("query", folder.resolve("no.yaml").toString(), "select 1")).isEqualTo(2);
  }

  private int execute(String... arguments) {
    return Observatory.commandLine(stream(out), stream(err)).execute(arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Path config(String streets) throws IOException {
    String text =
        """
        observatory: { id: sample, name: Sample observatory }
        years: [2020]
        countries: [{ code: XAV, name: Avaria }]
        cities: { path: cities.geojson }
        extents: [{ id: boundary, kind: boundary }]
        editions: [cpi-guide]
        inputs:
          streets:
            - { id: osm, path: "%s", year: 2020, source: OpenStreetMap }
        output: { path: output }
        """;
    return Files.writeString(folder.resolve("observatory.yaml"), text.formatted(streets));
  }
}
