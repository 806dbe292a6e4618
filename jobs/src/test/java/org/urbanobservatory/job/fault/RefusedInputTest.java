package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.sample.SampleObservatory;

/** What stops a run before Spark starts: check and run say the same, and nothing is written. */
class RefusedInputTest {
  private static final String COLLECTION = "{\"type\":\"FeatureCollection\",";

  @TempDir static Path sample;
  @TempDir Path folder;

  @BeforeAll
  static void generate() {
    SampleObservatory.generate(sample, 2, 11);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"configurations", "cities", "inputs"})
  void checkAndRunRefuse(String what, Consumer<Trial> spoil, String message) {
    Trial trial = Trial.of(sample, folder);
    spoil.accept(trial);

    assertRefused(trial.check(), message);
    assertRefused(trial.run(), message);
    assertThat(Files.exists(trial.path("output/releases"))).isFalse();
  }

  private static void assertRefused(Outcome outcome, String message) {
    assertThat(outcome.text()).contains(message).doesNotContain("\tat ");
    assertThat(outcome.status()).isEqualTo(2);
  }

  static Stream<Arguments> configurations() {
    String bomb =
        "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n";
    return Stream.of(
        of(
            "unknown key",
            t -> t.config("years:", "yeers:"),
            "unknown key 'yeers' at the top level; did you mean 'years'?"),
        of(
            "no years",
            t -> t.config("[2015, 2020]", "[]"),
            "years is an empty list: must not be empty"),
        of(
            "no countries",
            t -> t.edit("observatory.yaml", s -> s.replaceAll("(?s)countries:.*?\n\n", "\n")),
            "missing key 'countries' at the top level"),
        of(
            "no cities",
            t -> t.edit("observatory.yaml", s -> s.replaceAll("(?m)^cities:.*$", "")),
            "missing key 'cities' at the top level"),
        of(
            "empty configuration",
            t -> t.write("observatory.yaml", ""),
            "Invalid config observatory.yaml: empty"),
        of(
            "YAML bomb",
            t -> t.write("observatory.yaml", bomb),
            "line 2: an alias (*) is not read; write the value out"),
        of(
            "nested YAML",
            t -> t.write("observatory.yaml", "[".repeat(20_000)),
            "nesting depth (41) exceeds the maximum allowed"),
        of(
            "unknown edition",
            t -> t.config("[cpi-guide]", "[cpi-guid]"),
            "unknown edition 'cpi-guid' under editions; did you mean 'cpi-guide'?"),
        of("missing edition", t -> t.config("[cpi-guide]", "[mine.yaml]"), "there is no such file"),
        of(
            "unknown country code",
            t -> t.config("code: XBO", "code: FRX"),
            "unknown country code 'FRX' under countries; did you mean 'FRA'?"),
        of(
            "extent of a population input",
            t -> t.config("inputs: [built_up_2015, built_up_2020]", "inputs: [population_2020]"),
            "names input 'population_2020', which is neither built_up nor urban_polygons"),
        of(
            "unknown declared CRS",
            t -> t.append("observatory.yaml", "\nsettings: { crs: \"EPSG:99999\" }\n"),
            "Invalid settings.crs: Invalid CRS 'EPSG:99999': no such code"),
        of(
            "declared CRS in degrees",
            t -> t.append("observatory.yaml", "\nsettings: { crs: \"EPSG:4326\" }\n"),
            "Invalid settings.crs: EPSG:4326 is not in metres; declare a projected one"),
        of(
            "declared CRS of no city",
            t -> t.append("observatory.yaml", "\nsettings: { crs: \"EPSG:3857\" }\n"),
            "Invalid settings.crs: in EPSG:3857 XAV/tabula has 1.1"),
        of(
            "open spaces that reach further than regional ones",
            t ->
                t.append(
                    "observatory.yaml", "\nsettings: { open_space: { local_reach_m: 1500 } }\n"),
            "Invalid config observatory.yaml: settings.open_space.local_reach_m is 1500: must be at most"
                + " regional_reach_m, which is 1000, its default. Lower local_reach_m, or raise"
                + " regional_reach_m"),
        of(
            "hours of service that end before they begin",
            t -> t.append("observatory.yaml", "\nsettings: { transit: { from_hour: 20 } }\n"),
            "settings.transit.from_hour is 20: must be earlier than to_hour, which is 19, its default"),
        of(
            "growth over no span",
            t -> t.append("observatory.yaml", "\nsettings: { growth: { min_years: 11 } }\n"),
            "settings.growth.min_years is 11: must be at most max_years, which is 10, its default"),
        of(
            "output that is a file",
            t -> t.write("output", "no folder"),
            "output is a file, not a folder; choose another output.path"));
  }

  static Stream<Arguments> cities() {
    return Stream.of(
        of(
            "missing cities",
            t -> t.delete("cities.geojson"),
            "cities.geojson does not exist; correct the path of the input"),
        of(
            "no city",
            t -> t.write("cities.geojson", COLLECTION + "\"features\":[]}"),
            "Invalid cities in cities.geojson: the file holds no usable feature"),
        of(
            "cities without CRS",
            t -> t.replace("cities.geojson", COLLECTION, COLLECTION + "\"crs\":null,"),
            "Invalid CRS in cities.geojson: the file states none"),
        of(
            "cities cut off",
            t -> t.cut("cities.geojson", 0.7),
            "Cannot read cities.geojson: the JSON is broken or cut off at line 3"),
        of(
            "duplicate city_id",
            t -> t.replace("cities.geojson", "\"rundhaven\"", "\"tabula\""),
            "'tabula' is the id of feature 1, feature 2; give each city its own"),
        of(
            "unsafe city_id",
            t -> t.replace("cities.geojson", "\"rundhaven\"", "\"../evil\""),
            "'../evil' must be 1 to 64 of a-z, 0-9 and '-', because it names a folder"),
        of(
            "degrees declared as metres",
            t ->
                t.replace(
                    "cities.geojson",
                    COLLECTION,
                    COLLECTION
                        + "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32633\"}},"),
            "look like degrees, but the file states EPSG:32633; draw it in that CRS, or state"
                + " EPSG:4326"),
        of(
            "no city with a boundary",
            t -> t.replace("cities.geojson", "\"Polygon\"", "\"Poligon\""),
            "Invalid cities in cities.geojson: the file holds no usable feature among 2; correct"
                + " them"),
        of(
            "what is wrong with the last city",
            t -> t.replace("cities.geojson", "\"Polygon\"", "\"Poligon\""),
            "Invalid geometry of XBO/rundhaven in cities.geojson feature 2: its type 'Poligon' is"
                + " no GeoJSON geometry; draw the boundary again"),
        of(
            "unusable twin",
            t ->
                t.edit(
                    "cities.geojson",
                    s ->
                        s.replace("\"rundhaven\"", "\"tabula\"")
                            .replaceFirst("\"Polygon\"", "\"Poligon\"")),
            "'tabula' is the id of feature 1, feature 2; give each city its own"));
  }

  static Stream<Arguments> inputs() {
    return Stream.of(
        of(
            "missing required file",
            t -> t.delete("statistics.csv"),
            "Cannot read input statistics: there is no file statistics.csv"),
        of(
            "missing column",
            t -> t.edit("statistics.csv", s -> s.replaceFirst("variable", "varible")),
            "column 'variable' is missing; found: country_code, city_id, varible"),
        of(
            "Latin-1 that is not declared",
            t ->
                t.write(
                    "statistics.csv",
                    t.text("statistics.csv")
                        .replace("City departments", "Cité")
                        .getBytes(StandardCharsets.ISO_8859_1)),
            "byte 0xE9 at line 2 is not UTF-8; save the file as UTF-8, or declare for example"),
        of(
            "required population without the declared column",
            t ->
                t.config(
                        "path: \"population_2020/{city_id}.tif\", quantity: count",
                        "path: zones.geojson, column: people, required: true")
                    .write(
                        "zones.geojson",
                        COLLECTION
                            + "\"features\":[{\"type\":\"Feature\",\"properties\":{\"peple\":5},"
                            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[60,-20]}}]}"),
            "column 'people' is missing; found: peple; did you mean 'peple'?"));
  }

  @Test
  void theCommandLineCannotSelectWhatIsNotThere() {
    Trial trial = Trial.of(sample, folder);

    assertRefused(
        trial.run("--city", "tabulla"),
        "Invalid --city: 'tabulla' is not in cities.geojson; did you mean 'tabula'?");
    assertRefused(
        trial.check("--city", "tabulla"),
        "Invalid --city: 'tabulla' is not in cities.geojson; did you mean 'tabula'?");
    assertRefused(
        trial.run("--city", "tabula", "--country", "XBO"),
        "Invalid --city: 'tabula' is in XAV, but --country selects XBO");
    assertRefused(
        trial.run("--as-of", "1990-12-31"),
        "Invalid --as-of: 1990-12-31 is before 2015, the first of years");
    assertRefused(
        Trial.execute("run", trial.path("observatory.yaml").toString(), "--master", "nope"),
        "Invalid --master: 'nope'; for example local[*]");
    assertThat(trial.path("output")).doesNotExist();
  }

  private static Arguments of(String what, Consumer<Trial> spoil, String message) {
    return Arguments.of(what, spoil, message);
  }
}
