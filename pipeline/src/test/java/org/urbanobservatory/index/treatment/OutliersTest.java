package org.urbanobservatory.index.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Treatment.Reshaping;
import org.urbanobservatory.model.Treatment.TreatOutliers;

/** Winsorising and transforming, with the worked cases of COINr's own tests. */
class OutliersTest {
  private static double[] upTo(int last, double... outliers) {
    return DoubleStream.concat(
            IntStream.rangeClosed(1, last).asDoubleStream(), DoubleStream.of(outliers))
        .toArray();
  }

  private static TreatOutliers atMost(int points, Reshaping otherwise) {
    return new TreatOutliers(2, 3.5, points, otherwise);
  }

  /**
   * By hand for 1, 2, 3, 10: mean 4, deviations -3, -2, -1, 6, sums of squares 50, of cubes 180, of
   * fourth powers 1394. Skewness g1 = (180/4)/(50/4)^1.5, times sqrt(4*3)/2; kurtosis g2 =
   * (1394/4)/(50/4)^2 - 3, then (3/(2*1))((5) g2 + 6).
   */
  @Test
  void moments_areTheUnbiasedOnesOfSpreadsheets() {
    Moments moments = Moments.of(new double[] {1, 2, 3, 10});
    double g1 = 45 / Math.pow(12.5, 1.5);
    double g2 = 348.5 / (12.5 * 12.5) - 3;
    assertThat(moments.skewness()).isCloseTo(g1 * Math.sqrt(12) / 2, within(1e-12));
    assertThat(moments.kurtosis()).isCloseTo(1.5 * (5 * g2 + 6), within(1e-12));
    assertThatThrownBy(() -> Moments.of(new double[3]))
        .hasMessage("Cannot compute kurtosis: 3 values, at least 4 are needed");
  }

  @Test
  void moments_doNotDependOnTheUnit() {
    Moments metres = Moments.of(new double[] {1, 2, 3, 10});
    Moments tiny = Moments.of(new double[] {1e-12, 2e-12, 3e-12, 10e-12});
    assertThat(tiny.skewness()).isCloseTo(metres.skewness(), within(1e-9));
    assertThat(tiny.kurtosis()).isCloseTo(metres.kurtosis(), within(1e-9));
  }

  @Test
  void oneOutlier_takesTheNextValue() {
    Outliers.Outcome outcome = Outliers.treat(atMost(5, Reshaping.LOG), upTo(10, 100));
    assertThat(outcome.values()).containsExactly(upTo(10, 10));
    assertThat(outcome.winsorised()).isEqualTo(1);
    assertThat(outcome.note())
        .isEqualTo("winsorised 1 points; skewness 3.256 to -0.128, kurtosis 10.707 to -1.337");
  }

  @Test
  void outliersAtTheLowEnd_takeTheNextHigher() {
    Outliers.Outcome outcome = Outliers.treat(atMost(5, Reshaping.LOG), upTo(10, -100));
    assertThat(outcome.values()).containsExactly(upTo(10, 1));
    assertThat(outcome.winsorised()).isEqualTo(1);
  }

  @Test
  void tooManyOutliers_areTransformedFromTheUntouchedValues() {
    double[] x = upTo(20, 100, 200);
    Outliers.Outcome outcome = Outliers.treat(atMost(1, Reshaping.LOG), x);
    assertThat(outcome.winsorised()).isZero();
    assertThat(outcome.reshaping()).isEqualTo(Reshaping.LOG);
    assertThat(outcome.values()[0]).isEqualTo(StrictMath.log(1.99));
    assertThat(outcome.values()[21]).isEqualTo(StrictMath.log(200 - 1 + 1.99));
  }

  @Test
  void withoutAnAlternative_theWinsorisedValuesStay() {
    Outliers.Outcome outcome = Outliers.treat(atMost(1, Reshaping.NONE), upTo(20, 100, 200));
    assertThat(outcome.values()).containsExactly(upTo(20, 100, 100));
    assertThat(outcome.after().skewness()).isGreaterThan(2);
    assertThat(outcome.after().kurtosis()).isGreaterThan(3.5);
  }

  @Test
  void theLogByTail_reflectsALowTail_andKeepsTheOrder() {
    Outliers.Outcome outcome = Outliers.treat(atMost(0, Reshaping.LOG_BY_TAIL), upTo(10, -100));
    assertThat(outcome.reshaping()).isEqualTo(Reshaping.REFLECTED_LOG);
    double[] v = outcome.values();
    assertThat(v[10]).isLessThan(v[0]);
    IntStream.range(1, 10).forEach(i -> assertThat(v[i]).isGreaterThan(v[i - 1]));
  }

  @Test
  void tiesAreDrawnInTogether_orNotAtAll() {
    double[] x = upTo(30, 500, 500);
    assertThat(Outliers.treat(atMost(1, Reshaping.NONE), x).isTreated()).isFalse();
    assertThat(Outliers.treat(atMost(2, Reshaping.NONE), x).winsorised()).isEqualTo(2);
  }

  @Test
  void whatHasNoOutliers_isUntouched() {
    assertThat(Outliers.treat(atMost(5, Reshaping.LOG), upTo(10)).isTreated()).isFalse();
    assertThat(Outliers.treat(atMost(5, Reshaping.LOG), new double[] {1, 1, 1, 1, 1}).isTreated())
        .isFalse();
    assertThat(Outliers.treat(atMost(5, Reshaping.LOG), new double[] {1, 2, 900}).isTreated())
        .as("three values have no kurtosis")
        .isFalse();
  }
}
