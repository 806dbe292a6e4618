package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.job.settings.ExtentSettings;
import org.urbanobservatory.job.settings.InputSettings;

class ExtentPlansTest {
  private static final List<InputSettings> INPUTS =
      List.of(
          people("people_2020", "people.tif", null, List.of()),
          people("people_2015", "people_2015.TIFF", "_T", List.of()),
          people("women", "women.tif", "F", List.of()),
          people("by_city", "people/{city_id}.tif", null, List.of()),
          people("of_one", "one.tif", null, List.of("tabula")),
          people("points", "people.csv", null, List.of()));

  @Test
  void anAtlasIsHeldByThePeopleOfAll() {
    assertThat(options(ExtentSettings.Kind.ATLAS, Map.of(), INPUTS))
        .containsExactly(Map.entry("population", "people_2015,people_2020"));
  }

  @Test
  void anAtlasIsHeldByThePeopleThatItNames() {
    assertThat(options(ExtentSettings.Kind.ATLAS, Map.of("population", "by_city"), INPUTS))
        .containsExactly(Map.entry("population", "by_city"));
  }

  @Test
  void nothingIsAddedWithoutSuchPeopleOrToOtherExtents() {
    assertThat(options(ExtentSettings.Kind.ATLAS, Map.of(), INPUTS.subList(2, 6))).isEmpty();
    assertThat(options(ExtentSettings.Kind.DEGURBA, Map.of(), INPUTS)).isEmpty();
  }

  private static Map<String, String> options(
      ExtentSettings.Kind kind, Map<String, String> options, List<InputSettings> inputs) {
    return ExtentPlans.of(new ExtentSettings("e", kind, List.of("built"), options), inputs)
        .options();
  }

  private static InputSettings people(String id, String path, String sex, List<String> cities) {
    var common =
        new InputSettings.Common(id, path, path, null, "Made", null, false, 10, false, cities);
    return new InputSettings.Population(
        common, InputSettings.Population.Quantity.COUNT, null, null, null, null, sex, null, null);
  }
}
