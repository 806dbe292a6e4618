package org.urbanobservatory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.index.Standardised.Missing;
import org.urbanobservatory.index.Standardised.NotApplicable;
import org.urbanobservatory.index.Standardised.Scored;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Direct;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Standardisation.Inverse;
import org.urbanobservatory.model.Standardisation.LandUseEfficiency;
import org.urbanobservatory.model.Standardisation.ObjectiveMaximum;
import org.urbanobservatory.model.Standardisation.ObjectiveMinimum;
import org.urbanobservatory.model.Standardisation.TwoSidedTarget;
import org.urbanobservatory.model.Transform;

class StandardiserTest {
  private static final Standardisation STATIONS =
      new Direct(
          Transform.LINEAR,
          Benchmark.of(0),
          new Benchmark.Function("required_monitoring_stations"));
  private static final Standardisation SPECIALISATION =
      new TwoSidedTarget(new Benchmark.Function("herfindahl_target"));
  private static final Standardisation LAND_USE =
      new LandUseEfficiency(new Inverse(Transform.LINEAR, Benchmark.of(0), Benchmark.of(3)));

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "37.5, 37.5", "100, 100", "104, 100"})
  void identity_isClamped(double x, double expected) {
    assertThat(score(new Identity(), x)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 50, 100, 75, 50",
    "LINEAR, 50, 100, 50, 0",
    "LINEAR, 50, 100, 49, 0",
    "LINEAR, 50, 100, 100, 100",
    "LINEAR, 50, 100, 101, 100",
    // ln(10) is half of ln(100).
    "LN, 1, 100, 10, 50",
    "LN, 1, 100, 0, 0",
    "LN, 1, 100, -5, 0",
    // Roots of 4, 9, 16: (3 - 2) / (4 - 2).
    "SQRT, 4, 16, 9, 50",
    "SQRT, 4, 16, 0, 0",
    "CBRT, 1, 125, 27, 50",
    "ROOT4, 1, 81, 16, 50",
    "ROOT5, 1, 243, 32, 50"
  })
  void direct_runsFromMinimumToMaximumOfTheTransform(
      Transform transform, double minimum, double maximum, double x, double expected) {
    var direct = new Direct(transform, Benchmark.of(minimum), Benchmark.of(maximum));
    assertThat(score(direct, x)).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 1, 31, 10, 70",
    "LINEAR, 1, 31, 1, 100",
    "LINEAR, 1, 31, 0, 100",
    "LINEAR, 1, 31, 31, 0",
    "LINEAR, 1, 31, 40, 0",
    "LN, 1, 100, 0, 100",
    "LN, 1, 100, 10, 50",
    "ROOT4, 1, 81, 16, 50"
  })
  void inverse_runsFromMaximumToMinimum(
      Transform transform, double minimum, double maximum, double x, double expected) {
    var inverse = new Inverse(transform, Benchmark.of(minimum), Benchmark.of(maximum));
    assertThat(score(inverse, x)).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "20, 20, 100",
    "20, 15, 75",
    "20, 25, 75",
    "20, 0, 0",
    "20, 40, 0",
    "20, 60, 0",
    "20, -3, 0",
    // A negative target is measured in |X|: twice as far below as above 0.
    "-2, -2, 100",
    "-2, -1, 50",
    "-2, -3, 50",
    "-2, 0, 0",
    "-2, -4, 0"
  })
  void twoSidedTarget_fallsOnBothSides(double target, double x, double expected) {
    assertThat(score(new TwoSidedTarget(Benchmark.of(target)), x)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"80, 100", "79.99999, 99.9999875", "40, 50", "0, 0", "-1, 0", "200, 100"})
  void objectiveMinimum_isReachedFromBelow(double x, double expected) {
    assertThat(score(new ObjectiveMinimum(Benchmark.of(80)), x)).isCloseTo(expected, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "10, 100", "15, 50", "20, 0", "21, 0", "-4, 100"})
  void objectiveMaximum_isKeptFromAbove(double x, double expected) {
    assertThat(score(new ObjectiveMaximum(Benchmark.of(10)), x)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1000001, 50",
    "4, 1000000, 50",
    "4, 500000, 50",
    "2, 499999, 50",
    "2, 250000, 50",
    "1, 249999, 50",
    "1, 100000, 50",
    "3, 100000, 100",
    "0, 2000000, 0"
  })
  void monitoringStations_areRequiredByPopulation(double stations, double people, double expected) {
    var inputs = new BenchmarkInputs(stations, null, null, people);
    assertThat(Standardiser.score(STATIONS, inputs)).isEqualTo(new Scored(expected, null));
  }

  @Test
  void monitoringStations_areNotRequiredOfSmallCities() {
    assertThat(Standardiser.score(STATIONS, new BenchmarkInputs(1.0, null, null, 99_999.0)))
        .isEqualTo(new NotApplicable("population_below_100000"));
    assertThat(Standardiser.score(STATIONS, BenchmarkInputs.of(1)))
        .isEqualTo(new Missing("population_unknown"));
  }

  @Test
  void herfindahl_hitsItsTargetAtAConcentrationOfAQuarter() {
    // n 5: (0.25 - 0.2) / 0.8 = 0.0625; n 10: 0.15 / 0.9.
    assertThat(specialisation(0.0625, 5)).isCloseTo(100, within(1e-9));
    assertThat(specialisation(0, 5)).isEqualTo(0);
    assertThat(specialisation(0.03125, 5)).isCloseTo(50, within(1e-9));
    assertThat(specialisation(0.15 / 0.9, 10)).isCloseTo(100, within(1e-9));
    assertThat(specialisation(1, 10)).isEqualTo(0);
  }

  @Test
  void herfindahl_needsFiveSectors() {
    assertThat(Standardiser.score(SPECIALISATION, new BenchmarkInputs(0.1, 0.3, 4.0, null)))
        .isEqualTo(new Missing("fewer_than_five_sectors"));
    assertThat(Standardiser.score(SPECIALISATION, BenchmarkInputs.of(0.1)))
        .isEqualTo(new Missing("number_of_sectors_unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    // Population grows: the inner reading; shrinking land under a growing population is efficient.
    "1.5, 0.03, 0.02, 50,",
    "0, 0, 0.02, 100,",
    "-0.5, -0.01, 0.02, 100,",
    "4, 0.08, 0.02, 0,",
    // It does not: land alone decides, whatever the sign of the ratio.
    "-1.5, 0.03, -0.02, 0, population_not_growing",
    "2, -0.04, -0.02, 100, population_not_growing",
    "-0.0, 0, -0.02, 100, population_not_growing",
    ", 0.03, 0, 0, population_not_growing",
    ", 0, 0, 100, population_not_growing"
  })
  void landUseEfficiency_neverRewardsANegativeRatio(
      Double ratio, double area, double population, double expected, String issue) {
    var inputs = new BenchmarkInputs(ratio, area, population, null);
    assertThat(Standardiser.score(LAND_USE, inputs)).isEqualTo(new Scored(expected, issue));
  }

  @Test
  void landUseEfficiency_ofABareRatioIsDoubtful() {
    assertThat(Standardiser.score(LAND_USE, BenchmarkInputs.of(1.5)))
        .isEqualTo(new Scored(50, "growth_rates_unknown"));
    assertThat(Standardiser.score(LAND_USE, BenchmarkInputs.of(-1.5)))
        .isEqualTo(new Missing("growth_rates_unknown"));
  }

  @Test
  void missingValue_hasNoScore() {
    var nothing = new BenchmarkInputs(null, 1.0, 0.0, 5.0);
    assertThat(Standardiser.score(new Identity(), nothing)).isEqualTo(new Missing("no_value"));
    assertThat(Standardiser.score(STATIONS, nothing)).isEqualTo(new Missing("no_value"));
    assertThat(Standardiser.score(LAND_USE, new BenchmarkInputs(null, null, null, null)))
        .isEqualTo(new Missing("no_value"));
  }

  @Test
  void check_refusesBenchmarksThatNoValueFits() {
    assertRefused(direct(Transform.LINEAR, 5, 5), "minimum 5.0 is not below maximum 5.0");
    assertRefused(direct(Transform.LN, 0, 5), "minimum 0.0 has no LN");
    assertRefused(direct(Transform.SQRT, -1, 5), "minimum -1.0 has no SQRT");
    assertThatThrownBy(() -> Standardiser.check(new TwoSidedTarget(Benchmark.of(0))))
        .hasMessage("Invalid benchmark: target 0.0 must not be 0");
    assertThatThrownBy(() -> Standardiser.check(new ObjectiveMaximum(Benchmark.of(-1))))
        .hasMessage("Invalid benchmark: target -1.0 must be above 0");
    assertThatThrownBy(
            () -> Standardiser.check(new ObjectiveMinimum(new Benchmark.Function("stations"))))
        .hasMessage(
            "Invalid benchmark function: 'stations' is not one of [herfindahl_target,"
                + " required_monitoring_stations]");
  }

  @ParameterizedTest
  @EnumSource(Transform.class)
  void direct_isMonotone(Transform transform) {
    var direct = new Direct(transform, Benchmark.of(0.5), Benchmark.of(90));
    var random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble() * 120 - 10;
      double y = x + random.nextDouble() * 5;
      assertThat(score(direct, y)).isGreaterThanOrEqualTo(score(direct, x));
      assertThat(score(direct, x)).isBetween(0.0, 100.0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e300, -1, 0, 1e-300, 0.5, 7, 1e300})
  void everyKind_staysWithin0And100(double x) {
    assertThat(score(direct(Transform.ROOT5, 1, 2), x)).isBetween(0.0, 100.0);
    assertThat(score(new TwoSidedTarget(Benchmark.of(1e-3)), x)).isBetween(0.0, 100.0);
    assertThat(score(new ObjectiveMinimum(Benchmark.of(1e-3)), x)).isBetween(0.0, 100.0);
    assertThat(score(new ObjectiveMaximum(Benchmark.of(1e-3)), x)).isBetween(0.0, 100.0);
  }

  private static void assertRefused(Standardisation standardisation, String fault) {
    assertThatThrownBy(() -> Standardiser.check(standardisation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid benchmarks: " + fault);
  }

  private static Direct direct(Transform transform, double minimum, double maximum) {
    return new Direct(transform, Benchmark.of(minimum), Benchmark.of(maximum));
  }

  private static double specialisation(double value, double sectors) {
    var inputs = new BenchmarkInputs(value, 0.3, sectors, null);
    return ((Scored) Standardiser.score(SPECIALISATION, inputs)).score();
  }

  private static double score(Standardisation standardisation, double x) {
    return ((Scored) Standardiser.score(standardisation, BenchmarkInputs.of(x))).score();
  }
}
