package org.urbanobservatory.measure.openspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.step.ingest.OpenSpaceTables;

class OpenSpaceTableTest {
  private static final OpenSpaceTable TABLE = OpenSpaceTables.load();

  @Test
  void firstRowThatFitsNamesTheClass() {
    assertThat(TABLE.findClass(Map.of("leisure", "park", "place", "square"))).contains("park");
    assertThat(TABLE.findClass(Map.of("place", "square"))).contains("square");
    assertThat(TABLE.findClass(Map.of("leisure", "stadium"))).isEmpty();
    assertThat(TABLE.findClass(Map.of())).isEmpty();
  }

  @Test
  void pedestrianStreetIsASquareOnlyAsAnArea() {
    assertThat(TABLE.findClass(Map.of("highway", "pedestrian"))).isEmpty();
    assertThat(TABLE.findClass(Map.of("highway", "pedestrian", "area", "yes"))).contains("square");
  }

  @Test
  void closedAndPaidSpacesAreNotPublic() {
    assertThat(access("access", "private")).isEqualTo(OpenSpace.Access.CLOSED);
    assertThat(access("access", "no")).isEqualTo(OpenSpace.Access.CLOSED);
    assertThat(access("fee", "yes")).isEqualTo(OpenSpace.Access.CLOSED);
    assertThat(access("garden:type", "residential")).isEqualTo(OpenSpace.Access.CLOSED);
    assertThat(access("access", "permissive")).isEqualTo(OpenSpace.Access.PUBLIC);
    assertThat(access("fee", "no")).isEqualTo(OpenSpace.Access.PUBLIC);
  }

  @Test
  void footDecidesWhereAccessIsForCars() {
    assertThat(TABLE.access(Map.of("access", "no", "foot", "yes")))
        .isEqualTo(OpenSpace.Access.PUBLIC);
    assertThat(TABLE.access(Map.of("access", "yes", "foot", "no")))
        .isEqualTo(OpenSpace.Access.CLOSED);
    assertThat(TABLE.access(Map.of("access", "no", "foot", "yes", "fee", "yes")))
        .isEqualTo(OpenSpace.Access.CLOSED);
  }

  @Test
  void vectorLayersNameClassesByIdOrValue() {
    assertThat(TABLE.findClassNamed("playground")).contains("playground");
    assertThat(TABLE.findClassNamed("village_green")).contains("recreation_ground");
    assertThat(TABLE.findClassNamed("car park")).isEmpty();
  }

  private static OpenSpace.Access access(String key, String value) {
    return TABLE.access(Map.of(key, value));
  }
}
