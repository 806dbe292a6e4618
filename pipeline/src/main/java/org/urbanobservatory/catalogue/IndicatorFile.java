package org.urbanobservatory.catalogue;

import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Variable;

/**
 * One file of {@code schemas/indicators}.
 *
 * @param indicator the definition
 * @param minimum smallest value that can be supplied, null for none
 * @param maximum largest value that can be supplied, null for none
 */
record IndicatorFile(Indicator indicator, Double minimum, Double maximum) {
  IndicatorFile {
    if (minimum != null && maximum != null && minimum >= maximum) {
      throw new IllegalArgumentException("minimum " + minimum + " is not below maximum " + maximum);
    }
  }

  /** The variable by which a statistics row supplies the indicator's value. */
  Variable supplied() {
    return new Variable(
        indicator.id(),
        indicator.title(),
        indicator.definition(),
        indicator.unit(),
        Variable.Origin.STATISTIC,
        minimum,
        maximum,
        false);
  }
}
