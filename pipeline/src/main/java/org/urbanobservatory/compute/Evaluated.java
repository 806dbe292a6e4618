package org.urbanobservatory.compute;

/**
 * The result of a formula. Either {@code value} or {@code reason} is null. A missing value may keep
 * its numerator and denominator, for example the growth of the area when the population stands
 * still.
 *
 * @param value after scaling, finite; null when it cannot be computed
 * @param numerator before scaling, null if the formula has none or an input is missing
 * @param denominator before scaling, null if the formula has none or an input is missing
 * @param reason why there is no value, a code of {@link Reason}; null when there is one
 */
public record Evaluated(Double value, Double numerator, Double denominator, String reason) {
  public Evaluated {
    if ((value == null) == (reason == null)) {
      throw new IllegalArgumentException(
          "Invalid result: value " + value + " with reason " + reason);
    }
    if (!isFiniteOrNull(value) || !isFiniteOrNull(numerator) || !isFiniteOrNull(denominator)) {
      throw new IllegalArgumentException(
          "Invalid result: " + value + " = " + numerator + " / " + denominator + " is not finite");
    }
  }

  /** A result without parts. */
  static Evaluated of(double value) {
    return of(value, null, null);
  }

  /** A result with its parts; a value that is not finite becomes missing. */
  static Evaluated of(double value, Double numerator, Double denominator) {
    return Double.isFinite(value)
        ? new Evaluated(value, numerator, denominator, null)
        : new Evaluated(
            null, finiteOrNull(numerator), finiteOrNull(denominator), Reason.NOT_FINITE);
  }

  static Evaluated missing(String reason) {
    return new Evaluated(null, null, null, reason);
  }

  static Evaluated missing(String reason, double numerator, double denominator) {
    return new Evaluated(null, finiteOrNull(numerator), finiteOrNull(denominator), reason);
  }

  private static Double finiteOrNull(Double number) {
    return isFiniteOrNull(number) ? number : null;
  }

  private static boolean isFiniteOrNull(Double number) {
    return number == null || Double.isFinite(number);
  }
}
