package org.urbanobservatory.step.city.extent;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.urbanobservatory.grid.degurba.DegurbaThresholds;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * What a city is classified from.
 *
 * @param population people, a raster
 * @param built built-up land, null where the extent names none
 * @param land share of land, null where the extent names none
 */
record DegurbaSources(SpatialInput population, SpatialInput built, SpatialInput land) {
  DegurbaSources {
    Objects.requireNonNull(population, "population");
  }

  /**
   * The population, with the epochs of the other inputs that stand for its year: the latest one not
   * after it, else the earliest.
   */
  static DegurbaSources of(CityContext city, ExtentPlan extent, SpatialInput population) {
    return new DegurbaSources(
        population,
        findEpoch(city, extent.inputs("built_up"), population.year()).orElse(null),
        findEpoch(city, extent.inputs("land"), population.year()).orElse(null));
  }

  /** The parameters and the inputs, as the {@code method} of an extent says them. */
  String method(DegurbaRules rules) {
    return "%s by the Degree of Urbanisation, %s, %s, %s, %s; %s unit_rules=%s"
        .formatted(
            rules.noun(),
            rules.release(),
            named("people of", population),
            built == null
                ? "built-up land unknown"
                : "built-up share from %s by %s"
                    .formatted(rules.builtShare(), named("", built).strip()),
            land == null ? "land where people are known" : named("land of", land),
            DegurbaThresholds.describe(rules.settings()),
            rules.units().name().toLowerCase(Locale.ROOT));
  }

  private static String named(String what, SpatialInput input) {
    return "%s %s of %d".formatted(what, input.id(), input.year());
  }

  private static Optional<SpatialInput> findEpoch(CityContext city, List<String> ids, int year) {
    return MeasurePlan.findEpoch(city.plan().epochs(ids, city.place().cityId()), year);
  }
}
