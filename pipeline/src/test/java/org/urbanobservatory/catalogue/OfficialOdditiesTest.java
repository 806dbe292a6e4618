package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.index.Aggregator;
import org.urbanobservatory.index.BenchmarkInputs;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.Standardised;
import org.urbanobservatory.index.Standardiser;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * Where the official numbers of Mexico 2016 differ from what the documents say: each test shows
 * which reading reproduces them, and that the other one does not.
 */
class OfficialOdditiesTest {
  private static final String SCORES = "mexico_2016_official_scores_7_cities.csv";
  private static final String VECTORS = "mexico_2016_raw_to_score_vectors_7_cities.csv";
  private static final String TRANSIT = "length_of_mass_transport_network";
  private static final double OFFICIAL_SAN_JUAN = 57.74;

  /** Printed as 0, but the official index needs it left out: 57.734, against 56.342 as a zero. */
  @Test
  void sanJuansMassTransport_isMissing_thoughPrintedAsZero() throws IOException {
    List<IndicatorValue> leftOut = official("San Juan del Río", TRANSIT);
    assertThat(cpi(leftOut)).isCloseTo(OFFICIAL_SAN_JUAN, within(0.01)).isCloseTo(57.734, within(0.001));

    var asZero = new ArrayList<>(leftOut);
    asZero.add(value(TRANSIT, 0));
    assertThat(cpi(asZero)).isCloseTo(56.342, within(0.001));
  }

  /**
   * The definition divides by the labour force, the official scores by everybody of 15 and older.
   * The labour force follows from the official employment score, 30.5 to 75 % of that population.
   */
  @Test
  void unemployment_isDividedByAllAdults_notByTheLabourForce() throws IOException {
    Map<String, Double> employment = scoresOf("010402");
    int compared = 0;
    for (CSVRecord row : vectors("010401")) {
      double ofAdults = Double.parseDouble(row.get("raw_x"));
      double official = Double.parseDouble(row.get("official_score"));
      double employed = 30.5 + 44.5 * employment.get(row.get("city")) / 100;
      double ofLabourForce = 100 * ofAdults / (ofAdults + employed);
      assertThat(score("cpi-mexico-2016", "unemployment_rate", ofAdults))
          .isCloseTo(official, within(0.01));
      assertThat(official - score("cpi-guide", "unemployment_rate", ofLabourForce))
          .as("%s by the labour force", row.get("city"))
          .isGreaterThan(5);
      compared++;
    }
    assertThat(compared).isEqualTo(7);
  }

  /** Two transcriptions of the guide print a minimum of 49 years; official scores need 54. */
  @Test
  void lifeExpectancy_beginsAt54_notAt49() throws IOException {
    int compared = 0;
    for (CSVRecord row : vectors("030101")) {
      double years = Double.parseDouble(row.get("raw_x"));
      double official = Double.parseDouble(row.get("official_score"));
      assertThat(score("cpi-mexico-2016", "life_expectancy_at_birth", years))
          .isCloseTo(official, within(0.01));
      assertThat(score("cpi-guide", "life_expectancy_at_birth", years) - official)
          .as("%s from 49 years", row.get("city"))
          .isGreaterThan(3);
      compared++;
    }
    assertThat(compared).isEqualTo(7);
  }

  /** The documents punish debt above 60 %; the official scores reward it up to there. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 15, 30, 60})
  void subnationalDebt_isRewardedUpToSixtyPercent(double debt) {
    assertThat(score("cpi-guide", "subnational_debt", debt)).isEqualTo(100);
    assertThat(score("cpi-mexico-2016", "subnational_debt", debt))
        .isCloseTo(100 * debt / 60, within(1e-12));
  }

  /** No official score is the 100 that every debt below 60 % would have by the documents. */
  @Test
  void officialDebtScores_areNotThoseOfTheDocuments() throws IOException {
    assertThat(scoresOf("060203").values()).hasSize(7).allMatch(score -> score < 81);
  }

  /** Two later calculators take the arithmetic mean of the dimensions: 1 to 5 points too much. */
  @ParameterizedTest
  @ValueSource(strings = {"Aguascalientes:51.92", "Mérida:52.62", "Tijuana:56.11"})
  void dimensions_areMultiplied_notAdded(String cityAndIndex) throws IOException {
    String city = cityAndIndex.split(":")[0];
    double official = Double.parseDouble(cityAndIndex.split(":")[1]);
    List<Aggregator.Part> dimensions =
        scores(official(city)).stream()
            .filter(score -> "cpi".equals(score.parentId()))
            .map(score -> new Aggregator.Part(score.score(), 1))
            .toList();
    assertThat(dimensions).hasSize(6);
    assertThat(Aggregator.mean(Aggregation.GEOMETRIC, dimensions))
        .isCloseTo(official, within(0.01));
    assertThat(Aggregator.mean(Aggregation.ARITHMETIC, dimensions) - official).isGreaterThan(1);
  }

  private static double cpi(List<IndicatorValue> values) {
    return scores(values).get(0).score();
  }

  private static List<Score> scores(List<IndicatorValue> values) {
    return new IndexComputation(Catalogue.load().edition("cpi-mexico-2016"))
        .score(new Place("MEX", "city"), 2016, values)
        .scores();
  }

  private static double score(String edition, String leaf, double value) {
    Component.Option option = SharedCsv.leaf(edition, leaf).options().get(0);
    var outcome = Standardiser.score(option.standardisation(), BenchmarkInputs.of(value));
    return ((Standardised.Scored) outcome).score();
  }

  private static List<CSVRecord> vectors(String code) throws IOException {
    return SharedCsv.rows(VECTORS).stream().filter(row -> row.get("code").equals(code)).toList();
  }

  /** The official scores of one indicator by city. */
  private static Map<String, Double> scoresOf(String code) throws IOException {
    CSVRecord row =
        SharedCsv.rows(SCORES).stream()
            .filter(r -> r.get("code").equals(code))
            .findFirst()
            .orElseThrow();
    return row.getParser().getHeaderNames().stream()
        .skip(4)
        .collect(Collectors.toMap(city -> city, city -> Double.parseDouble(row.get(city))));
  }

  private static List<IndicatorValue> official(String city, String... without) throws IOException {
    Map<String, String> ids = SharedCsv.idsByCode();
    var values = new ArrayList<IndicatorValue>();
    for (CSVRecord row : SharedCsv.rows(SCORES)) {
      String id = ids.get(row.get("code"));
      boolean isWanted = row.get("level").equals("indicator") && !List.of(without).contains(id);
      if (isWanted && !row.get(city).isEmpty()) {
        values.add(value(id, Double.parseDouble(row.get(city))));
      }
    }
    return values;
  }

  private static IndicatorValue value(String indicator, double score) {
    return new IndicatorValue(
        new Place("MEX", "city"),
        "boundary",
        indicator,
        null,
        null,
        2016,
        Breakdown.TOTAL,
        score,
        "SCORE",
        null,
        null,
        null,
        null,
        2016,
        false,
        "A",
        "CA",
        "reported",
        "official",
        null);
  }
}
