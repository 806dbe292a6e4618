package org.urbanobservatory.index.explain;

import java.util.Optional;
import java.util.function.Function;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Variable;

/** Which values an indicator can have: what a table of values refuses is no what-if either. */
final class AdmissibleValues {
  private static final double FULL = 100;

  private final Function<String, Optional<Variable>> supplied;

  /**
   * @param supplied the variable that supplies an indicator's value, with its range; empty where
   *     the indicator has none
   */
  AdmissibleValues(Function<String, Optional<Variable>> supplied) {
    this.supplied = supplied;
  }

  /**
   * Refuses a value that is not finite or not in the indicator's range.
   *
   * @param unit of the value; a score is 0 to 100 whatever the indicator
   * @throws IllegalArgumentException with indicator, value, limit and what to do
   */
  void check(String indicator, double value, String unit) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Invalid value of " + indicator + ": " + value + " is not finite");
    }
    Range range =
        unit.equals(Score.UNIT)
            ? new Range(0.0, FULL, Score.UNIT)
            : supplied
                .apply(indicator)
                .map(v -> new Range(v.minimum(), v.maximum(), v.unit()))
                .orElse(new Range(null, null, unit));
    range.check(indicator, value);
  }

  /** From minimum to maximum in a unit; null is no limit. */
  private record Range(Double minimum, Double maximum, String unit) {
    void check(String indicator, double value) {
      if (minimum != null && value < minimum) {
        throw outside(indicator, value, "below the minimum " + PlainNumber.of(minimum));
      }
      if (maximum != null && value > maximum) {
        throw outside(indicator, value, "above the maximum " + PlainNumber.of(maximum));
      }
    }

    private IllegalArgumentException outside(String indicator, double value, String how) {
      return new IllegalArgumentException(
          "Invalid value of %s: %s is %s %s; set %s"
              .formatted(indicator, PlainNumber.of(value), how, unit, wanted()));
    }

    private String wanted() {
      if (minimum == null) {
        return PlainNumber.of(maximum) + " or less";
      }
      return maximum == null
          ? PlainNumber.of(minimum) + " or more"
          : "a value from " + PlainNumber.of(minimum) + " to " + PlainNumber.of(maximum);
    }
  }
}
