package org.urbanobservatory.step.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.urbanobservatory.measure.hazard.HazardArea;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.step.ingest.SpatialInput;

/** The indicators of exposure that an observatory declares by its hazards. */
public final class ExposureIndicators {
  private ExposureIndicators() {}

  /** The measure of the people on land under a hazard. */
  public static String peopleExposedTo(String hazard) {
    return "people_exposed_to_" + ContextualIndicators.name(hazard);
  }

  /** The measure of the built-up land under a hazard. */
  public static String builtUpExposedTo(String hazard) {
    return "built_up_exposed_to_" + ContextualIndicators.name(hazard) + "_m2";
  }

  /** The measure of the facilities under a hazard. */
  public static String facilitiesExposedTo(String facilities, String hazard) {
    return ContextualIndicators.name(facilities)
        + "_exposed_to_"
        + ContextualIndicators.name(hazard);
  }

  /** The measure of all facilities. */
  public static String facilityCount(String facilities) {
    return ContextualIndicators.name(facilities) + "_count";
  }

  /**
   * Exposure of people, built-up land and facilities to each hazard, and to any of them where there
   * are several.
   */
  static ContextualIndicators of(List<SpatialInput> inputs) {
    var declared = ContextualIndicators.NONE;
    for (String hazard : hazards(inputs)) {
      declared = declared.plus(people(hazard)).plus(builtUp(hazard));
      for (SpatialInput input : inputs) {
        if (input.kind() == SpatialInput.Kind.FACILITIES) {
          declared = declared.plusNew(facilities(input, hazard));
        }
      }
    }
    return declared;
  }

  private static List<String> hazards(List<SpatialInput> inputs) {
    var names = new TreeSet<String>();
    inputs.stream()
        .filter(input -> input.kind() == SpatialInput.Kind.HAZARDS)
        .forEach(input -> names.add(input.option("hazard")));
    var hazards = new ArrayList<>(names);
    if (hazards.size() > 1) {
      hazards.add(HazardArea.ANY);
    }
    return hazards;
  }

  private static String words(String hazard) {
    return hazard.equals(HazardArea.ANY) ? "any hazard" : hazard;
  }

  private static ContextualIndicators people(String hazard) {
    return ContextualIndicators.populationShare(
        "exposure_to_" + ContextualIndicators.name(hazard),
        peopleExposedTo(hazard),
        "People exposed to " + words(hazard),
        "People on land under the hazard count, each once where layers overlap.",
        Indicator.Direction.LOWER_BETTER);
  }

  private static ContextualIndicators builtUp(String hazard) {
    String title = "Built-up land exposed to " + words(hazard);
    return new DeclaredIndicator(
            "built_up_exposure_to_" + ContextualIndicators.name(hazard),
            title,
            "Built-up land under the hazard counts, each place once where layers overlap.",
            Indicator.Direction.LOWER_BETTER)
        .share(
            "built_up_area_m2",
            List.of(DeclaredIndicator.measure(builtUpExposedTo(hazard), title, "M2")));
  }

  private static ContextualIndicators facilities(SpatialInput input, String hazard) {
    String name = input.option("title") == null ? input.id() : input.option("title");
    String title = "%s exposed to %s".formatted(name, words(hazard));
    return new DeclaredIndicator(
            ContextualIndicators.name(input.id())
                + "_exposure_to_"
                + ContextualIndicators.name(hazard),
            title,
            "A facility counts where its point lies on land under the hazard.",
            Indicator.Direction.LOWER_BETTER)
        .share(
            facilityCount(input.id()),
            List.of(
                DeclaredIndicator.measure(facilitiesExposedTo(input.id(), hazard), title, "COUNT"),
                DeclaredIndicator.measure(facilityCount(input.id()), name, "COUNT")));
  }
}
