package org.urbanobservatory.measure;

import java.util.function.DoubleSupplier;

/**
 * A measured number, or why there is none.
 *
 * @param value finite; null when it cannot be measured
 * @param reason a code such as {@code nobody_lives_here}; null when there is a value
 */
public record Measured(Double value, String reason) {
  /** Nobody is left to be measured. */
  public static final String NOBODY = "nobody_with_a_value";

  /** The denominator is zero. */
  public static final String DIVISION_BY_ZERO = "division_by_zero";

  public Measured {
    if ((value == null) == (reason == null)) {
      throw new IllegalArgumentException(
          "Invalid measured value: " + value + " with reason " + reason);
    }
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid measured value: " + value + " is not finite");
    }
  }

  public static Measured of(double value) {
    return new Measured(value, null);
  }

  public static Measured missing(String reason) {
    return new Measured(null, reason);
  }

  /** {@code numerator / denominator}; missing where the denominator is 0. */
  public static Measured ratio(double numerator, double denominator) {
    return denominator == 0 ? missing(DIVISION_BY_ZERO) : of(numerator / denominator);
  }

  /** The value of a computation unless something stands in its way. */
  public static Measured unless(String obstacle, DoubleSupplier value) {
    return obstacle == null ? of(value.getAsDouble()) : missing(obstacle);
  }

  public boolean isPresent() {
    return value != null;
  }

  /**
   * The value.
   *
   * @throws IllegalStateException when there is none
   */
  public double orElseThrow() {
    if (value == null) {
      throw new IllegalStateException("Cannot take a value: " + reason);
    }
    return value;
  }
}
