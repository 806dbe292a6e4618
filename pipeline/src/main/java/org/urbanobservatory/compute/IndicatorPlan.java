package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.Value;
import org.urbanobservatory.model.Indicator;

/** An indicator with what is prepared once for all places. */
final class IndicatorPlan {
  private final Indicator indicator;
  private final String component;
  private final Formula formula;
  private final FormulaSlots slots;
  private final String method;
  private final boolean mayBeReported;

  /** The plan of the indicator itself. */
  IndicatorPlan(Indicator indicator) {
    this(indicator, null, indicator.formula());
  }

  /** The plan of the indicator, null, or of one of its components. */
  IndicatorPlan(Indicator indicator, String component, Formula formula) {
    this.indicator = indicator;
    this.component = component;
    this.formula = formula;
    slots = new FormulaSlots(formula);
    method = FormulaText.of(formula);
    mayBeReported =
        component == null
            && formula.terms().stream().noneMatch(term -> term.variable().equals(indicator.id()));
  }

  /** The indicator and its components, in publication order. */
  static List<IndicatorPlan> of(Indicator indicator) {
    var plans = new ArrayList<IndicatorPlan>();
    plans.add(new IndicatorPlan(indicator));
    indicator
        .components()
        .forEach((name, formula) -> plans.add(new IndicatorPlan(indicator, name, formula)));
    return plans;
  }

  Indicator indicator() {
    return indicator;
  }

  /** The component, null for the indicator itself. */
  String component() {
    return component;
  }

  Formula formula() {
    return formula;
  }

  FormulaSlots slots() {
    return slots;
  }

  String method() {
    return method;
  }

  boolean isGrowth() {
    return formula.isGrowth();
  }

  /** What a standard error is multiplied by; null where errors of several inputs would mix. */
  Double errorFactor() {
    return formula instanceof Value value
        ? Double.valueOf(StrictMath.abs(value.scale() * value.term().coefficient()))
        : null;
  }

  /** A variable of the indicator's name is a report of it, unless the formula reads it anyway. */
  boolean mayBeReported() {
    return mayBeReported;
  }
}
