package org.urbanobservatory.index;

import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;

/**
 * What feeds a leaf of a place's index.
 *
 * @param component the leaf
 * @param option the option that was taken
 * @param value the value behind it
 */
public record LeafFeed(Component component, Component.Option option, IndicatorValue value) {

  /** What the option's standardisation makes of another value of the same indicator. */
  public Standardised score(double otherValue) {
    if (value.unit().equals(Score.UNIT)) {
      return new Standardised.Scored(
          StrictMath.max(0, StrictMath.min(100, otherValue)) + 0.0, null);
    }
    return Standardiser.score(
        option.standardisation(),
        new BenchmarkInputs(
            otherValue, value.numerator(), value.denominator(), value.population()));
  }
}
