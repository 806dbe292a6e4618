package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.index.BenchmarkInputs;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.Standardised;
import org.urbanobservatory.index.Standardiser;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** The official results of Mexico 2016 come out of the edition at every level. */
class MexicoTest {
  private static final Place CITY = new Place("MEX", "city");
  private static final int YEAR = 2016;

  @ParameterizedTest
  @CsvSource({
    "Aguascalientes, 51.92",
    "Chihuahua, 54.45",
    "Cuernavaca, 57.66",
    "León, 55.53",
    "Mérida, 52.62",
    "San Juan del Río, 57.74",
    "Tijuana, 56.11"
  })
  void officialIndicatorScoresGiveTheOfficialIndex(String city, double official)
      throws IOException {
    assertThat(scores(city).get("cpi").score()).isCloseTo(official, within(0.01));
  }

  @TestFactory
  Stream<DynamicTest> officialIndicatorScoresGiveTheLevelsBetween() throws IOException {
    List<CSVRecord> rows = SharedCsv.rows("mexico_2016_official_scores_7_cities.csv");
    return rows.get(0).getParser().getHeaderNames().stream()
        .skip(4)
        .map(city -> DynamicTest.dynamicTest(city, () -> levelsBetween(city, rows)));
  }

  private static void levelsBetween(String city, List<CSVRecord> rows) throws IOException {
    Map<String, Score> scores = scores(city);
    Map<String, String> ids = SharedCsv.idsByCode();
    int compared = 0;
    for (CSVRecord row : rows) {
      if (row.get("level").endsWith("dimension_recomputed")) {
        String id = ids.get(row.get("code"));
        assertThat(scores.get(id).score())
            .as(id)
            .isCloseTo(Double.parseDouble(row.get(city)), within(0.00006));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(28);
  }

  @Test
  void missingMassTransportIsLeftOutAndNotZero() throws IOException {
    Map<String, Score> scores = scores("San Juan del Río");
    assertThat(scores.get("length_of_mass_transport_network").score()).isNull();
    assertThat(scores.get("urban_mobility").score()).isEqualTo(94.28);
    assertThat(scores.get("urban_mobility").coverage()).isEqualTo(0.5);
  }

  @TestFactory
  Stream<DynamicTest> rawValuesGiveTheOfficialScores() throws IOException {
    Map<String, String> ids = SharedCsv.idsByCode();
    return SharedCsv.rows("mexico_2016_raw_to_score_vectors_7_cities.csv").stream()
        // Its benchmark needs the population, which the file lacks.
        .filter(row -> !row.get("code").equals("050101"))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("code") + " " + row.get("city"),
                    () -> rawValue(ids.get(row.get("code")), row)));
  }

  private static void rawValue(String id, CSVRecord row) {
    var inputs = BenchmarkInputs.of(Double.parseDouble(row.get("raw_x")));
    Component.Option option = SharedCsv.leaf("cpi-mexico-2016", id).options().get(0);
    var scored = (Standardised.Scored) Standardiser.score(option.standardisation(), inputs);
    assertThat(scored.score())
        .isCloseTo(
            Double.parseDouble(row.get("official_score")),
            within(Double.parseDouble(row.get("tolerance"))));
  }

  @ParameterizedTest
  @CsvSource({
    "1200000, 4, 40",
    "780000, 1, 12.5",
    "300000, 1, 25",
    "100000, 0, 0",
    "850000, 6, 75"
  })
  void monitoringStationsAreScoredByPopulation(double population, double stations, double score) {
    Component leaf = SharedCsv.leaf("cpi-mexico-2016", "number_of_monitoring_stations");
    var inputs = new BenchmarkInputs(stations, null, null, population);
    assertThat(Standardiser.score(leaf.options().get(0).standardisation(), inputs))
        .isEqualTo(new Standardised.Scored(score, null));
  }

  private static Map<String, Score> scores(String city) throws IOException {
    var edition = Catalogue.load().edition("cpi-mexico-2016");
    return new IndexComputation(edition)
        .score(CITY, YEAR, officialScores(city)).scores().stream()
            .collect(Collectors.toMap(Score::componentId, score -> score));
  }

  private static List<IndicatorValue> officialScores(String city) throws IOException {
    Map<String, String> ids = SharedCsv.idsByCode();
    var values = new ArrayList<IndicatorValue>();
    for (CSVRecord row : SharedCsv.rows("mexico_2016_official_scores_7_cities.csv")) {
      if (row.get("level").equals("indicator") && !row.get(city).isEmpty()) {
        values.add(value(ids.get(row.get("code")), Double.parseDouble(row.get(city))));
      }
    }
    return values;
  }

  private static IndicatorValue value(String indicator, double score) {
    return new IndicatorValue(
        CITY,
        "boundary",
        indicator,
        null,
        null,
        YEAR,
        Breakdown.TOTAL,
        score,
        "SCORE",
        null,
        null,
        null,
        null,
        YEAR,
        false,
        "A",
        "CA",
        "reported",
        "official",
        null);
  }
}
