package org.urbanobservatory.index.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.index.IndexFixtures.ALFA;
import static org.urbanobservatory.index.IndexFixtures.direct;
import static org.urbanobservatory.index.IndexFixtures.inner;
import static org.urbanobservatory.index.IndexFixtures.leaf;
import static org.urbanobservatory.index.IndexFixtures.option;
import static org.urbanobservatory.index.IndexFixtures.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.MissingRule;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.model.Uncertainty.AggregationChoice;
import org.urbanobservatory.model.Uncertainty.Omission;
import org.urbanobservatory.model.Uncertainty.Reading;

class MonteCarloTest {
  private static final Place BRAVO = new Place("XAV", "bravo");
  private static final Edition EDITION =
      edition(
          inner("cpi", null, Level.INDEX, Aggregation.GEOMETRIC),
          inner("life", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
          leaf("literacy", "life", 2, option("literacy", new Identity())),
          leaf("water", "life", 1, option("water", direct(50, 100))),
          inner("land", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
          leaf("green", "land", 1, option("green", new Identity())));

  @ParameterizedTest
  @ValueSource(strings = {"cpi-guide", "cpi-mexico-2016", "cpi-2012"})
  void withNothingVaried_scoresAreThoseOfTheIndexToTheLastBit(String id) {
    Edition edition = Catalogue.load().findEdition(id).orElseThrow();
    var monteCarlo = new MonteCarlo(edition, Uncertainty.NONE.withDraws(3));
    for (int city = 0; city < 200; city++) {
      List<IndicatorValue> values = randomValues(edition, city);
      Place place = new Place("XAV", "c" + city);
      List<Score> scores = new IndexComputation(edition).score(place, 2020, values).scores();
      CitySheet sheet = monteCarlo.sheet(place, 2020, values);
      double[] own = monteCarlo.ownScores(sheet);
      List<MethodRange> ranges = monteCarlo.ranges(sheet);
      for (Score score : scores) {
        int at = monteCarlo.componentIds().indexOf(score.componentId());
        if (score.score() == null) {
          assertThat(own[at] >= 0).as(score.componentId()).isFalse();
          assertThat(ranges.get(at).low()).isNull();
        } else {
          assertThat(own[at]).as(score.componentId()).isEqualTo(score.score());
          assertThat(ranges.get(at).low()).isEqualTo(score.score());
          assertThat(ranges.get(at).high()).isEqualTo(score.score());
        }
      }
    }
  }

  @Test
  void everyChoiceOfTheGuide_isNamed() {
    Edition edition = Catalogue.load().findEdition("cpi-guide").orElseThrow();
    assertThat(new MonteCarlo(edition, everything(100)).choices())
        .extracting(Choice::id)
        .containsExactly(
            "weights",
            "reading:life_expectancy_at_birth",
            "aggregation:index",
            "missing",
            "omission");
  }

  @Test
  void variedWeights_moveAMeanWithinTheHandBounds() {
    // life = (2*90 + 60)/3 = 80. Weights within 25 %: extremes (1.5*90 + 1.25*60)/2.75 = 76.36 and
    // (2.5*90 + 0.75*60)/3.25 = 83.08.
    var monteCarlo = new MonteCarlo(EDITION, weights(0.25, 2000));
    MethodRange life = range(monteCarlo, values(90, 80, 40), "life");
    assertThat(life.low()).isBetween(76.3636, 80.0);
    assertThat(life.high()).isBetween(80.0, 83.0770);
    assertThat(life.high() - life.low()).isBetween(4.0, 6.0);
    // A single child: its weight moves nothing.
    assertThat(range(monteCarlo, values(90, 80, 40), "land").low()).isEqualTo(40);
  }

  @Test
  void aDisputedReading_isTakenInHalfOfTheDraws() {
    var reading = new Reading("water", "water", direct(0, 100), "another transcription");
    var monteCarlo = new MonteCarlo(EDITION, readings(reading, 1000));
    MethodRange water = range(monteCarlo, values(90, 80, 40), "water");
    assertThat(water.low()).isEqualTo(60);
    assertThat(water.high()).isEqualTo(80);
    assertThat(range(monteCarlo, values(90, 80, 40), "literacy").high()).isEqualTo(90);
    // life is 80 or (2*90 + 80)/3.
    assertThat(range(monteCarlo, values(90, 80, 40), "life").high())
        .isCloseTo(260 / 3.0, within(1e-12));
  }

  @Test
  void anotherMean_isTakenAtItsLevelOnly() {
    var monteCarlo =
        new MonteCarlo(
            EDITION,
            new Uncertainty(
                500,
                7,
                0,
                List.of(),
                List.of(new AggregationChoice(Level.INDEX, List.of(Aggregation.ARITHMETIC))),
                List.of(),
                Omission.NONE));
    MethodRange index = range(monteCarlo, values(90, 80, 20), "cpi");
    // sqrt(80 * 20) = 40, (80 + 20)/2 = 50.
    assertThat(index.low()).isCloseTo(40, within(1e-12));
    assertThat(index.high()).isEqualTo(50);
    assertThat(range(monteCarlo, values(90, 80, 20), "life").high()).isEqualTo(80);
  }

  @Test
  void anOmittedIndicator_leavesTheTree() {
    var monteCarlo = new MonteCarlo(EDITION, only(List.of(), Omission.ONE_INDICATOR, 1000));
    List<IndicatorValue> values = values(90, 80, 40);
    MethodRange life = range(monteCarlo, values, "life");
    assertThat(life.low()).isEqualTo(60);
    assertThat(life.high()).isEqualTo(90);
    // Without green, land does not apply and the index is life alone.
    assertThat(range(monteCarlo, values, "cpi").high()).isEqualTo(80);
    assertThat(range(monteCarlo, values, "green").scoredShare()).isBetween(0.7, 0.8);
  }

  @Test
  void rulesForMissing_fillWhatIsMissing() {
    List<IndicatorValue> noWater =
        List.of(
            value(ALFA, "literacy", 2020, 90.0),
            value(ALFA, "green", 2020, 40.0),
            value(ALFA, "water", 2010, 70.0));
    assertThat(range(rule(MissingRule.ZERO), noWater, "life").low()).isEqualTo(60);
    assertThat(range(rule(MissingRule.DIMENSION_MEAN), noWater, "life").low()).isEqualTo(90);
    MethodRange older = range(rule(MissingRule.OLDER_VALUE), noWater, "life");
    assertThat(older.low()).isCloseTo((180 + 40) / 3.0, within(1e-12));
    assertThat(older.high()).isEqualTo(90);
    // The leaf itself stays without a score, so it has no range.
    assertThat(range(rule(MissingRule.ZERO), noWater, "water").low()).isNull();
  }

  @Test
  void groupMean_isRefusedWhereBenchmarksAreFixed() {
    assertThatThrownBy(() -> rule(MissingRule.GROUP_MEAN))
        .hasMessage(
            "Invalid uncertainty of edition test: group_mean makes a score depend on other places,"
                + " but its benchmarks are fixed; take older_value or dimension_mean");
  }

  @Test
  void aReadingOfNothing_isRefusedByName() {
    var reading = new Reading("green", "water", direct(0, 1), "x");
    assertThatThrownBy(() -> new MonteCarlo(EDITION, readings(reading, 10)))
        .hasMessage(
            "Invalid reading in edition test: component green does not take indicator water");
  }

  @Test
  void aCity_hasTheSameRangeAlone_amongOthers_andInAnyOrder() {
    Edition edition = Catalogue.load().findEdition("cpi-guide").orElseThrow();
    List<CitySheet> sheets = new ArrayList<>();
    var monteCarlo = new MonteCarlo(edition, everything(200));
    for (int city = 0; city < 12; city++) {
      sheets.add(monteCarlo.sheet(new Place("XAV", "c" + city), 2020, randomValues(edition, city)));
    }
    List<List<MethodRange>> together = monteCarlo.ranges(sheets);
    for (int city = 11; city >= 0; city--) {
      var alone = new MonteCarlo(edition, everything(200));
      List<IndicatorValue> values = randomValues(edition, city);
      assertThat(alone.ranges(alone.sheet(new Place("XAV", "c" + city), 2020, values)))
          .isEqualTo(together.get(city));
    }
  }

  @Test
  void ranks_areCountedOverTheDraws() {
    // alfa's life 80 and land 40, bravo's 60 and 55: geometric 56.57 and 57.45, arithmetic 60,
    // 57.5.
    var monteCarlo =
        new MonteCarlo(
            EDITION,
            new Uncertainty(
                1000,
                3,
                0,
                List.of(),
                List.of(new AggregationChoice(Level.INDEX, List.of(Aggregation.ARITHMETIC))),
                List.of(),
                Omission.NONE));
    List<CitySheet> sheets =
        List.of(
            monteCarlo.sheet(BRAVO, 2020, values(BRAVO, 60, 80, 55)),
            monteCarlo.sheet(ALFA, 2020, values(90, 80, 40)));
    List<RankRange> ranks = monteCarlo.ranks("cpi", sheets, place -> "all");
    assertThat(ranks).extracting(RankRange::place).containsExactly(ALFA, BRAVO);
    assertThat(ranks).extracting(RankRange::rank).containsExactly(2, 1);
    assertThat(ranks).allMatch(rank -> rank.rankLow() == 1 && rank.rankHigh() == 2);
    assertThat(ranks.get(0).frequencies().get(0).share()).isBetween(0.45, 0.55);
    assertThat(ranks.get(0).frequencies().get(0).share())
        .isEqualTo(ranks.get(1).frequencies().get(1).share());
    // Alone among its peers, everyone is first.
    assertThat(monteCarlo.ranks("cpi", sheets, Place::cityId))
        .allMatch(rank -> rank.rank() == 1 && rank.rankHigh() == 1);
  }

  @Test
  void samplingError_isApartFromTheMethod() {
    var monteCarlo = new MonteCarlo(EDITION, only(List.of(), Omission.NONE, 4000));
    List<IndicatorValue> values =
        List.of(
            withError(value(ALFA, "literacy", 2020, 50.0), 3),
            value(ALFA, "water", 2020, 80.0),
            value(ALFA, "green", 2020, 40.0));
    assertThat(range(monteCarlo, values, "literacy").high()).isEqualTo(50);
    List<SamplingRange> ranges = monteCarlo.sampling(ALFA, 2020, values);
    assertThat(ranges)
        .extracting(SamplingRange::componentId)
        .containsExactly("literacy", "life", "cpi");
    // Standard error 3; a weight of 2 in 3 makes it 2 in the dimension; 1.645 sd on each side.
    assertThat(ranges.get(0).stdError()).isCloseTo(3, within(0.1));
    assertThat(ranges.get(1).stdError()).isCloseTo(2, within(0.07));
    assertThat(ranges.get(0).low()).isCloseTo(50 - 1.645 * 3, within(0.25));
    assertThat(ranges.get(0).high()).isCloseTo(50 + 1.645 * 3, within(0.25));
    assertThat(monteCarlo.sampling(ALFA, 2020, values(50, 80, 40))).isEmpty();
  }

  @Test
  void choiceShares_nameWhatMoves() {
    var reading = new Reading("water", "water", direct(0, 100), "another transcription");
    var uncertainty =
        new Uncertainty(
            0,
            5,
            0,
            List.of(reading),
            List.of(new AggregationChoice(Level.INDEX, List.of(Aggregation.ARITHMETIC))),
            List.of(),
            Omission.NONE);
    var monteCarlo = new MonteCarlo(EDITION, uncertainty);
    var shares = new ChoiceShares(monteCarlo, 2048);
    List<IndicatorValue> values = values(90, 80, 40);
    CitySheet sheet = monteCarlo.sheet(ALFA, 2020, values);
    // Equal dimensions: the mean's kind moves nothing.
    List<ChoiceShare> equal = shares.of("life", sheet, values);
    assertThat(equal)
        .extracting(ChoiceShare::choice)
        .containsExactly("reading:water", "aggregation:index");
    assertThat(equal.get(0).first()).isCloseTo(1, within(0.02));
    assertThat(equal.get(1).total()).isEqualTo(0);
    // cpi: sqrt(80*40)=56.57, 60; with the reading sqrt(86.67*40)=58.88, 63.33: two nearly additive
    // factors with effects 3.94 and 2.82 (mean differences), variances 3.89 and 1.99.
    List<ChoiceShare> cpi = shares.of("cpi", sheet, values);
    assertThat(cpi.get(1).first()).isCloseTo(0.655, within(0.03));
    assertThat(cpi.get(0).first()).isCloseTo(0.337, within(0.03));
  }

  private static MonteCarlo rule(MissingRule rule) {
    return new MonteCarlo(EDITION, only(List.of(rule), Omission.NONE, 400));
  }

  private static Uncertainty weights(double share, int draws) {
    return new Uncertainty(draws, 1, share, List.of(), List.of(), List.of(), Omission.NONE);
  }

  private static Uncertainty readings(Reading reading, int draws) {
    return new Uncertainty(draws, 1, 0, List.of(reading), List.of(), List.of(), Omission.NONE);
  }

  private static Uncertainty only(List<MissingRule> missing, Omission omission, int draws) {
    return new Uncertainty(draws, 11, 0, List.of(), List.of(), missing, omission);
  }

  static Uncertainty everything(int draws) {
    return new Uncertainty(
        draws,
        42,
        0.25,
        List.of(
            new Reading(
                "life_expectancy_at_birth",
                "life_expectancy_at_birth",
                direct(54, 83.48),
                "official Mexican scores")),
        List.of(new AggregationChoice(Level.INDEX, List.of(Aggregation.ARITHMETIC))),
        List.of(MissingRule.OLDER_VALUE, MissingRule.DIMENSION_MEAN),
        Omission.ONE_INDICATOR);
  }

  private static MethodRange range(
      MonteCarlo monteCarlo, List<IndicatorValue> values, String componentId) {
    return monteCarlo.ranges(monteCarlo.sheet(ALFA, 2020, values)).stream()
        .filter(range -> range.componentId().equals(componentId))
        .findFirst()
        .orElseThrow();
  }

  private static List<IndicatorValue> values(double literacy, double water, double green) {
    return values(ALFA, literacy, water, green);
  }

  private static List<IndicatorValue> values(
      Place place, double literacy, double water, double green) {
    return List.of(
        value(place, "literacy", 2020, literacy),
        value(place, "water", 2020, water),
        value(place, "green", 2020, green));
  }

  /** Values of most leaves, some old, some missing; a scale that suits many benchmarks. */
  static List<IndicatorValue> randomValues(Edition edition, int city) {
    var random = new Random(city);
    var values = new ArrayList<IndicatorValue>();
    Place place = new Place("XAV", "c" + city);
    for (Component component : edition.leaves()) {
      for (Component.Option option : component.options()) {
        double x = 100 * random.nextDouble();
        if (random.nextDouble() < 0.85) {
          int year = random.nextDouble() < 0.1 ? 2008 : 2020;
          values.add(value(place, option.indicatorId(), year, x, "PT", 0.02, 0.01 * x, 3e5, false));
        }
      }
    }
    return values;
  }

  private static IndicatorValue withError(IndicatorValue v, double stdError) {
    return new IndicatorValue(
        v.place(),
        v.extentId(),
        v.indicatorId(),
        null,
        null,
        v.year(),
        Breakdown.TOTAL,
        v.value(),
        v.unit(),
        null,
        null,
        null,
        stdError,
        v.dataYear(),
        false,
        "A",
        "C",
        "test",
        "test",
        null);
  }

  private static Edition edition(Component... components) {
    return new Edition("test", "Test", "none", List.of(components), List.of(), true);
  }
}
