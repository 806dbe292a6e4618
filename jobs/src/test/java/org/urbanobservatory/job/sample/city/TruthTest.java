package org.urbanobservatory.job.sample.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.job.sample.plane.Point;

class TruthTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 11, 42, 99})
  void gridFollowsItsClosedFormula(long seed) {
    City city = new City(0, seed);
    GridForm.Plan plan = GridForm.Plan.of(city.chance("drawing"));
    Map<String, Double> truth = boundary(city);
    assertThat(truth.get("street_length_m")).isCloseTo(plan.streetLength(), within(1e-6));
    assertThat(truth.get("street_centreline_length_m"))
        .isCloseTo(plan.streetLength(), within(1e-6));
    assertThat(truth.get("junction_count")).isEqualTo(plan.junctions());
    assertThat(truth.get("intersection_count")).isEqualTo(plan.junctions());
    assertThat(truth.get("dead_end_count")).isEqualTo(plan.culsDeSac().size());
    assertThat(truth.get("extent_area_m2")).isCloseTo(plan.width() * plan.height(), within(1e-6));
    assertThat(truth.get("street_reserve_area_m2")).isLessThan(plan.streetLength() * 26);
  }

  @Test
  void boulevardsCountOnceAlongTheirCentreLine() {
    City superblocks = new City(3, 11);
    Map<String, Double> truth = boundary(superblocks);
    // Ten boulevards of 4,000 m, each drawn twice; the hole touches none.
    assertThat(truth.get("street_length_m") - truth.get("street_centreline_length_m"))
        .isCloseTo(40_000, within(1e-6));
    // A side of a loop and a part of its gate lie in the hole.
    assertThat(truth.get("extent_area_m2")).isCloseTo(16e6 - 450 * 240, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 11, 13, 21})
  void noJunctionLiesWhereRoundingWouldDecide(long seed) {
    for (int number = 0; number < 6; number++) {
      City city = new City(number, seed);
      Drawing drawing = city.drawing();
      Crossings crossings = new Crossings(drawing);
      int[] junctions = crossings.junctions();
      for (int i = 0; i < junctions.length; i++) {
        Point p = crossings.point(junctions[i]);
        assertThat(drawing.boundary().distanceToEdge(p)).as("%s edge", city.id()).isGreaterThan(1);
        for (int k = i + 1; k < junctions.length; k++) {
          double distance = p.distance(crossings.point(junctions[k]));
          assertThat(distance > 23.7 && distance < 24.2).as("%s %s", city, distance).isFalse();
        }
      }
      for (int end : crossings.deadEnds()) {
        assertThat(drawing.boundary().distanceToEdge(crossings.point(end)))
            .as("%s dead end", city.id())
            .isGreaterThan(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void streetsReachBeyondTheReadMarginOnEverySide(int number) {
    Drawing drawing = new City(number, 11).drawing();
    double east = 0;
    double west = 0;
    double north = 0;
    double south = 0;
    for (Way street : drawing.streets()) {
      for (int node : street.nodes()) {
        Point p = drawing.nodes().get(node);
        east = Math.max(east, p.x());
        west = Math.min(west, p.x());
        north = Math.max(north, p.y());
        south = Math.min(south, p.y());
      }
    }
    for (var ring : drawing.boundary().outers()) {
      for (Point p : ring.points()) {
        assertThat(east - p.x()).isGreaterThan(1700);
        assertThat(p.x() - west).isGreaterThan(1700);
        assertThat(north - p.y()).isGreaterThan(1700);
        assertThat(p.y() - south).isGreaterThan(1700);
      }
    }
  }

  private static Map<String, Double> boundary(City city) {
    return Truth.of(city, new Land(city, city.drawing()), List.of()).stream()
        .filter(f -> f.extentId().equals("boundary") && f.year() == 2020)
        .collect(Collectors.toMap(Truth.Fact::variable, Truth.Fact::value));
  }
}
