package org.urbanobservatory.step.city.extent;

import java.util.Locale;
import org.urbanobservatory.grid.atlas.AtlasSettings;
import org.urbanobservatory.grid.atlas.AtlasSettings.Circle;
import org.urbanobservatory.grid.atlas.AtlasSettings.Inclusion;
import org.urbanobservatory.grid.atlas.AtlasSettings.OpenSpace;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.step.city.ExtentPlan;

/** How an extent {@code atlas} is set. */
final class AtlasRules {
  private static final double M2_PER_HA = 10_000;

  private AtlasRules() {}

  /** What the extent's options say over the defaults. */
  static AtlasSettings of(ExtentPlan extent, BuiltUpRule rule) {
    Circle circle = AtlasSettings.DEFAULT.circle();
    OpenSpace open = AtlasSettings.DEFAULT.openSpace();
    return new AtlasSettings(
        new Circle(
            number(extent, "radius_m", circle.radiusM()),
            number(extent, "urban_share", circle.urbanShare()),
            number(extent, "suburban_share", circle.suburbanShare()),
            rule instanceof BuiltUpRule.Share share ? share.threshold() : circle.builtShare()),
        new OpenSpace(
            number(extent, "fringe_m", open.fringeM()),
            choice(extent, "fringe_reach", open.reach()),
            number(extent, "captured_ha", open.capturedBelowM2() / M2_PER_HA) * M2_PER_HA,
            choice(extent, "open_patches", open.patches())),
        inclusion(extent));
  }

  private static Inclusion inclusion(ExtentPlan extent) {
    Inclusion inclusion = AtlasSettings.DEFAULT.inclusion();
    return new Inclusion(
        number(extent, "inclusion_growth", inclusion.growth()),
        choice(extent, "inclusion_passes", inclusion.passes()),
        choice(extent, "clusters", inclusion.clusters()));
  }

  private static <E extends Enum<E>> E choice(ExtentPlan extent, String option, E otherwise) {
    String stated = extent.options().get(option);
    return stated == null
        ? otherwise
        : Enum.valueOf(otherwise.getDeclaringClass(), stated.toUpperCase(Locale.ROOT));
  }

  private static double number(ExtentPlan extent, String option, double otherwise) {
    String stated = extent.options().get(option);
    return stated == null ? otherwise : Double.parseDouble(stated);
  }
}
