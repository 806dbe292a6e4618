package org.urbanobservatory.step;

import java.util.Locale;
import java.util.Map;
import org.urbanobservatory.grid.degurba.CentreRule;
import org.urbanobservatory.grid.degurba.ClusterRule;
import org.urbanobservatory.grid.degurba.Level2Settings;
import org.urbanobservatory.grid.degurba.UnitRules;

/**
 * How an extent {@code degurba} is set.
 *
 * @param release whose parameters hold, for example {@code R2023A}
 * @param settings level 2; its urban centres are those of level 1
 * @param units how the boundary is classified as a unit
 */
record DegurbaRules(String release, Level2Settings settings, UnitRules units) {
  private static final Map<String, Level2Settings> RELEASES =
      Map.of("R2023A", Level2Settings.R2023A, "R2022A", Level2Settings.R2022A);

  /** The defaults and what the extent's options say over them. */
  static DegurbaRules of(ExtentPlan extent) {
    Map<String, String> options = extent.options();
    String release = options.getOrDefault("parameters", "R2023A");
    Level2Settings settings = RELEASES.get(release);
    if (settings == null) {
      throw new IllegalArgumentException(
          "Invalid parameters of extent %s: %s; R2023A or R2022A".formatted(extent.id(), release));
    }
    String built = options.get("min_built_up_share");
    String units = options.getOrDefault("unit_rules", "july_2024");
    return new DegurbaRules(
        release,
        built == null ? settings : withBuiltShare(settings, Double.parseDouble(built)),
        UnitRules.valueOf(units.toUpperCase(Locale.ROOT)));
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
