package org.urbanobservatory.compute;

import org.urbanobservatory.model.Formula.Value;
import org.urbanobservatory.model.Indicator;

/** An indicator with what is prepared once for all places. */
final class IndicatorPlan {
  private final Indicator indicator;
  private final FormulaSlots slots;
  private final String method;
  private final boolean mayBeReported;

  IndicatorPlan(Indicator indicator) {
    this.indicator = indicator;
    slots = new FormulaSlots(indicator.formula());
    method = FormulaText.of(indicator.formula());
    mayBeReported =
        indicator.formula().terms().stream()
            .noneMatch(term -> term.variable().equals(indicator.id()));
  }

  Indicator indicator() {
    return indicator;
  }

  FormulaSlots slots() {
    return slots;
  }

  String method() {
    return method;
  }

  boolean isGrowth() {
    return indicator.formula().isGrowth();
  }

  /** What a standard error is multiplied by; null where errors of several inputs would mix. */
  Double errorFactor() {
    return indicator.formula() instanceof Value value
        ? Double.valueOf(StrictMath.abs(value.scale() * value.term().coefficient()))
        : null;
  }

  /** A variable of the indicator's name is a report of it, unless the formula reads it anyway. */
  boolean mayBeReported() {
    return mayBeReported;
  }
}
