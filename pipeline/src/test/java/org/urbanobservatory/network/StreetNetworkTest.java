package org.urbanobservatory.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class StreetNetworkTest {
  private static final StreetPlan GRID =
      new StreetPlan()
          .street(1, 0, 0, 100, 0, 200, 0)
          .street(2, 0, 100, 100, 100, 200, 100)
          .street(3, 0, 200, 100, 200, 200, 200)
          .street(4, 0, 0, 0, 100, 0, 200)
          .street(5, 100, 0, 100, 100, 100, 200)
          .street(6, 200, 0, 200, 100, 200, 200);

  @Test
  void countsTheJunctionsOfAGrid() {
    StreetNetwork grid = StreetNetwork.of(GRID.ways());

    // Four of degree 3 on the sides, one of degree 4 inside; the corners are merely passed.
    assertThat(junctions(grid)).containsExactly(3, 3, 4, 3, 3);
    assertThat(deadEnds(grid)).isZero();
    assertThat(grid.segments()).hasSize(8);
    assertThat(length(grid)).isEqualTo(1200);
  }

  @Test
  void joinsAStreetThatEndsOnAnother() {
    StreetNetwork tee =
        StreetNetwork.of(
            new StreetPlan().street(1, 0, 0, 50, 0, 100, 0).street(2, 50, 0, 50, 80).ways());

    assertThat(junctions(tee)).containsExactly(3);
    assertThat(deadEnds(tee)).isEqualTo(3);
    assertThat(tee.segments()).hasSize(3);
  }

  @Test
  void crossesWithoutJunctionWhereNoNodeIsShared() {
    StreetNetwork network =
        StreetNetwork.of(
            new StreetPlan().street(1, 0, 0, 100, 0).street(2, 50, -50, 50, 50).ways());

    assertThat(junctions(network)).isEmpty();
    assertThat(network.segments()).hasSize(2);
  }

  @Test
  void keepsBridgesAboveStreetsThoughTheyShareANode() {
    StreetNetwork network =
        StreetNetwork.of(
            new StreetPlan()
                .street(1, 0, 0, 50, 0, 100, 0)
                .level(1)
                .street(2, 50, -50, 50, 0, 50, 50)
                .ways());

    assertThat(junctions(network)).isEmpty();
    assertThat(network.segments()).hasSize(2);
    assertThat(length(network)).isEqualTo(200);
  }

  @Test
  void joinsABridgeToTheStreetAtItsEnds() {
    StreetNetwork network =
        StreetNetwork.of(
            new StreetPlan()
                .street(1, 0, 0, 50, 0, 100, 0)
                .level(1)
                .street(2, 50, 0, 50, 50)
                .level(0)
                .street(3, 50, 50, 50, 90)
                .ways());

    assertThat(junctions(network)).containsExactly(3);
    // Bridge and street beyond are one segment.
    assertThat(network.segments()).hasSize(3);
  }

  @Test
  void countsALoopTwiceAtItsJunction() {
    StreetNetwork network =
        StreetNetwork.of(
            new StreetPlan()
                .street(1, 0, 0, 100, 0)
                .street(2, 100, 0, 150, 50, 150, -50, 100, 0)
                .ways());

    assertThat(junctions(network)).containsExactly(3);
    assertThat(deadEnds(network)).isEqualTo(1);
    assertThat(network.segments()).hasSize(2);
  }

  @Test
  void keepsARingWithoutJunctionAsOneSegment() {
    StreetNetwork ring =
        StreetNetwork.of(
            new StreetPlan().street(1, 0, 0, 60, 0, 60, 80).street(2, 60, 80, 0, 0).ways());

    assertThat(junctions(ring)).isEmpty();
    assertThat(deadEnds(ring)).isZero();
    assertThat(ring.segments()).hasSize(1);
    assertThat(ring.segments().get(0).halfEdges()).hasSize(3);
    assertThat(length(ring)).isEqualTo(240);
  }

  @Test
  void mergesWaysThatContinueEachOther() {
    StreetNetwork network =
        StreetNetwork.of(
            new StreetPlan()
                .street(2, 100, 0, 200, 0)
                .streetClass("primary")
                .street(1, 100, 0, 0, 0)
                .ways());

    assertThat(network.segments()).hasSize(1);
    assertThat(deadEnds(network)).isEqualTo(2);
  }

  @Test
  void dropsEdgesFromANodeToItself() {
    StreetNetwork network =
        StreetNetwork.of(new StreetPlan().street(1, 0, 0, 50, 0, 50, 0, 100, 0).ways());

    assertThat(network.edgeCount()).isEqualTo(2);
    assertThat(network.segments()).hasSize(1);
  }

  @Test
  void clipsExactlyAtTheBorder() {
    StreetNetwork network =
        clipped("POLYGON ((10 -10, 90 -10, 90 10, 10 10, 10 -10))", GRID.ways());

    // The first row's middle, and the stub of the middle column.
    assertThat(length(network)).isEqualTo(80);
    assertThat(deadEnds(network)).isZero();
    assertThat(network.segments()).hasSize(1);
  }

  @Test
  void cutsAStreetThatLeavesAndComesBack() {
    var plan = new StreetPlan().street(1, 5, 0, 50, 0, 50, 20, 60, 20, 60, 0, 95, 0);
    StreetNetwork network = clipped("POLYGON ((0 -10, 100 -10, 100 10, 0 10, 0 -10))", plan.ways());

    assertThat(length(network)).isCloseTo(45 + 10 + 10 + 35, within(1e-9));
    assertThat(network.segments()).hasSize(2);
    // The street's own two ends; not the two cuts.
    assertThat(deadEnds(network)).isEqualTo(2);
  }

  @Test
  void leavesOutWhatLiesInAHole() {
    StreetNetwork network =
        clipped(
            "POLYGON ((0 -10, 100 -10, 100 10, 0 10, 0 -10), (40 -5, 60 -5, 60 5, 40 5, 40 -5))",
            new StreetPlan().street(1, 0, 0, 100, 0).ways());

    assertThat(length(network)).isCloseTo(80, within(1e-9));
    assertThat(deadEnds(network)).isEqualTo(2);
  }

  @Test
  void countsNoDeadEndWhereANodeLiesOnTheBorder() {
    StreetNetwork network =
        clipped(
            "POLYGON ((0 -10, 100 -10, 100 10, 0 10, 0 -10))",
            new StreetPlan().street(1, 50, 0, 100, 0, 150, 0).ways());

    assertThat(length(network)).isEqualTo(50);
    assertThat(deadEnds(network)).isEqualTo(1);
  }

  @Test
  void keepsAStreetAlongTheBorder() {
    StreetNetwork network =
        clipped(
            "POLYGON ((0 0, 100 0, 100 10, 0 10, 0 0))",
            new StreetPlan().street(1, 20, 0, 80, 0).ways());

    assertThat(length(network)).isEqualTo(60);
  }

  /** Streets are drawn either way along every border, straight and aslant, and beyond the ends. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1, 1.2, 2.5, Math.PI, 4.4, 5.9})
  void givesAStreetAlongABorderToOneOfTheTwoSides(double turn) {
    var plan = new StreetPlan();
    double[][] lines = {
      {-20, 0, 120, 0},
      {100, 50, 0, 50},
      {0, 100, 100, 100},
      {0, 110, 0, -10},
      {50, 0, 50, 100},
      {100, 100, 100, 0},
      {0, 0, 50, 50}
    };
    for (int i = 0; i < lines.length; i++) {
      double[] a = turned(turn, lines[i][0], lines[i][1]);
      double[] b = turned(turn, lines[i][2], lines[i][3]);
      plan.street(i + 1, a[0], a[1], b[0], b[1]);
    }
    double[][] zones = {
      {0, 0, 50, 0, 50, 50},
      {0, 0, 50, 50, 0, 50},
      {50, 0, 100, 0, 100, 50, 50, 50},
      {0, 50, 50, 50, 50, 100, 0, 100},
      {50, 50, 100, 50, 100, 100, 50, 100}
    };
    double sum = 0;
    for (double[] zone : zones) {
      sum += length(StreetNetwork.clipped(plan.ways(), ring(turn, zone)));
    }
    double whole =
        length(StreetNetwork.clipped(plan.ways(), ring(turn, 0, 0, 100, 0, 100, 100, 0, 100)));

    // Inside lie 200 m and a diagonal; the city has the streets along two of its four borders.
    assertThat(whole).isCloseTo(200 + Math.hypot(50, 50) + 200, within(1e-3));
    assertThat(sum).isCloseTo(whole, within(1e-3));
  }

  private static double[] turned(double angle, double x, double y) {
    return new double[] {
      x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)
    };
  }

  private static Geometry ring(double angle, double... xy) {
    var ring = new ArrayList<Coordinate>();
    for (int i = 0; i <= xy.length; i += 2) {
      double[] at = turned(angle, xy[i % xy.length], xy[(i + 1) % xy.length]);
      ring.add(new Coordinate(at[0], at[1]));
    }
    return new GeometryFactory().createPolygon(ring.toArray(new Coordinate[0]));
  }

  @Test
  void keepsAJunctionWhoseArmsAreCut() {
    StreetNetwork network =
        clipped("POLYGON ((90 90, 110 90, 110 110, 90 110, 90 90))", GRID.ways());

    assertThat(junctions(network)).containsExactly(4);
    assertThat(deadEnds(network)).isZero();
    assertThat(length(network)).isCloseTo(40, within(1e-9));
  }

  @Test
  void isEmptyWithoutStreetsInside() {
    StreetNetwork network = clipped("POLYGON ((900 900, 910 900, 910 910, 900 900))", GRID.ways());

    assertThat(network.edgeCount()).isZero();
    assertThat(network.segments()).isEmpty();
    assertThat(StreetNetwork.of(List.of()).segments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void doesNotDependOnTheOrderOfWays(long seed) {
    assertThat(picture(StreetNetwork.of(GRID.shuffled(seed))))
        .isEqualTo(picture(StreetNetwork.of(GRID.ways())));
  }

  @Test
  void refusesAnExtentWithoutArea() {
    assertThatThrownBy(() -> clipped("LINESTRING (0 0, 1 1)", GRID.ways()))
        .hasMessage("Invalid extent: a LineString has no area");
  }

  @Test
  void refusesAWayWithoutTwoNodes() {
    assertThatThrownBy(
            () ->
                new StreetWay(
                    7,
                    "road",
                    new long[1],
                    new double[1],
                    new double[1],
                    0,
                    Flow.BOTH,
                    null,
                    null,
                    null))
        .hasMessage("Invalid street 7: 1 node ids, 1 x, 1 y; two or more of each are needed");
  }

  private static StreetNetwork clipped(String wkt, List<StreetWay> ways) {
    return StreetNetwork.clipped(ways, wkt(wkt));
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<Integer> junctions(StreetNetwork network) {
    return IntStream.range(0, network.vertexCount())
        .filter(network::isJunction)
        .boxed()
        .sorted(
            java.util.Comparator.<Integer>comparingDouble(network::y)
                .thenComparingDouble(network::x))
        .map(network::degree)
        .toList();
  }

  private static long deadEnds(StreetNetwork network) {
    return IntStream.range(0, network.vertexCount()).filter(network::isDeadEnd).count();
  }

  private static double length(StreetNetwork network) {
    return IntStream.range(0, network.edgeCount()).mapToDouble(network::lengthM).sum();
  }

  private static List<String> picture(StreetNetwork network) {
    var lines = new ArrayList<String>();
    for (StreetSegment segment : network.segments()) {
      var line = new StringBuilder();
      for (int half : segment.halfEdges()) {
        int a = network.origin(half);
        int b = network.target(half);
        line.append(network.x(a)).append(' ').append(network.y(a)).append(" - ");
        line.append(network.x(b)).append(' ').append(network.y(b)).append("; ");
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
