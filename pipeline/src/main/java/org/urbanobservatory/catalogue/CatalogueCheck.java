package org.urbanobservatory.catalogue;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.Direction;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Standardisation;
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
    checkEdition("editions/" + edition.id() + ".yaml", edition);
  }

  /** What an edition names, the catalogue has to define. */
  void checkEdition(String file, Edition edition) {
    for (Component leaf : edition.leaves()) {
      String place = file + ", component '" + leaf.id() + "'";
      for (Component.Option option : leaf.options()) {
        checkKnown(place, "indicator", option.indicatorId(), indicators.keySet());
        checkDirection(place, option);
        checkDenominator(place, option);
      }
    }
  }

  /** The people whom a value describes come with it; any other denominator is an indicator. */
  private void checkDenominator(String place, Component.Option option) {
    if (option.denominator() != null
        && !option.denominator().indicatorId().equals(Component.Denominator.POPULATION)) {
      checkKnown(place, "denominator", option.denominator().indicatorId(), indicators.keySet());
    }
  }

  /** A comparison that rewards what the indicator's file calls worse is a slip. */
  private void checkDirection(String place, Component.Option option) {
    IndicatorFile file = indicators.get(option.indicatorId());
    String said = direction(option.standardisation());
    if (file == null || said == null || file.indicator().direction() == Direction.TARGET) {
      return;
    }
    String defined = file.indicator().direction().name();
    if (!defined.equals(said)) {
      problems.add(
          "Invalid %s: direction %s contradicts indicator %s, which is %s"
              .formatted(place, lower(said), option.indicatorId(), lower(defined)));
    }
  }

  private static String direction(Standardisation kind) {
    if (kind instanceof Standardisation.Relative relative) {
      return relative.direction().name();
    }
    return kind instanceof Standardisation.Goalposts posts ? posts.direction().name() : null;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
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
