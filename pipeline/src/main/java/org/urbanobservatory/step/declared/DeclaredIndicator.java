package org.urbanobservatory.step.declared;

import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Variable;

/**
 * One indicator that the configuration declares, on the boundary.
 *
 * @param id of the indicator
 * @param title in words
 * @param counts what counts and what does not
 * @param direction which way is better
 */
record DeclaredIndicator(String id, String title, String counts, Indicator.Direction direction) {
  private static final String PERCENT = "PT";

  /**
   * The share that a measure has of another, in percent.
   *
   * @param whole id of the measure of the whole, of the catalogue or among the variables
   * @param declared the measures that the catalogue lacks, the part first
   */
  ContextualIndicators share(String whole, List<Variable> declared) {
    String part = declared.get(0).id();
    var formula = new Formula.Ratio(List.of(Term.of(part)), List.of(Term.of(whole)), 100);
    var example = new FormulaExample(Map.of(part, 25.0, whole, 100.0), 25.0, null, 0, null);
    String notes = "The measures " + part + " and " + whole + " feed it.";
    return indicator(
        new Parts(PERCENT, formula, Indicator.CountryRule.RATIO_OF_SUMS, notes, example), declared);
  }

  /** A measure as it is; a country has none. */
  ContextualIndicators value(Variable measure) {
    var formula = new Formula.Value(Term.of(measure.id()), 1);
    var example = new FormulaExample(Map.of(measure.id(), 0.25), 0.25, null, 0, null);
    String notes = "The measure " + measure.id() + " feeds it.";
    return indicator(
        new Parts(measure.unit(), formula, Indicator.CountryRule.NONE, notes, example),
        List.of(measure));
  }

  /** A measure that the configuration declares. */
  static Variable measure(String id, String title, String unit) {
    return new Variable(id, title, title + ".", unit, Variable.Origin.MEASURE, 0.0, null, false);
  }

  private record Parts(
      String unit,
      Formula formula,
      Indicator.CountryRule countryRule,
      String notes,
      FormulaExample example) {}

  private ContextualIndicators indicator(Parts parts, List<Variable> declared) {
    var indicator =
        new Indicator(
            id,
            title,
            title + ".",
            counts,
            parts.unit(),
            direction,
            parts.formula(),
            "boundary",
            parts.countryRule(),
            null,
            "declared in the configuration",
            Indicator.Confidence.ONE_SOURCE,
            parts.notes(),
            List.of(parts.example()),
            Map.of());
    return new ContextualIndicators(List.of(indicator), declared);
  }
}
