package org.urbanobservatory.index.treatment;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;

/**
 * Skewness and excess kurtosis of a sample, unbiased under normality: {@code G1} and {@code G2} of
 * Joanes and Gill (1998), which are type 2 of R's e1071, the estimators of spreadsheets.
 */
public record Moments(double skewness, double kurtosis) {
  private static final int LEAST_VALUES = 4;

  /** Whether the moments of so many values are defined. */
  public static boolean areDefined(int count) {
    return count >= LEAST_VALUES;
  }

  /**
   * The moments of at least four finite values; 0 for a constant.
   *
   * @throws IllegalArgumentException when there are fewer values
   */
  public static Moments of(double[] values) {
    if (!areDefined(values.length)) {
      throw new IllegalArgumentException(
          "Cannot compute kurtosis: %d values, at least %d are needed"
              .formatted(values.length, LEAST_VALUES));
    }
    double[] unit = onUnitRange(values);
    return new Moments(new Skewness().evaluate(unit), new Kurtosis().evaluate(unit));
  }

  /** Both moments ignore the scale; the library takes tiny variances for zero. */
  private static double[] onUnitRange(double[] values) {
    double minimum = Arrays.stream(values).min().orElseThrow();
    double range = Arrays.stream(values).max().orElseThrow() - minimum;
    return Arrays.stream(values).map(x -> range == 0 ? 0 : (x - minimum) / range).toArray();
  }
}
