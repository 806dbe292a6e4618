package org.urbanobservatory.step.city.extent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.urbanobservatory.grid.degurba.CentreRule;
import org.urbanobservatory.grid.degurba.ClusterRule;
import org.urbanobservatory.grid.degurba.DegurbaRelease;
import org.urbanobservatory.grid.degurba.Level2Settings;
import org.urbanobservatory.grid.degurba.UnitRules;
import org.urbanobservatory.step.city.ExtentPlan;

/**
 * How an extent {@code degurba} is set.
 *
 * @param release whose parameters hold, for example {@code R2023A}
 * @param settings level 2; its urban centres are those of level 1
 * @param units how the boundary is classified as a unit
 */
record DegurbaRules(String release, Level2Settings settings, UnitRules units) {
  /** The defaults and what the extent's options say over them. */
  static DegurbaRules of(ExtentPlan extent) {
    Map<String, String> options = extent.options();
    String release = options.getOrDefault("parameters", DegurbaRelease.R2023A.name());
    Level2Settings settings = settings(extent, release);
    String built = options.get("min_built_up_share");
    String units = options.getOrDefault("unit_rules", "july_2024");
    return new DegurbaRules(
        release,
        built == null ? settings : withBuiltShare(settings, Double.parseDouble(built)),
        UnitRules.valueOf(units.toUpperCase(Locale.ROOT)));
  }

  private static Level2Settings settings(ExtentPlan extent, String release) {
    return Arrays.stream(DegurbaRelease.values())
        .filter(known -> known.name().equals(release))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid parameters of extent %s: %s; R2023A or R2022A"
                        .formatted(extent.id(), release)))
        .level2();
  }

  double builtShare() {
    return settings.centre().cluster().builtShare();
  }

  private static Level2Settings withBuiltShare(Level2Settings settings, double share) {
    CentreRule centre = settings.centre();
    Level2Settings.Urban urban = settings.urban();
    return new Level2Settings(
        new CentreRule(
            withBuiltShare(centre.cluster(), share),
            centre.smoothing(),
            centre.holeCells(),
            centre.populationWindow()),
        new Level2Settings.Urban(
            withBuiltShare(urban.dense(), share),
            urban.semiDense(),
            urban.semiDenseDistance(),
            urban.suburban()),
        settings.rural(),
        settings.water());
  }

  private static ClusterRule withBuiltShare(ClusterRule rule, double share) {
    return new ClusterRule(rule.density(), rule.population(), rule.neighbourhood(), share);
  }
}
