package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.sample.SampleObservatory;
import org.urbanobservatory.source.ByteSource;

/** A feature of the file of cities that cannot be used costs its city and no other. */
class FaultyCitiesTest {
  private static final String OPEN_RING =
      "Invalid geometry of XBO/rundhaven in cities.geojson feature 2: a ring begins at (";
  private static final String NO_COUNTRY =
      "Invalid country_code of city 'vetra' in cities.geojson feature 3: 'XAX' is not in `countries`"
          + " of the configuration; add it or correct it; did you mean 'XAV'?";

  @TempDir static Path sample;
  @TempDir Path folder;

  @BeforeAll
  static void generate() {
    SampleObservatory.generate(sample, 3, 11);
  }

  /** The others are as if the file did not have the city. */
  @Test
  void anOpenRingFailsItsCityAlone() {
    Trial trial = Trial.of(sample, folder.resolve("broken"));
    Spoilt.openRing(trial);
    Trial without = Trial.of(sample, folder.resolve("without"));
    Spoilt.removeCity(without);

    Outcome run = trial.run();

    assertThat(run.status()).as(run.text()).isEqualTo(3);
    assertThat(run.text()).doesNotContain("\tat ");
    assertThat(run.out())
        .containsPattern("XBO +rundhaven +failed +0/0 +- +1 ")
        .containsPattern("XAV +tabula +computed")
        .containsPattern("XAV +vetra +computed");
    assertThat(run.err())
        .contains("rundhaven failed: " + OPEN_RING)
        .contains("; it has to end where it begins; draw the boundary again");
    assertThat(
            trial.query(
                "select code, input, location, country_code, action from issues where city_id = 'rundhaven' and severity = 'error'"))
        .containsExactly(
            "{\"code\":\"invalid_geometry\",\"input\":\"cities\",\"location\":\"feature 2\","
                + "\"country_code\":\"XBO\",\"action\":\"rejected\"}");
    assertThat(
            trial.query(
                "select rows_read, rows_accepted, rows_rejected from inputs where input = 'cities'"))
        .containsExactly("{\"rows_read\":3,\"rows_accepted\":2,\"rows_rejected\":1}");
    assertThat(manifest(trial))
        .containsPattern(
            "\"XBO\",\\s*\"city_id\"\\s*:\\s*\"rundhaven\",\\s*\"outcome\"\\s*:\\s*\"failed\"")
        .contains(OPEN_RING);

    assertThat(without.run().status()).isZero();
    // Only what was read, and how many cities the country should have, tell the two apart.
    Predicate<String> isOfOthers =
        path -> !path.matches("(issues|inputs|city_inputs)/.*|country_.*=XBO/.*");
    assertThat(parquet(trial, isOfOthers))
        .hasSizeGreaterThan(30)
        .isEqualTo(parquet(without, isOfOthers));
    assertThat(expectedCities(trial)).containsExactly("{\"cities_used\":0,\"cities_expected\":1}");
    assertThat(expectedCities(without))
        .containsExactly("{\"cities_used\":0,\"cities_expected\":0}");
    assertThat(parquet(trial, path -> path.contains("city=rundhaven"))).isEmpty();

    Outcome check = trial.check();
    assertThat(check.status()).isEqualTo(3);
    assertThat(check.out()).contains("error  cities, feature 2: " + OPEN_RING);
  }

  /** A city of an earlier release stays as it was; one that the file cannot name is said. */
  @Test
  void aCityIsCarriedOverWithItsName() {
    Trial trial = Trial.of(sample, folder.resolve("carried"));
    assertThat(trial.run().status()).isZero();
    Map<String, String> before = parquet(trial, path -> path.contains("city="));
    Spoilt.openRing(trial);
    trial.edit("cities.geojson", text -> ofThird(text, "\"XAV\"", "\"XAX\""));

    Outcome run = trial.run();

    assertThat(run.status()).as(run.text()).isEqualTo(3);
    assertThat(run.err())
        .contains("rundhaven carried over: " + OPEN_RING)
        .contains("a city failed: " + NO_COUNTRY);
    assertThat(run.out()).containsPattern("XBO +rundhaven +carried over").doesNotContain("vetra");
    before.keySet().removeIf(path -> path.contains("city=vetra"));
    assertThat(parquet(trial, path -> path.contains("city="))).isEqualTo(before);
    assertThat(trial.query("select city_id, name from cities"))
        .containsExactly(
            "{\"city_id\":\"tabula\",\"name\":\"Tabula\"}",
            "{\"city_id\":\"rundhaven\",\"name\":\"Rundhaven\"}");
    assertThat(
            trial.query(
                "select location, city_id, value from issues where code = 'unknown_country'"))
        .containsExactly("{\"location\":\"feature 3\",\"city_id\":null,\"value\":\"XAX\"}");
    assertThat(Trial.execute("releases", "verify", trial.path("output").toString()).status())
        .isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void checkSaysWhichCitiesARunWouldLose(String what, Consumer<Trial> spoil, String message) {
    Trial trial = Trial.of(sample, folder);
    spoil.accept(trial);

    Outcome check = trial.check();

    assertThat(check.out()).contains("error  cities, feature ").contains(message);
    assertThat(check.text()).doesNotContain("\tat ");
    assertThat(check.status()).isEqualTo(3);
    assertThat(trial.path("output")).doesNotExist();
  }

  static Stream<Arguments> checkSaysWhichCitiesARunWouldLose() {
    return Stream.of(
        of("open ring", Spoilt::openRing, OPEN_RING),
        of(
            "no polygon",
            t -> t.edit("cities.geojson", s -> ofThird(s, "\"Polygon\"", "\"MultiLineString\"")),
            "Invalid boundary of XAV/vetra in cities.geojson feature 3: it is a MultiLineString,"
                + " not a polygon; draw the area of the city"),
        of(
            "no geometry",
            t ->
                t.edit(
                    "cities.geojson", s -> s.replaceAll("(\"vetra\".*\"geometry\":).*", "$1null}")),
            "Invalid geometry of XAV/vetra in cities.geojson feature 3: the feature has none; draw"
                + " or remove it"),
        of(
            "a vertex beyond the pole",
            t ->
                t.edit(
                    "cities.geojson",
                    s -> s.replaceFirst("(\"vetra\".*?\\[\\[\\[[^\\]]*\\],)", "$1[60.0,-203.5],")),
            "Invalid boundary of XAV/vetra in cities.geojson feature 3: its vertex (60.0, -203.5)"
                + " is no longitude and latitude of OGC:CRS84; draw it again"),
        of(
            "no name",
            t -> t.replace("cities.geojson", "\"Vetra\"", "\"\""),
            "Invalid name of XAV/vetra in cities.geojson feature 3: the property is empty; fill it"
                + " in"),
        of(
            "no country",
            t -> t.edit("cities.geojson", s -> ofThird(s, "\"XAV\"", "\"XAX\"")),
            NO_COUNTRY),
        of(
            "no id",
            t -> t.replace("cities.geojson", "\"vetra\"", "null"),
            "Invalid city_id in cities.geojson feature 3: the property is empty; fill it in"));
  }

  /** Nothing that is asked for can be computed: why is said, and nothing is written. */
  @Test
  void aCityThatCannotBeUsedCannotBeAskedFor() {
    Trial trial = Trial.of(sample, folder);
    Spoilt.openRing(trial);
    trial.edit("cities.geojson", text -> ofThird(text, "\"XAV\"", "\"XAX\""));

    for (Outcome outcome :
        new Outcome[] {trial.run("--city", "rundhaven"), trial.check("--city", "rundhaven")}) {
      assertThat(outcome.status()).isEqualTo(2);
      assertThat(outcome.text())
          .contains(
              "Invalid --city: none of rundhaven can be computed from cities.geojson; correct the"
                  + " features of the file, or select others")
          .contains(OPEN_RING)
          .doesNotContain("\tat ");
    }
    assertThat(trial.run("--city", "vetra").text())
        .contains("Invalid --city: none of vetra can be computed")
        .contains(NO_COUNTRY);
    assertThat(trial.run("--country", "XBO").text())
        .contains("Invalid --country: no city of XBO can be computed from cities.geojson")
        .contains(OPEN_RING);
    assertThat(trial.check("--city", "rundhaven", "--city", "tabula").status()).isEqualTo(3);
    assertThat(trial.path("output")).doesNotExist();
  }

  private static List<String> expectedCities(Trial trial) {
    return trial.query(
        "select cities_used, cities_expected from country_scores"
            + " where country_code = 'XBO' and level = 'index' and year = 2020");
  }

  /** The first such text after the third city's id. */
  private static String ofThird(String cities, String before, String after) {
    int start = cities.indexOf("\"vetra\"");
    int at = cities.indexOf(before, start);
    return cities.substring(0, at) + after + cities.substring(at + before.length());
  }

  private static String manifest(Trial trial) {
    return trial.text("output/releases/" + latest(trial) + "/release.json");
  }

  private static String latest(Trial trial) {
    return trial.releases().get(trial.releases().size() - 1);
  }

  /** The wanted Parquet files of the latest release, the checksum of each by its path. */
  private static Map<String, String> parquet(Trial trial, Predicate<String> wanted) {
    Path release = trial.path("output/releases/" + latest(trial));
    try (Stream<Path> paths = Files.walk(release)) {
      var files = new TreeMap<String, String>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".parquet")).toList()) {
        String name = release.relativize(path).toString();
        if (wanted.test(name)) {
          files.put(name, ByteSource.of(path).sha256());
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Arguments of(String what, Consumer<Trial> spoil, String message) {
    return Arguments.of(what, spoil, message);
  }
}
