package org.urbanobservatory.job.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.urbanobservatory.job.settings.ExtentSettings;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.step.city.ExtentPlan;

/** What the settings of an extent mean to the step that delineates it. */
final class ExtentPlans {
  private static final String ALL = "_T";
  private static final String RASTER = "(?i).*\\.tiff?";

  private ExtentPlans() {}

  /**
   * One extent. Whose an atlas extent is that several cities are in is decided by people, unless
   * its key {@code population} says otherwise: by the rasters of all people that the configuration
   * gives every city in one file, the same for all of them whichever are computed.
   *
   * @param inputs all of the configuration
   */
  static ExtentPlan of(ExtentSettings extent, List<InputSettings> inputs) {
    Map<String, String> options = new HashMap<>(extent.options());
    String people = peopleOfAll(inputs);
    if (extent.kind() == ExtentSettings.Kind.ATLAS && !people.isEmpty()) {
      options.putIfAbsent("population", people);
    }
    return new ExtentPlan(extent.id(), kind(extent), extent.inputs(), options);
  }

  static ExtentPlan.Kind kind(ExtentSettings extent) {
    return ExtentPlan.Kind.valueOf(extent.kind().name());
  }

  private static String peopleOfAll(List<InputSettings> inputs) {
    return inputs.stream()
        .filter(input -> input instanceof InputSettings.Population people && isOfAll(people))
        .map(InputSettings::id)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static boolean isOfAll(InputSettings.Population people) {
    String path = people.common().path();
    return path.matches(RASTER)
        && !path.contains("{city_id}")
        && people.common().cities().isEmpty()
        && (people.sex() == null || people.sex().equals(ALL))
        && (people.age() == null || people.age().equals(ALL));
  }
}
