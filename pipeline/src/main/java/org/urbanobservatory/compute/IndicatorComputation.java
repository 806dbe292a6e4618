package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Variable;

/**
 * Turns the observations of one place into its indicators.
 *
 * <ol>
 *   <li>An indicator is evaluated in every slot (extent, year, breakdown; no zones) that has its
 *       inputs; a formula combines only observations of one slot, and of one earlier year for
 *       growth.
 *   <li>A variable named like an indicator supplies its value where none can be computed; where
 *       both exist the computed one wins, with an issue that carries both.
 *   <li>Where the extent that the indicator is defined on has no row, the boundary's row stands in
 *       for it if that is allowed, marked as proxy.
 *   <li>What then is missing in a reporting year gets a row without value that says why; an
 *       indicator without any row gets one in the last reporting year.
 * </ol>
 *
 * Immutable, so one instance serves every place.
 */
public final class IndicatorComputation {
  /** Issue: an indicator was reported and could be computed. */
  public static final String REPORTED_AND_COMPUTED = "reported_and_computed";

  private final List<IndicatorPlan> plans;
  private final Map<String, Variable> variables;
  private final ComputeSettings settings;

  /**
   * @param indicators in publication order
   * @param variables every variable of the catalogue by its id
   * @throws IllegalArgumentException when a formula names a variable that the catalogue lacks
   */
  public IndicatorComputation(
      List<Indicator> indicators, Map<String, Variable> variables, ComputeSettings settings) {
    this.variables = Map.copyOf(variables);
    this.settings = settings;
    indicators.forEach(this::checkVariables);
    plans = indicators.stream().flatMap(i -> IndicatorPlan.of(i).stream()).toList();
  }

  /**
   * The indicators of a place, which may be a country with its national statistics.
   *
   * @param observations of this place, in the units of their variables, one per key
   * @throws IllegalArgumentException when an observation belongs to another place
   * @throws IllegalStateException when a key has two observations or a value another unit
   */
  public Computed compute(Place place, List<Observation> observations) {
    return compute(place, observations, List.of());
  }

  /**
   * The same, with what is known of measures that could not be taken.
   *
   * @param absences of this place: their reasons become those of indicators without value
   */
  public Computed compute(Place place, List<Observation> observations, List<Absence> absences) {
    observations.forEach(this::checkUnit);
    var found = new PlaceObservations(place, observations, absences);
    SortedSet<Integer> reportingYears = reportingYears(found);
    var values = new ArrayList<IndicatorValue>();
    var issues = new ArrayList<Issue>();
    for (IndicatorPlan plan : plans) {
      var rows = new IndicatorRows(plan, place, found, settings);
      values.addAll(rows.complete(reportingYears));
      issues.addAll(rows.issues());
    }
    return new Computed(values, issues);
  }

  /** The years asked for; without any, the latest year of the place. */
  private SortedSet<Integer> reportingYears(PlaceObservations observations) {
    var years = new TreeSet<>(settings.years());
    if (years.isEmpty()) {
      observations.latestYear().ifPresent(years::add);
    }
    return years;
  }

  private void checkVariables(Indicator indicator) {
    for (Term term : indicator.formula().terms()) {
      if (!variables.containsKey(term.variable())) {
        throw new IllegalArgumentException(
            "Invalid indicator "
                + indicator.id()
                + ": its formula names variable '"
                + term.variable()
                + "', which the catalogue lacks");
      }
    }
  }

  private void checkUnit(Observation observation) {
    Variable variable = variables.get(observation.variable());
    if (variable != null && !variable.unit().equals(observation.unit())) {
      throw new IllegalStateException(
          "Cannot compute %s: observation of %s in unit %s, kept in %s; convert it first"
              .formatted(
                  observation.place(),
                  observation.variable(),
                  observation.unit(),
                  variable.unit()));
    }
  }
}
