package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.cli.Spoken;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Rows;

/** The pages of a release. */
class ReportRunTest {
  private static final String ATTACK = "</script><script>alert('x')</script><b>";

  @TempDir Path folder;

  private static Path report(Path output) throws IOException {
    Released released = Released.latest(output);
    return output.resolve("releases").resolve(released.id()).resolve("report");
  }

  @Test
  void pagesSayWhatTheTablesHold() throws IOException {
    CommandRun run = SampleRun.shared();
    Path report = report(run.output());
    String overview = Files.readString(report.resolve("index.html"));
    int compared = 0;
    for (Score score : run.released().scores()) {
      if (score.level() == Level.INDEX && score.year() == 2020) {
        String page = page(report, score.place().countryCode(), score.place().cityId());
        String shown = String.format(Locale.ROOT, "%.1f", score.score());
        assertThat(page).contains("<strong>" + shown + "</strong>");
        assertThat(overview).contains(score.place().cityId() + ".html").contains("<br>" + shown);
      }
    }
    for (Row row : run.released().rows("indicator_values")) {
      IndicatorValue value = Rows.indicatorValue(row);
      if (!Rows.isOfZone(row) && value.breakdown().isTotal()) {
        String page = page(report, value.place().countryCode(), value.place().cityId());
        String expected =
            value.value() == null
                ? "not computed: "
                : "title=\"" + PlainNumber.of(value.value()) + "\"";
        assertThat(page).as(value.indicatorId()).contains(expected);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  private final Map<Path, String> pages = new TreeMap<>();

  private String page(Path report, String country, String city) throws IOException {
    Path file = report.resolve(country).resolve(city + ".html");
    if (!pages.containsKey(file)) {
      pages.put(file, Files.readString(file));
    }
    return pages.get(file);
  }

  @Test
  void chartsAndMapsAreDrawnWithoutAServer() throws Exception {
    Path browser = browser();
    assumeTrue(browser != null, "no Chromium on the path");
    Path page = report(SampleRun.shared().output()).resolve("XAV/tabula.html");
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=10000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(log)).doesNotContain("CONSOLE");
    String drawn = Files.readString(dom);
    assertThat(drawn)
        .containsPattern("<div class=\"trend\"[^>]*>(?s:.){0,20000}<canvas")
        .containsPattern("class=\"plane leaflet-container[^\"]*\"")
        .contains("<option value=\"0\">people per km²</option>")
        .containsPattern("<div class=\"legend\"><span><i style=\"background: rgb");
    assertThat(drawn.split("<canvas", -1)).hasSizeGreaterThan(2);
  }

  private static Path browser() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(
            at ->
                Stream.of("chromium", "chromium-browser", "google-chrome").map(n -> Path.of(at, n)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  @Test
  void textsOfInputsAreNotMarkup() throws IOException {
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    Path cities = config.resolveSibling("cities.geojson");
    String named = Files.readString(cities).replace("\"Tabula\"", "\"" + ATTACK + "\"");
    Files.writeString(cities, named);
    Path statistics = config.resolveSibling("statistics.csv");
    Files.writeString(
        statistics, Files.readString(statistics).replace("about 31000", ATTACK.replace("'", "")));

    CommandRun run = CommandRun.of(config, "--city", "tabula");

    assertThat(run.err()).doesNotContain("Cannot write the report");
    Path report = report(run.output());
    for (Path page : List.of(report.resolve("index.html"), report.resolve("XAV/tabula.html"))) {
      String text = Files.readString(page);
      assertThat(text).doesNotContain("<script>alert").doesNotContain("<b>");
      assertThat(text).contains("&lt;/script&gt;&lt;script&gt;alert(");
    }
    assertThat(Files.readString(report.resolve("index.html"))).contains("failed");
  }

  @Test
  void pagesAreWrittenAgainFromTheTables() throws IOException {
    Path config = SampleRun.copyWithRelease(folder.resolve("sample"));
    Path report = report(config.resolveSibling("output"));
    Map<String, String> before = texts(report);
    for (String file : before.keySet()) {
      Files.delete(report.resolve(file));
    }

    Spoken spoken = Spoken.of("report", config.toString());

    assertThat(spoken.status()).as(spoken.err()).isZero();
    assertThat(spoken.out()).contains("report/index.html");
    assertThat(texts(report)).isEqualTo(before).hasSize(6 + 1 + 5);
    Released released = Released.latest(config.resolveSibling("output"));
    assertThat(released.releases().verify(released.id())).isEmpty();
    assertThat(Spoken.of("report", config.toString(), "20200101T000000Z").status()).isEqualTo(2);
  }

  /** Of a country in one file each city is read in its turn. */
  @Test
  void pagesDoNotDependOnTheLayout() throws IOException {
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    String settings = Files.readString(config);
    assertThat(settings).contains("output:");
    Files.writeString(
        config,
        settings.replaceAll("(?m)^output:.*", "output: { path: output, layout: by_country }"));

    CommandRun run = CommandRun.of(config);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.output().resolve("latest/scores/country=XAV/part-00000.parquet")).exists();
    CommandRun shared = SampleRun.shared();
    Map<String, String> expected = texts(report(shared.output()));
    texts(report(run.output()))
        .forEach(
            (file, text) ->
                assertThat(text)
                    .as(file)
                    .isEqualTo(
                        expected
                            .get(file)
                            .replace(released(shared.output()), released(run.output()))));
  }

  private static String released(Path output) {
    try {
      return Released.latest(output).id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> texts(Path report) throws IOException {
    var texts = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(report)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(
            report.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }
}
