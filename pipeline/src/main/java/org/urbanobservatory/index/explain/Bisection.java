package org.urbanobservatory.index.explain;

import java.util.function.DoublePredicate;

/** Finds where a condition begins to hold. */
final class Bisection {
  private static final int STEPS = 200;

  private Bisection() {}

  /**
   * The value nearest to {@code from} at which the condition holds, to the last digits.
   *
   * @param from where it does not hold
   * @param to where it holds
   * @param condition holds from some value on
   */
  static double lowest(double from, double to, DoublePredicate condition) {
    double outside = from;
    double inside = to;
    for (int step = 0; step < STEPS; step++) {
      double middle = outside + (inside - outside) / 2;
      if (middle == outside || middle == inside) {
        return inside;
      }
      if (condition.test(middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }
}
