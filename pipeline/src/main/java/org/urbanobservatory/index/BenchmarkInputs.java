package org.urbanobservatory.index;

/**
 * What a standardisation may look at: one indicator value and the people behind it.
 *
 * @param value in the indicator's unit, null when it could not be computed
 * @param numerator of the value before scaling, null if unknown
 * @param denominator of the value before scaling, null if unknown
 * @param population people of the city, null if unknown
 */
public record BenchmarkInputs(
    Double value, Double numerator, Double denominator, Double population) {

  /** A value of which nothing else is known. */
  public static BenchmarkInputs of(double value) {
    return new BenchmarkInputs(value, null, null, null);
  }
}
