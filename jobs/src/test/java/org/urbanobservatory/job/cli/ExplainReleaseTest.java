package org.urbanobservatory.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.job.release.IndexRelease;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/**
 * Explains alfa, one of six cities of XAV, beside six of XBO. Its rent scores as it is, its noise
 * 100 at 50 or less and 0 at 100; the index is their geometric mean.
 */
class ExplainReleaseTest {
  private static final String FIRST = "20260131T020301Z";
  private static final String SECOND = "20260131T020302Z";
  private static final String EDITION =
      """
      id: own
      title: Our index
      source: A test
      levels: { index: { aggregation: geometric } }
      bands:
        - { id: low, title: Low, minimum: 0 }
        - { id: high, title: High, minimum: 70 }
      components:
        - { id: root, level: index, title: Our index }
        - { id: rent, parent: root, kind: identity }
        - { id: noise, parent: root, kind: objective_max, target: 50 }
      """;

  /** The twelve cities compared: the best rent is 100, the worst 0; the same of noise. */
  private static final String COMPARED =
      """
      id: own
      title: Our index
      source: A test
      benchmarks: set
      treatment: { standardise: { kind: min_max } }
      levels: { index: { aggregation: arithmetic } }
      bands:
        - { id: low, title: Low, minimum: 0 }
        - { id: high, title: High, minimum: 70 }
      components:
        - { id: root, level: index, title: Our index }
        - { id: rent, parent: root, direction: higher_better }
        - { id: noise, parent: root, direction: lower_better }
      """;

  @TempDir Path folder;

  @Test
  void otherValues_areToldApartFromTheEdition() throws IOException {
    publish(1, "ab", EDITION, values(80.0, 90.0));
    publish(2, "cd", EDITION, values(80.0, 77.5));

    JsonNode told = explain("--edition", edition(EDITION), "--format", "json").json();

    assertThat(told.path("release_id").asText()).isEqualTo(SECOND);
    assertThat(told.path("score").asDouble()).isCloseTo(60, within(1e-9));
    assertThat(told.path("since").asInt()).isEqualTo(2015);
    assertThat(sum(told.path("changes"))).isCloseTo(60 - 50, within(1e-9));
    JsonNode revision = told.path("revision");
    assertThat(revision.path("against").asText()).isEqualTo(FIRST);
    assertThat(revision.path("score").asDouble()).isCloseTo(40, within(1e-9));
    assertThat(revision.path("points_of_data").asDouble()).isCloseTo(20, within(1e-9));
    assertThat(revision.path("points_of_method").asDouble()).isCloseTo(0, within(1e-9));
    assertThat(revision.path("changes")).hasSize(1);
    assertThat(revision.path("changes").path(0).path("component_id").asText()).isEqualTo("noise");
    assertThat(revision.path("changes").path(0).path("cause").asText()).isEqualTo("value");
    assertThat(sum(revision.path("changes"))).isCloseTo(20, within(1e-9));
    assertThat(revision.path("values").toString())
        .isEqualTo(
            "[{\"indicator_id\":\"noise\",\"extent_id\":\"boundary\",\"year\":2020,\"old\":90.0,"
                + "\"new\":77.5,\"why\":\"input statistics differs\"}]");
    assertThat(revision.path("edition_rows")).isEmpty();
    assertThat(revision.path("causes").toString())
        .isEqualTo("[\"input statistics (a.csv): ab -> cd\"]");
    assertThat(told.path("next_band").path("points").asDouble()).isCloseTo(10, within(1e-9));
  }

  @Test
  void anotherEdition_isTheCauseWhereTheValuesAreTheSame() throws IOException {
    String other = EDITION.replace("kind: identity", "weight: 3, kind: identity");
    publish(1, "ab", EDITION, values(80.0, 90.0));
    publish(2, "ab", other, values(80.0, 90.0));
    double change = Math.pow(80, 0.75) * Math.pow(20, 0.25) - 40;

    JsonNode revision =
        explain("--edition", edition(other), "--format", "json").json().path("revision");

    assertThat(revision.path("points_of_data").asDouble()).isCloseTo(0, within(1e-9));
    assertThat(revision.path("points_of_method").asDouble()).isCloseTo(change, within(1e-9));
    assertThat(sum(revision.path("changes"))).isCloseTo(change, within(1e-9));
    assertThat(revision.path("changes")).allMatch(c -> c.path("cause").asText().equals("weight"));
    assertThat(revision.path("values")).isEmpty();
    assertThat(revision.path("edition_rows").path(0).path("columns").toString())
        .isEqualTo("[{\"column\":\"weight\",\"old\":1.0,\"new\":3.0}]");
  }

  /**
   * Rents of the others are 30 to 40, their noise is 80 to 82.5. Alfa's noise of 90 is the worst:
   * index (100 + 0) / 2; with 81 it is (82.5 - 81) / 2.5 = 60 and the index 80. By the values of
   * the release before the index was 50, so all is data.
   */
  @Test
  void whereCitiesAreCompared_theOthersStayAsTheyAre() throws IOException {
    publish(1, "ab", COMPARED, values(80.0, 90.0));
    publish(2, "cd", COMPARED, values(80.0, 81.0));

    Spoken spoken =
        explain("--edition", edition(COMPARED), "--set", "noise=90", "--format", "json");
    JsonNode told = spoken.json();

    assertThat(told.path("score").asDouble()).isCloseTo(80, within(1e-9));
    JsonNode revision = told.path("revision");
    assertThat(revision.path("points_of_data").asDouble()).isCloseTo(30, within(1e-9));
    assertThat(revision.path("points_of_method").asDouble()).isCloseTo(0, within(1e-9));
    assertThat(sum(revision.path("changes"))).isCloseTo(30, within(1e-9));
    assertThat(told.path("moves"))
        .extracting(
            move -> move.path("component_id").asText(), move -> move.path("after").asDouble())
        .containsExactly(tuple("root", 50.0), tuple("noise", 0.0));
    assertThat(told.path("notes").toString())
        .contains(
            "No next band: edition own treats the table of all places, so that a score does not"
                + " follow from one value alone; try values with --set.");
  }

  @Test
  void aTableOfComparedCities_isExplainedAsARelease() throws IOException {
    var table = new StringBuilder("country_code,city_id,indicator_id,year,value,unit\n");
    values(80.0, 81.0)
        .forEach(
            v ->
                table.append(
                    "%s,%s,%s,%d,%s,PT%n"
                        .formatted(
                            v.place().countryCode(),
                            v.place().cityId(),
                            v.indicatorId(),
                            v.year(),
                            v.value())));
    Path values = Files.writeString(folder.resolve("values.csv"), table);
    Spoken spoken =
        Spoken.of(
            "explain",
            "--observations",
            values.toString(),
            "--edition",
            edition(COMPARED),
            "--city",
            "alfa",
            "--set",
            "noise=90");
    assertThat(spoken.status()).as(spoken.err()).isZero();
    assertThat(spoken.out())
        .startsWith("XAV/alfa in 2020: 80.00 (high), own")
        .contains("With the values that were set")
        .contains("No next band: edition own treats the table of all places");
  }

  @Test
  void people_getTheSameInSentences() throws IOException {
    publish(1, "ab", EDITION, values(80.0, 90.0));
    publish(2, "cd", EDITION, values(80.0, 77.5));
    assertThat(explain("--edition", edition(EDITION)).out())
        .startsWith("XAV/alfa in 2020: 60.00 (low), own, release " + SECOND)
        .contains("What moved it since 2015")
        .contains("Release " + FIRST + " said 40.00, a change of +20.00: +20.00 by data, +0.00 by")
        .contains("noise      2020  input statistics differs  90.00  77.50")
        .contains("10.00 points to the next band, High")
        .contains("Other differences of the releases");
  }

  @Test
  void aRelease_orAYear_isWhatTheChangeIsCountedFrom() throws IOException {
    publish(1, "ab", EDITION, values(80.0, 90.0));
    publish(2, "ab", EDITION, values(80.0, 77.5));
    publish(3, "ab", EDITION, values(80.0, 50.0));

    JsonNode against = explain("--against", FIRST, "--format", "json").json();
    assertThat(against.path("revision").path("against").asText()).isEqualTo(FIRST);
    assertThat(against.path("since").isNull()).isTrue();
    assertThat(against.path("revision").path("values").path(0).path("why").asText())
        .isEqualTo("no input differs, so code, catalogue or settings do");
    JsonNode since = explain("--since", "2015", "--format", "json").json();
    assertThat(since.path("since").asInt()).isEqualTo(2015);
    assertThat(since.has("revision")).isFalse();
    JsonNode earlier =
        explain("--release", SECOND, "--against", "previous", "--format", "json").json();
    assertThat(earlier.path("score").asDouble()).isCloseTo(60, within(1e-9));
    assertThat(earlier.path("revision").path("against").asText()).isEqualTo(FIRST);
  }

  @Test
  void withoutTheDefinition_theTreeOfTheReleaseStillSplitsTheChange() throws IOException {
    publish(1, "ab", EDITION, values(80.0, 90.0));
    publish(2, "ab", EDITION, values(80.0, 77.5));

    JsonNode told = explain("--format", "json").json();

    assertThat(sum(told.path("revision").path("changes"))).isCloseTo(20, within(1e-9));
    assertThat(told.path("revision").path("points_of_data").isNull()).isTrue();
    assertThat(told.has("next_band")).isFalse();
    assertThat(told.path("notes").path(0).asText())
        .isEqualTo(
            "No next band and no split into data and method: the definition of edition own at hand"
                + " is not that of release "
                + SECOND
                + "; name its file with --edition.");
  }

  @Test
  void peers_areThoseOfTheSameCountrySizeRegionAndIncome() throws IOException {
    publish(1, "ab", EDITION, values(80.0, 50.0));

    assertThat(peerSets(explain("--format", "json").json()))
        .containsExactly("country 5", "income 5", "region 11", "size_class 11");

    Path peers =
        Files.writeString(
            folder.resolve("peers.csv"),
            "country_code,city_id,region,income\nXBO,,south,upper\nXAV,alfa,south,upper\n");
    JsonNode told = explain("--peers", peers.toString(), "--format", "json").json();
    assertThat(peerSets(told))
        .containsExactly("country 5", "income 11", "region 6", "size_class 11");
    assertThat(told.path("peers"))
        .filteredOn(p -> p.path("component_id").asText().equals("root"))
        .allMatch(p -> p.path("verdict").asText().equals("strength"));
  }

  @Test
  void aNationalValue_isBorrowedAsTheIndexDoes() throws IOException {
    var values = new ArrayList<>(values(80.0, null));
    values.removeIf(v -> v.place().cityId().equals("alfa") && v.indicatorId().equals("noise"));
    values.add(value(Place.national("XAV"), "noise", 2020, 77.5));
    publish(1, "ab", EDITION, values);
    JsonNode told = explain("--edition", edition(EDITION), "--format", "json").json();
    assertThat(told.path("score").asDouble()).isCloseTo(60, within(1e-9));
    assertThat(told.path("next_band").path("points").asDouble()).isCloseTo(10, within(1e-9));
  }

  @Test
  void whatIf_takesTheDefinition() throws IOException {
    publish(1, "ab", EDITION, values(80.0, 90.0));
    assertThat(explain("--edition", edition(EDITION), "--set", "noise=50").out())
        .contains("With the values that were set")
        .contains("No release is older than " + FIRST);
    Spoken spoken = explain("--set", "noise=50");
    assertThat(spoken.status()).isEqualTo(2);
    assertThat(spoken.err()).contains("Cannot compute --set: the definition of edition own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--city alfa --release 20260131T020309Z | did you mean '20260131T020301Z'?",
        "--city alfa --against 20260131T02030 | Invalid release: no '20260131T02030' in ",
        "--city alfa --against previous | Cannot compare release 20260131T020301Z with the one"
            + " before: it is the only one there",
        "--city alpha | Invalid city: 'alpha' is not in release 20260131T020301Z; did you mean 'alfa'?",
        "--city XBO/alfa | Invalid city: 'XBO/alfa' is not in release 20260131T020301Z; did you mean 'XAV/alfa'?",
        "--city ghost | Cannot explain XAV/ghost: it failed in release 20260131T020301Z: no boundary",
        "--city alfa --edition owm | Invalid edition: 'owm' is not in release 20260131T020301Z, which has own; did you mean 'own'?",
        "--city alfa --year 1999 | Invalid year: XAV/alfa has no values in 1999 (there are [2015, 2020])",
        "--city alfa --since 2015 --against previous | Invalid --since with --against: keep one",
        "--city alfa --observations x.csv | Invalid --observations with a release",
        "--city alfa --peers none.csv | Cannot read none.csv: none.csv does not exist",
      })
  void wrongArguments_areRefusedWithTheReason(String arguments, String message) throws IOException {
    publish(1, "ab", EDITION, values(80.0, 90.0));
    Spoken spoken = Spoken.of(("explain " + folder.resolve("output") + " " + arguments).split(" "));
    assertThat(spoken.err()).contains(message);
    assertThat(spoken.status()).isEqualTo(2);
    assertThat(spoken.out()).isEmpty();
  }

  @Test
  void aPeersFile_isRefusedWhereItNamesNoPlace() throws IOException {
    publish(1, "ab", EDITION, values(80.0, 90.0));
    Path peers = folder.resolve("peers.csv");
    Files.writeString(peers, "country_code,region\nXAV,a\nXAV,b\n");
    assertThat(explain("--peers", peers.toString()).err())
        .contains("line 3: XAV stands twice; keep one");
    Files.writeString(peers, "country_code,region\nAvaria,a\n");
    assertThat(explain("--peers", peers.toString()).err()).contains("'Avaria' with city '' is no");
    Files.writeString(peers, "country,region\nXAV,a\n");
    assertThat(explain("--peers", peers.toString()).err())
        .contains("column 'country_code' is missing");
  }

  @Test
  void beforeTheFirstRelease_thereIsNothingToExplain() throws IOException {
    Files.createDirectories(folder.resolve("output"));
    assertThat(explain().err()).contains("Cannot find a release: none is published yet");
  }

  private Spoken explain(String... options) {
    Stream<String> fixed =
        Stream.of("explain", folder.resolve("output").toString(), "--city", "alfa");
    return Spoken.of(Stream.concat(fixed, Stream.of(options)).toArray(String[]::new));
  }

  private String edition(String text) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), text).toString();
  }

  private void publish(int second, String input, String edition, List<IndicatorValue> values)
      throws IOException {
    Edition read = EditionReader.read(Path.of(edition(edition)));
    new IndexRelease(
            "1",
            input,
            read,
            values,
            Map.of("XAV", List.of("north", "upper"), "XBO", List.of("north", "lower")))
        .publish(folder.resolve("output"), second);
    Files.delete(folder.resolve("own.yaml"));
  }

  /** Alfa with an index of 50 in 2015; the others score 30 to 40 at everything. */
  private static List<IndicatorValue> values(Double rent, Double noise) {
    var values = new ArrayList<IndicatorValue>();
    Place alfa = new Place("XAV", "alfa");
    values.add(value(alfa, "rent", 2015, 50.0));
    values.add(value(alfa, "noise", 2015, 75.0));
    values.add(value(alfa, "rent", 2020, rent));
    values.add(value(alfa, "noise", 2020, noise));
    for (int city = 0; city < 11; city++) {
      Place other = new Place(city < 5 ? "XAV" : "XBO", "city-" + city);
      values.add(value(other, "rent", 2020, 30.0 + city));
      values.add(value(other, "noise", 2020, 80.0 + city / 4.0));
    }
    return values;
  }

  private static IndicatorValue value(Place place, String indicatorId, int year, Double value) {
    return new IndicatorValue(
        place,
        "boundary",
        indicatorId,
        null,
        null,
        year,
        Breakdown.TOTAL,
        value,
        "PT",
        null,
        null,
        250_000.0,
        null,
        year,
        false,
        "A",
        "C",
        "reported",
        "T",
        value == null ? "missing_input: x" : null);
  }

  private static double sum(JsonNode parts) {
    double sum = 0;
    for (JsonNode part : parts) {
      sum += part.path("points").asDouble();
    }
    return sum;
  }

  private static List<String> peerSets(JsonNode told) {
    var sets = new ArrayList<String>();
    told.path("peers")
        .forEach(p -> sets.add(p.path("peer_set").asText() + " " + p.path("peers").asInt()));
    return sets.stream().distinct().sorted().toList();
  }
}
