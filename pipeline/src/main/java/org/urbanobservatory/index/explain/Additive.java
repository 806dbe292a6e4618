package org.urbanobservatory.index.explain;

import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;

/** The function in which a mean is additive. */
record Additive(Aggregation aggregation) {

  static boolean isKnown(Component component) {
    return component.aggregation() == Aggregation.ARITHMETIC
        || component.aggregation().needsPositive();
  }

  static boolean needsPositive(Component component) {
    return component.aggregation().needsPositive();
  }

  double apply(double score) {
    return switch (aggregation) {
      case GEOMETRIC -> StrictMath.log(score);
      case HARMONIC -> 1 / score;
      default -> score;
    };
  }

  /** {@code (g(s1)-g(s0)) / (s1-s0)}, the derivative where both are the same. */
  double slope(double s0, double s1) {
    return switch (aggregation) {
      case GEOMETRIC -> logarithmicSlope(s0, s1);
      case HARMONIC -> -1 / (s0 * s1);
      default -> 1;
    };
  }

  /** One over the logarithmic mean; by {@code log1p} so that near scores lose no digits. */
  private static double logarithmicSlope(double s0, double s1) {
    return s0 == s1 ? 1 / s0 : StrictMath.log1p((s1 - s0) / s0) / (s1 - s0);
  }
}
