package org.urbanobservatory.measure.openspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.step.ingest.OpenSpaceTables;

class EntrancesTest {
  private static final EntranceRule RULE = OpenSpaceTables.load().entrances();
  private static final String SQUARE = "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))";

  @Test
  void pathThatCrossesTheBoundaryIsAnEntrance() throws ParseException {
    SpaceEntrances found = only(SQUARE, "LINESTRING (50 50, 50 250)");

    assertThat(found.touchesNoStreet()).isFalse();
    // The crossing, and the samples of the northern edge at most 30 m from the path.
    assertThat(found.points())
        .containsExactly(at(20, 100), at(40, 100), at(50, 100), at(60, 100), at(80, 100));
  }

  @Test
  void streetAlongTheEdgeOpensIt() throws ParseException {
    SpaceEntrances found = only(SQUARE, "LINESTRING (-200 -30, 300 -30)");

    assertThat(found.points())
        .containsExactly(at(0, 0), at(20, 0), at(40, 0), at(60, 0), at(80, 0), at(100, 0));
  }

  @Test
  void streetFartherOffDoesNot() throws ParseException {
    SpaceEntrances found = only(SQUARE, "LINESTRING (-200 -30.01, 300 -30.01)");

    assertThat(found.touchesNoStreet()).isTrue();
    assertThat(found.points()).hasSize(20).contains(at(0, 0), at(100, 100), at(0, 60));
  }

  @Test
  void withoutNetworkTheWholeBoundaryCounts() throws ParseException {
    SpaceEntrances found = only(SQUARE);

    assertThat(found.approach()).isEqualTo(SpaceEntrances.Approach.TOUCHES_NO_STREET);
    assertThat(found.spaces()).containsExactly("space 0");
  }

  @Test
  void networkNearBetweenTwoSamplesIsNotMissed() throws ParseException {
    SpaceEntrances found = only(SQUARE, "LINESTRING (30 -29.5, 30 -200)");

    assertThat(found.touchesNoStreet()).isFalse();
    assertThat(found.points()).containsExactly(at(30, 0));
  }

  @Test
  void holeIsEnteredFromInside() throws ParseException {
    SpaceEntrances found =
        only(
            "POLYGON ((0 0, 400 0, 400 400, 0 400, 0 0), (150 150, 250 150, 250 250, 150 250, 150 150))",
            "LINESTRING (200 200, 200 240)");

    assertThat(found.points()).isNotEmpty().allMatch(p -> p.y == 250 && Math.abs(p.x - 200) <= 30);
  }

  @Test
  void smallSpaceHasOnePointAtLeast() throws ParseException {
    assertThat(only("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))").points()).containsExactly(at(0, 0));
  }

  @Test
  void spacesThatTouchAreEnteredAsOne() throws ParseException {
    List<SpaceEntrances> found =
        Entrances.of(
            land(SQUARE, "POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))"),
            walkways("LINESTRING (100 10, 100 90)"),
            RULE);

    assertThat(found)
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.spaces()).containsExactly("space 0", "space 1");
              // The path lies inside: it passes near the southern and the northern edge alone.
              assertThat(e.points())
                  .allMatch(p -> (p.y == 0 || p.y == 100) && Math.abs(p.x - 100) <= 30);
            });
  }

  @Test
  void nothingOpenHasNoEntrance() throws ParseException {
    assertThat(Entrances.of(land(), walkways(), RULE)).isEmpty();
  }

  private static SpaceEntrances only(String space, String... lines) throws ParseException {
    List<SpaceEntrances> found = Entrances.of(land(space), walkways(lines), RULE);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static OpenSpaceLand land(String... polygons) throws ParseException {
    List<OpenSpace> spaces = new ArrayList<>();
    for (String polygon : polygons) {
      Geometry area = new WKTReader().read(polygon);
      spaces.add(new OpenSpace("space " + spaces.size(), "park", OpenSpace.Access.PUBLIC, area));
    }
    return OpenSpaceLand.of(spaces);
  }

  private static Walkways walkways(String... lines) throws ParseException {
    List<LineString> edges = new ArrayList<>();
    for (String line : lines) {
      edges.add((LineString) new WKTReader().read(line));
    }
    return new Walkways(edges);
  }

  private static Coordinate at(double x, double y) {
    return new Coordinate(x, y);
  }
}
