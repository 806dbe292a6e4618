package org.urbanobservatory.step.declared;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Indicators that an observatory declares in its configuration, beside those of the catalogue.
 *
 * @param indicators in publication order
 * @param variables the measures that feed them
 */
public record ContextualIndicators(List<Indicator> indicators, List<Variable> variables)
    implements Serializable {
  /** None. */
  public static final ContextualIndicators NONE = new ContextualIndicators(List.of(), List.of());

  private static final String PERSONS = "PERSONS";
  private static final String PERCENT = "PT";

  public ContextualIndicators {
    indicators = List.copyOf(indicators);
    variables = List.copyOf(variables);
  }

  /**
   * What a run declares: access to each facility at each of its distances, exposure to each hazard,
   * and the inequality of each measure that {@code inequality.measures} names.
   *
   * @param settings of measures by {@code group.name}
   */
  public static ContextualIndicators of(List<SpatialInput> inputs, Map<String, String> settings) {
    List<String> zones =
        inputs.stream()
            .filter(i -> i.kind() == SpatialInput.Kind.ZONES)
            .map(SpatialInput::id)
            .toList();
    List<String> measures =
        InequalityIndicators.measures(settings.getOrDefault("inequality.measures", ""));
    return access(inputs)
        .plus(ExposureIndicators.of(inputs))
        .plus(InequalityIndicators.of(measures, zones));
  }

  private static ContextualIndicators access(List<SpatialInput> inputs) {
    var declared = NONE;
    for (SpatialInput input : inputs) {
      if (input.kind() == SpatialInput.Kind.FACILITIES) {
        for (double distance : distances(input)) {
          declared = declared.plusNew(access(input, distance));
        }
      }
    }
    return declared;
  }

  /** The walking distances of a facility input, in metres. */
  public static List<Double> distances(SpatialInput facilities) {
    return facilities.list("distances_m").stream().map(Double::valueOf).sorted().toList();
  }

  /** The measure of the people within a walking distance of a facility. */
  public static String peopleNear(SpatialInput facilities, double distanceM) {
    return "people_near_" + name(facilities.id()) + "_" + metres(distanceM);
  }

  private static ContextualIndicators access(SpatialInput input, double distanceM) {
    String title = input.option("title") == null ? input.id() : input.option("title");
    return populationShare(
        "access_to_" + name(input.id()) + "_" + metres(distanceM),
        peopleNear(input, distanceM),
        "Access to %s within %s".formatted(title, metres(distanceM)),
        "People whose walk to the nearest of them is at most %s count; people who cannot be joined to the street network count as not served."
            .formatted(metres(distanceM)),
        Indicator.Direction.HIGHER_BETTER);
  }

  /** An id as a part of a name. */
  static String name(String id) {
    return id.replaceAll("[^a-z0-9]+", "_");
  }

  private static String metres(double distanceM) {
    return distanceM == Math.rint(distanceM)
        ? (long) distanceM + "m"
        : Double.toString(distanceM).replace('.', '_') + "m";
  }

  /** Without what is already declared, as by several epochs of one layer. */
  ContextualIndicators plusNew(ContextualIndicators other) {
    boolean isKnown =
        indicators.stream().anyMatch(i -> i.id().equals(other.indicators.get(0).id()));
    return isKnown ? this : plus(other);
  }

  /** Both together; a measure that both know is there once. */
  public ContextualIndicators plus(ContextualIndicators other) {
    var allIndicators = new ArrayList<>(indicators);
    allIndicators.addAll(other.indicators);
    var allVariables = new ArrayList<>(variables);
    other.variables.stream()
        .filter(v -> variables.stream().noneMatch(known -> known.id().equals(v.id())))
        .forEach(allVariables::add);
    return new ContextualIndicators(allIndicators, allVariables);
  }

  /**
   * The share of the people of an extent whom something reaches, as an indicator.
   *
   * @param id of the indicator, for example {@code access_to_schools_500m}
   * @param people id of the measure of the people whom it reaches, in persons
   * @param title of the indicator
   * @param counts what counts and what does not
   * @param direction which way is better
   */
  public static ContextualIndicators populationShare(
      String id, String people, String title, String counts, Indicator.Direction direction) {
    var formula =
        new Formula.Ratio(List.of(Term.of(people)), List.of(Term.of("extent_population")), 100);
    var examples =
        List.of(
            new FormulaExample(
                Map.of(people, 25.0, "extent_population", 100.0), 25.0, null, 0, null));
    var indicator =
        new Indicator(
            id,
            title,
            title + ", as a share of the people of the extent.",
            counts,
            PERCENT,
            direction,
            formula,
            "boundary",
            Indicator.CountryRule.RATIO_OF_SUMS,
            null,
            "declared in the configuration",
            Indicator.Confidence.ONE_SOURCE,
            "The measures " + people + " and extent_population feed it.",
            examples,
            Map.of());
    var measure =
        new Variable(people, title, counts, PERSONS, Variable.Origin.MEASURE, 0.0, null, false);
    return new ContextualIndicators(List.of(indicator), List.of(measure));
  }
}
