package org.urbanobservatory.index;

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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Band;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Component.Option;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator.Confidence;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Standardisation.Inverse;
import org.urbanobservatory.model.Standardisation.LandUseEfficiency;
import org.urbanobservatory.model.Standardisation.ObjectiveMaximum;
import org.urbanobservatory.model.Transform;

class IndexComputationTest {
  private static final Place BRAVO = new Place("XAV", "bravo");
  private static final Place CHARLIE = new Place("XBO", "charlie");
  private static final double EXACT = 1e-12;

  /** Two dimensions, geometric; one of three equal leaves, one of a leaf weighing 1. */
  private static final Edition EDITION =
      edition(
          inner("cpi", null, Level.INDEX, Aggregation.GEOMETRIC),
          inner("life", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
          leaf("literacy", "life", 2, option("literacy", new Identity())),
          leaf("water", "life", 1, option("water", direct(50, 100))),
          leaf(
              "air",
              "life",
              1,
              option("pm25", new ObjectiveMaximum(Benchmark.of(10))),
              new Option("pm10", new ObjectiveMaximum(Benchmark.of(40)), Confidence.ONE_SOURCE, 5)),
          inner("land", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
          leaf(
              "efficiency",
              "land",
              1,
              option(
                  "efficiency",
                  new LandUseEfficiency(
                      new Inverse(Transform.LINEAR, Benchmark.of(0), Benchmark.of(3))))));

  @Test
  void threeCities_goldenScores() {
    // Alfa: (2*90 + 60 + 50) / 4 = 72.5; efficiency 1.5 of 3 = 50; sqrt(72.5 * 50).
    var alfa =
        score(
            value(ALFA, "literacy", 2020, 90.0),
            value(ALFA, "water", 2020, 80.0),
            value(ALFA, "pm25", 2020, 15.0),
            growth(ALFA, 1.5, 0.03, 0.02));
    assertThat(row(alfa, "life").score()).isCloseTo(72.5, within(EXACT));
    assertThat(row(alfa, "land").score()).isCloseTo(50, within(EXACT));
    assertThat(row(alfa, "cpi").score()).isCloseTo(60.207972893961475, within(EXACT));
    assertThat(row(alfa, "cpi").band()).isEqualTo("good");
    assertThat(row(alfa, "cpi").coverage()).isEqualTo(1);
    assertThat(row(alfa, "cpi").confidenceShare()).isEqualTo(1);
    assertThat(row(alfa, "air").rawValue()).isEqualTo(15);
    assertThat(alfa.issues()).isEmpty();

    // Bravo: water missing, PM10 60 -> 50; (2*80 + 50) / 3 = 70; ratio 0 -> 100.
    var bravo =
        new IndexComputation(EDITION)
            .score(
                BRAVO,
                2020,
                List.of(
                    value(BRAVO, "literacy", 2018, 80.0),
                    value(BRAVO, "pm10", 2020, 60.0),
                    growth(BRAVO, 0.0, 0.0, 0.02)));
    assertThat(row(bravo, "life").score()).isCloseTo(70, within(EXACT));
    assertThat(row(bravo, "cpi").score()).isCloseTo(StrictMath.sqrt(7000), within(1e-10));
    assertThat(row(bravo, "life").coverage()).isEqualTo(0.75);
    assertThat(row(bravo, "life").proxiedShare()).isCloseTo(2 / 3.0, within(EXACT));
    assertThat(row(bravo, "life").confidenceShare()).isCloseTo(2 / 3.0, within(EXACT));
    assertThat(row(bravo, "cpi").coverage()).isEqualTo(0.875);
    assertThat(row(bravo, "literacy").dataYear()).isEqualTo(2018);
    assertThat(row(bravo, "water").reason()).isEqualTo("no_value");

    // Charlie: only water and air, half the weight of life: (100 + 0) / 2; land shrinks, 100.
    var charlie =
        new IndexComputation(EDITION)
            .score(
                CHARLIE,
                2020,
                List.of(
                    value(CHARLIE, "water", 2020, 100.0),
                    value(CHARLIE, "pm25", 2020, 20.0),
                    growth(CHARLIE, 2.0, -0.04, -0.02)));
    assertThat(row(charlie, "life").score()).isEqualTo(50);
    assertThat(row(charlie, "cpi").score()).isCloseTo(70.71067811865476, within(EXACT));
    assertThat(charlie.issues())
        .extracting(Issue::code, Issue::variable, Issue::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "population_not_growing",
                "efficiency",
                "Index test of XBO/charlie in 2020: component efficiency is scored 100.0, because"
                    + " population_not_growing (area growth -0.04, population growth -0.02, ratio"
                    + " 2.0)"));
  }

  @Test
  void rows_comeInEditionOrderAlsoWithoutScores() {
    Scored scored = score();
    assertThat(scored.scores())
        .extracting(Score::componentId)
        .containsExactly("cpi", "life", "literacy", "water", "air", "land", "efficiency");
    assertThat(scored.scores()).allMatch(row -> row.score() == null && row.band() == null);
    assertThat(row(scored, "cpi").reason()).isEqualTo("coverage_below_minimum");
    assertThat(row(scored, "cpi").coverage()).isEqualTo(0);
    assertThat(row(scored, "literacy").parentId()).isEqualTo("life");
  }

  @Test
  void belowHalf_aDimensionIsNullButItsLeavesStay() {
    Scored scored = score(value(ALFA, "water", 2020, 80.0), growth(ALFA, 1.5, 0.03, 0.02));
    assertThat(row(scored, "water").score()).isEqualTo(60);
    assertThat(row(scored, "life").score()).isNull();
    assertThat(row(scored, "life").coverage()).isEqualTo(0.25);
    assertThat(row(scored, "cpi").score()).isNull();
    assertThat(row(scored, "cpi").coverage()).isEqualTo(0.625);
    assertThat(row(scored, "water").contribution()).isNull();
    assertThat(row(scored, "land").contribution()).isNull();
  }

  @Test
  void contributions_ofPresentSiblingsAddUp() {
    Scored scored =
        score(
            value(ALFA, "literacy", 2020, 90.0),
            value(ALFA, "water", 2020, 80.0),
            growth(ALFA, 1.5, 0.03, 0.02));
    // (2*90 + 60) / 3 = 80 = 60 + 20.
    assertThat(row(scored, "literacy").contribution()).isCloseTo(60, within(EXACT));
    assertThat(row(scored, "water").contribution()).isCloseTo(20, within(EXACT));
    assertThat(row(scored, "air").contribution()).isNull();
    double cpi = row(scored, "cpi").score();
    assertThat(row(scored, "life").contribution()).isCloseTo(cpi / 2, within(EXACT));
    assertThat(row(scored, "cpi").contribution()).isNull();
  }

  @Test
  void latestValue_notAfterTheYearAndNotTooOld() {
    List<IndicatorValue> values =
        List.of(
            value(ALFA, "literacy", 2014, 10.0),
            value(ALFA, "literacy", 2015, 20.0),
            value(ALFA, "literacy", 2021, 30.0));
    var computation = new IndexComputation(EDITION);
    assertThat(row(computation.score(ALFA, 2020, values), "literacy").rawValue()).isEqualTo(20);
    assertThat(row(computation.score(ALFA, 2014, values), "literacy").rawValue()).isEqualTo(10);
    Score old = row(computation.score(ALFA, 2020, values.subList(0, 1)), "literacy");
    assertThat(old.score()).isNull();
    assertThat(old.reason()).isEqualTo("too_old: 2014");
  }

  @Test
  void preferredOption_winsAlsoWhenItIsOlder() {
    Scored scored = score(value(ALFA, "pm10", 2020, 40.0), value(ALFA, "pm25", 2016, 15.0));
    assertThat(row(scored, "air").score()).isEqualTo(50);
    assertThat(row(scored, "air").proxiedShare()).isEqualTo(1);
    assertThat(row(scored, "air").dataYear()).isEqualTo(2016);
  }

  @Test
  void borrowedValue_countsAsProxied_andTheOwnOneIsPreferred() {
    IndicatorValue borrowed = value(ALFA, "literacy", 2020, 50.0, "PT", null, null, null, true);
    assertThat(row(score(borrowed), "literacy").proxiedShare()).isEqualTo(1);
    Scored both = score(borrowed, value(ALFA, "literacy", 2020, 60.0));
    assertThat(row(both, "literacy").rawValue()).isEqualTo(60);
    assertThat(row(both, "literacy").proxiedShare()).isEqualTo(0);
  }

  @Test
  void scoreUnit_skipsTheStandardisation() {
    Scored scored = score(value(ALFA, "water", 2020, 30.0, "SCORE"));
    assertThat(row(scored, "water").score()).isEqualTo(30);
    Score wrong = row(score(value(ALFA, "water", 2020, 100.5, "SCORE")), "water");
    assertThat(wrong.reason()).isEqualTo("score_not_in_0_100");
    assertThat(wrong.rawValue()).isEqualTo(100.5);
  }

  @Test
  void breakdowns_andComponents_areLeftAside() {
    IndicatorValue total = value(ALFA, "literacy", 2020, 90.0);
    var women =
        new IndicatorValue(
            ALFA,
            "boundary",
            "literacy",
            null,
            null,
            2020,
            Breakdown.TOTAL.withSex("F"),
            10.0,
            "PT",
            null,
            null,
            null,
            null,
            2020,
            false,
            "A",
            "C",
            "test",
            "test",
            null);
    assertThat(row(score(women, total), "literacy").rawValue()).isEqualTo(90);
  }

  @Test
  void zeroDimension_makesTheGeometricMeanZeroAndSaysSo() {
    Scored scored = score(value(ALFA, "literacy", 2020, 90.0), growth(ALFA, 3.0, 0.06, 0.02));
    assertThat(row(scored, "cpi").score()).isEqualTo(0);
    assertThat(row(scored, "cpi").band()).isEqualTo("poor");
    assertThat(scored.issues())
        .extracting(Issue::code, Issue::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "zero_dimension",
                "Index test of XAV/alfa in 2020: component land is 0, so the geometric mean cpi is"
                    + " 0"));
  }

  @Test
  void standingPopulation_isScoredByItsLandAlone() {
    IndicatorValue still = value(ALFA, "efficiency", 2020, null, "1", 0.03, 0.0, null, false);
    Scored scored = score(still);
    assertThat(row(scored, "efficiency").score()).isEqualTo(0);
    assertThat(scored.issues()).extracting(Issue::code).containsExactly("population_not_growing");
  }

  @Test
  void notApplicableLeaf_leavesTheDenominator() {
    var stations =
        new org.urbanobservatory.model.Standardisation.Direct(
            Transform.LINEAR,
            Benchmark.of(0),
            new Benchmark.Function("required_monitoring_stations"));
    Edition edition =
        edition(
            inner("cpi", null, Level.INDEX, Aggregation.ARITHMETIC),
            leaf("literacy", "cpi", 1, option("literacy", new Identity())),
            leaf("stations", "cpi", 1, option("stations", stations)));
    IndicatorValue small = value(ALFA, "stations", 2020, 1.0, "COUNT", null, null, 50_000.0, false);
    Scored scored =
        new IndexComputation(edition)
            .score(ALFA, 2020, List.of(value(ALFA, "literacy", 2020, 70.0), small));
    assertThat(row(scored, "stations").reason())
        .isEqualTo("not_applicable: population_below_100000");
    assertThat(row(scored, "cpi").score()).isEqualTo(70);
    assertThat(row(scored, "cpi").coverage()).isEqualTo(1);

    Scored alone = new IndexComputation(edition).score(ALFA, 2020, List.of(small));
    assertThat(row(alone, "cpi").reason()).isEqualTo("coverage_below_minimum");
  }

  @Test
  void nullValue_passesItsReasonOn() {
    assertThat(row(score(value(ALFA, "water", 2020, null)), "water").reason())
        .isEqualTo("missing_input: x");
  }

  @Test
  void bands_areHalfOpen() {
    assertThat(row(score(value(ALFA, "literacy", 2020, 60.0)), "literacy").band())
        .isEqualTo("good");
    assertThat(row(score(value(ALFA, "literacy", 2020, 59.999)), "literacy").band())
        .isEqualTo("poor");
  }

  @Test
  void orderOfValues_changesNothing() {
    var values =
        new ArrayList<>(
            List.of(
                value(ALFA, "literacy", 2018, 81.7),
                value(ALFA, "literacy", 2019, 83.1),
                value(ALFA, "water", 2020, 77.3),
                value(ALFA, "pm10", 2020, 51.9),
                growth(ALFA, 1.1, 0.022, 0.02)));
    var computation = new IndexComputation(EDITION);
    Scored expected = computation.score(ALFA, 2020, values);
    var random = new Random(5);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(values, random);
      assertThat(computation.score(ALFA, 2020, values)).isEqualTo(expected);
    }
  }

  @Test
  void twoValuesOfOneYear_areTheCallersFault() {
    assertThatThrownBy(
            () -> score(value(ALFA, "water", 2020, 1.0), value(ALFA, "water", 2020, 2.0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot score XAV/alfa: indicator water has 2 values of 2020; pass those of one"
                + " extent");
    assertThatThrownBy(() -> score(value(BRAVO, "water", 2020, 1.0)))
        .hasMessage("Cannot score XAV/alfa: value of water is of XAV/bravo");
  }

  @Test
  void editionWithImpossibleBenchmarks_isRefusedByName() {
    Edition edition =
        edition(
            inner("cpi", null, Level.INDEX, Aggregation.ARITHMETIC),
            leaf("water", "cpi", 1, option("improved_water", direct(100, 50))));
    assertThatThrownBy(() -> new IndexComputation(edition))
        .hasMessage(
            "Invalid edition test: component water, indicator improved_water: Invalid benchmarks:"
                + " minimum 100.0 is not below maximum 50.0");
  }

  private static Scored score(IndicatorValue... values) {
    return new IndexComputation(EDITION).score(ALFA, 2020, List.of(values));
  }

  private static IndicatorValue growth(Place place, Double ratio, double area, double people) {
    return value(place, "efficiency", 2020, ratio, "1", area, people, null, false);
  }

  private static Score row(Scored scored, String componentId) {
    return scored.scores().stream()
        .filter(row -> row.componentId().equals(componentId))
        .findFirst()
        .orElseThrow();
  }

  private static Edition edition(Component... components) {
    List<Band> bands = List.of(new Band("poor", "Poor", 0), new Band("good", "Good", 60));
    return new Edition("test", "Test", "none", List.of(components), bands, true);
  }
}
