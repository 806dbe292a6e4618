package org.urbanobservatory.step.city.extent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.grid.atlas.AtlasSettings;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.step.city.ExtentPlan;

class AtlasRulesTest {
  private static final BuiltUpRule HALF = new BuiltUpRule.Share(0.5);

  private static AtlasSettings rules(Map<String, String> options) {
    return AtlasRules.of(
        new ExtentPlan("atlas", ExtentPlan.Kind.ATLAS, List.of("built"), options), HALF);
  }

  @Test
  void withoutOptionsThePublishedValuesHold() {
    assertThat(rules(Map.of())).isEqualTo(AtlasSettings.DEFAULT);
  }

  @Test
  void everyChoiceIsAnOption() {
    Map<String, String> options =
        Map.of(
            "radius_m", "584",
            "urban_share", "0.6",
            "suburban_share", "0.3",
            "fringe_m", "90",
            "fringe_reach", "centre",
            "captured_ha", "100",
            "open_patches", "sides_and_corners",
            "inclusion_growth", "0.5",
            "inclusion_passes", "until_stable",
            "clusters", "sides");

    assertThat(rules(options).describe())
        .isEqualTo(
            "atlas: radius_m=584.0 urban_share=0.6 suburban_share=0.3 built_share=0.5 fringe_m=90.0"
                + " fringe_reach=centre captured_below_m2=1000000.0 open_patches=sides_and_corners"
                + " inclusion_growth=0.5 inclusion_passes=until_stable clusters=sides");
  }
}
