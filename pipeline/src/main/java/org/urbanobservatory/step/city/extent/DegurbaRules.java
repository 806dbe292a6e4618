package org.urbanobservatory.step.city.extent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.urbanobservatory.grid.degurba.DegurbaRelease;
import org.urbanobservatory.grid.degurba.DegurbaThresholds;
import org.urbanobservatory.grid.degurba.Level2Settings;
import org.urbanobservatory.grid.degurba.UnitRules;
import org.urbanobservatory.step.city.ExtentPlan;

/**
 * How an extent {@code degurba} is set.
 *
 * @param release whose parameters hold, for example {@code R2023A}
 * @param settings level 2; its urban centres are those of level 1
 * @param units how the boundary is classified as a unit
 * @param city what of it is the city
 */
record DegurbaRules(String release, Level2Settings settings, UnitRules units, City city) {
  /** What the city is. */
  enum City {
    /** The cells of its urban centres. */
    CENTRE,
    /** The administrative unit, where it is classified as a city. */
    UNIT
  }

  /** The defaults and what the extent's options say over them. */
  static DegurbaRules of(ExtentPlan extent) {
    Map<String, String> options = extent.options();
    String release = options.getOrDefault("parameters", DegurbaRelease.R2023A.name());
    String units = options.getOrDefault("unit_rules", "july_2024");
    String city = options.getOrDefault("city", "centre");
    return new DegurbaRules(
        release,
        DegurbaThresholds.level2(release(extent, release), options),
        UnitRules.valueOf(units.toUpperCase(Locale.ROOT)),
        City.valueOf(city.toUpperCase(Locale.ROOT)));
  }

  private static DegurbaRelease release(ExtentPlan extent, String release) {
    return Arrays.stream(DegurbaRelease.values())
        .filter(known -> known.name().equals(release))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid parameters of extent %s: %s; R2023A or R2022A"
                        .formatted(extent.id(), release)));
  }

  double builtShare() {
    return settings.centre().cluster().builtShare();
  }

  /** What of the Degree of Urbanisation is the city, for column {@code method}. */
  String noun() {
    return city == City.UNIT ? "administrative unit that is a city" : "urban centre";
  }
}
