package org.urbanobservatory.step.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.ingest.SpatialInput;

class SmallCellsTest {
  private static final SpatialInput FROM_TEN = source("min_cell_count", "10");

  private static SpatialInput source(String... options) {
    Path file = Path.of("people.csv");
    return MeasuredCity.spatial(SpatialInput.Kind.POPULATION, 2020, file, options);
  }

  private static Map<String, Double> people(Object... cells) {
    var people = new LinkedHashMap<String, Double>();
    for (int i = 0; i < cells.length; i += 2) {
      people.put((String) cells[i], ((Number) cells[i + 1]).doubleValue());
    }
    return people;
  }

  @Test
  void theOnlySmallCellTakesTheNextSmallestWithIt() {
    var one = people("a", 60, "b", 5, "c", 40, "d", 0);
    assertThat(SmallCells.of(FROM_TEN, List.of(one)).withheld())
        .containsExactlyInAnyOrder("b", "c");
    var two = people("a", 60, "b", 5, "c", 40, "d", 9);
    assertThat(SmallCells.of(FROM_TEN, List.of(two)).withheld())
        .containsExactlyInAnyOrder("b", "d");
    var none = people("a", 60, "b", 10, "d", 0);
    assertThat(SmallCells.of(FROM_TEN, List.of(none)).withheld()).isEmpty();
    var alone = people("a", 3, "d", 0);
    assertThat(SmallCells.of(FROM_TEN, List.of(alone)).withheld()).containsExactly("a");
  }

  @Test
  void aSourceMayShowAllOrNobody() {
    var people = people("a", 60, "b", 0.5, "d", 0);
    assertThat(SmallCells.of(source(), List.of(people)).withheld()).isEmpty();
    assertThat(SmallCells.of(source("confidential", "true"), List.of(people)).withheld())
        .containsExactlyInAnyOrder("a", "b");
  }

  /** In the wider extent 'e' is the next smallest, in the boundary 'c' is; neither may tell 'b'. */
  @Test
  void whatOneExtentLeavesOutTheOtherDoesNotTell() {
    var boundary = people("a", 60, "b", 5, "c", 40);
    var wider = people("a", 60, "b", 5, "c", 40, "e", 20);
    assertThat(SmallCells.of(FROM_TEN, List.of(boundary, wider)).withheld())
        .containsExactlyInAnyOrder("b", "c");
  }

  /** Both leave out several, and their sums differ by 'e' alone, unless 'f' is left out as well. */
  @Test
  void noSingleCellIsLeftByTheDifferenceOfTwoExtents() {
    var boundary = people("a", 60, "b", 5, "c", 4);
    var wider = people("a", 60, "b", 5, "c", 4, "e", 3, "f", 70, "g", 80);
    assertThat(SmallCells.of(FROM_TEN, List.of(boundary, wider)).withheld())
        .containsExactlyInAnyOrder("b", "c", "e", "f");
    assertThat(SmallCells.of(FROM_TEN, List.of(wider, boundary)).withheld())
        .containsExactlyInAnyOrder("b", "c", "e", "f");
  }

  /** 'a' is cut by the boundary: 57 of its 60 people are inside. */
  @Test
  void aCellThatTwoExtentsCutApartByFewPeopleIsLeftOutOfBoth() {
    var boundary = people("a", 57, "b", 50, "c", 90);
    var wider = people("a", 60, "b", 50, "c", 90, "e", 20);
    assertThat(SmallCells.of(FROM_TEN, List.of(boundary, wider)).withheld())
        .containsExactlyInAnyOrder("a", "b", "e");
    var rounded = people("a", 57 + 1e-12, "b", 50, "c", 90);
    assertThat(SmallCells.of(FROM_TEN, List.of(boundary, rounded)).withheld()).isEmpty();
  }

  @Test
  void aMetropolisOfSmallCellsTakesSeconds() {
    var people = new LinkedHashMap<String, Double>();
    for (int i = 0; i < 400_000; i++) {
      people.put("cell" + i, 1.0 + i % 20);
    }
    var wider = new LinkedHashMap<>(people);
    wider.put("more", 500.0);
    SmallCells small =
        Assertions.assertTimeout(
            Duration.ofSeconds(60), () -> SmallCells.of(FROM_TEN, List.of(people, wider)));
    assertThat(small.withheld()).hasSize(180_000);
    assertThat(small.isWithheld("more")).isFalse();
  }
}
