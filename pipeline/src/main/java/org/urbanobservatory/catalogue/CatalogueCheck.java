package org.urbanobservatory.catalogue;

import java.util.Collection;
import java.util.Map;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;

/** Checks definitions against each other: what one names, another has to define. */
final class CatalogueCheck {
  private final Map<String, Unit> units;
  private final Map<String, Variable> variables;
  private final Map<String, IndicatorFile> indicators;
  private final Map<String, Edition> editions;
  private final Problems problems;

  CatalogueCheck(
      Map<String, Unit> units,
      Map<String, Variable> variables,
      Map<String, IndicatorFile> indicators,
      Map<String, Edition> editions,
      Problems problems) {
    this.units = units;
    this.variables = variables;
    this.indicators = indicators;
    this.editions = editions;
    this.problems = problems;
  }

  void check() {
    variables.values().forEach(this::checkVariable);
    indicators.values().forEach(file -> checkIndicator(file.indicator()));
    editions.values().forEach(this::checkEdition);
  }

  private void checkVariable(Variable variable) {
    String place = "variables.yaml, variable '" + variable.id() + "'";
    checkKnown(place, "unit", variable.unit(), units.keySet());
    IndicatorFile file = indicators.get(variable.id());
    if (file != null && !file.indicator().unit().equals(variable.unit())) {
      problems.add(
          "Invalid "
              + place
              + ": unit "
              + variable.unit()
              + " differs from "
              + file.indicator().unit()
              + " of the indicator with the same id, whose value it supplies");
    }
  }

  private void checkIndicator(Indicator indicator) {
    String place = "indicators/" + indicator.id() + ".yaml, indicator '" + indicator.id() + "'";
    checkKnown(place, "unit", indicator.unit(), units.keySet());
    for (Term term : indicator.formula().terms()) {
      checkKnown(place, "variable", term.variable(), variables.keySet());
    }
    indicator.components().values().stream()
        .flatMap(formula -> formula.terms().stream())
        .forEach(term -> checkKnown(place, "variable", term.variable(), variables.keySet()));
    problems.addAll(ExampleCheck.check(place, indicator));
  }

  private void checkEdition(Edition edition) {
    for (Component leaf : edition.leaves()) {
      String place = "editions/" + edition.id() + ".yaml, component '" + leaf.id() + "'";
      leaf.options()
          .forEach(
              option -> checkKnown(place, "indicator", option.indicatorId(), indicators.keySet()));
    }
  }

  private void checkKnown(String place, String what, String id, Collection<String> known) {
    if (!known.contains(id)) {
      problems.add(
          "Invalid "
              + place
              + ": "
              + what
              + " '"
              + id
              + "' is not defined"
              + NearestName.hint(id, known));
    }
  }
}
