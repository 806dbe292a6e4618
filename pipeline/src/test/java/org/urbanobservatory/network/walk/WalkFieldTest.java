package org.urbanobservatory.network.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.urbanobservatory.network.StreetPlan;

class WalkFieldTest {
  private static final double FAR = 1e6;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @Test
  void walksAlongAnEdgeStraightToAFacilityOnIt() {
    WalkGraph graph = WalkGraph.ofWays(new StreetPlan().street(1, 0, 0, 1000, 0).ways());

    // 30 m to the street, 400 m along it, 20 m from it.
    assertThat(metres(graph, at(500, 30), at(100, -20))).isEqualTo(450);
  }

  @Test
  void countsTheEndThatIsNearer() {
    // A square block of 400 m; from the west side to the east side over the north.
    WalkGraph graph =
        WalkGraph.ofWays(new StreetPlan().street(1, 0, 0, 0, 100, 100, 100, 100, 0, 0, 0).ways());

    assertThat(graph.edgeCount()).isEqualTo(1);
    assertThat(metres(graph, at(0, 75), at(100, 75))).isEqualTo(150);
    assertThat(metres(graph, at(0, 10), at(100, 10))).isEqualTo(120);
  }

  @Test
  void aRiverIsABarrierAndABridgeCrossesIt() {
    var banks = new StreetPlan().street(1, 0, 0, 1000, 0).street(2, 0, 50, 1000, 50);
    assertThat(metres(WalkGraph.ofWays(banks.ways()), at(500, 0), at(500, 50))).isInfinite();

    banks.level(1).street(3, 1000, 0, 1000, 50);
    assertThat(metres(WalkGraph.ofWays(banks.ways()), at(500, 0), at(500, 50))).isEqualTo(1050);
  }

  @Test
  void aBridgeDoesNotJoinTheStreetBelow() {
    var plan = new StreetPlan().street(1, 0, 0, 50, 0, 100, 0);
    plan.level(1).street(2, 50, -50, 50, 0, 50, 50);
    WalkGraph graph = WalkGraph.ofWays(plan.ways());

    assertThat(metres(graph, at(0, 0), at(50, 50))).isInfinite();
    assertThat(graph.component(0)).isNotEqualTo(graph.component(graph.nodeCount() - 1));
  }

  @Test
  void linesJoinWhereTheirEndsAreEqual() {
    WalkGraph graph =
        WalkGraph.ofLines(List.of(line(0, 0, 100, 0), line(100, 0, 100, 100), line(50, 0, 50, 9)));

    assertThat(graph.nodeCount()).isEqualTo(5);
    assertThat(metres(graph, at(0, 0), at(100, 100))).isEqualTo(200);
    assertThat(metres(graph, at(0, 0), at(50, 9))).isInfinite();
  }

  @Test
  void nodesAtOnePlaceAreJoinedOnlyByAnEdge() {
    var builder = new WalkGraphBuilder();
    int west = builder.addNode(0, 0);
    int one = builder.addNode(100, 0);
    int twin = builder.addNode(100, 0);
    int east = builder.addNode(200, 0);
    builder.addEdge(west, one, 100);
    builder.addEdge(twin, east, 100);
    assertThat(metres(builder.build(), at(10, 0), at(190, 0))).isInfinite();

    builder.addEdge(one, twin, 0);
    assertThat(metres(builder.build(), at(10, 0), at(190, 0))).isEqualTo(180);
  }

  @Test
  void aStatedLengthIsSpreadAlongTheEdge() {
    var builder = new WalkGraphBuilder();
    builder.addEdge(builder.addNode(0, 0), builder.addNode(100, 0), 150);

    assertThat(metres(builder.build(), at(0, 0), at(50, 0))).isEqualTo(75);
  }

  @Test
  void anEmptyNetworkConnectsNobody() {
    WalkGraph graph = WalkGraph.ofWays(List.of());

    assertThat(new EdgeSnapper(graph, 100).snap(new double[] {0}, new double[] {0}).notConnected())
        .isEqualTo(1);
    assertThat(new NodeSnapper(graph, 100).snap(new double[] {0}, new double[] {0}).notConnected())
        .isEqualTo(1);
    assertThat(new EdgePoints(graph, 50).count()).isZero();
  }

  @Test
  void snapsUpToTheGreatestDistanceAndNoFarther() {
    WalkGraph graph = WalkGraph.ofWays(new StreetPlan().street(1, 0, 0, 1000, 0).ways());
    Snaps snaps =
        new EdgeSnapper(graph, 100)
            .snap(new double[] {500, 500, 1e9, -80}, new double[] {100, 100.01, 1e9, 60});

    assertThat(snaps.isConnected(0)).isTrue();
    assertThat(snaps.isConnected(1)).isFalse();
    assertThat(snaps.isConnected(2)).isFalse();
    assertThat(snaps.legM(3)).isEqualTo(100);
  }

  @Test
  void nodesAreEnteredWithoutALeg() {
    WalkGraph graph = WalkGraph.ofWays(new StreetPlan().street(1, 0, 0, 1000, 0).ways());
    Snaps snaps = new NodeSnapper(graph, 600).snap(new double[] {400, 600}, new double[] {9, 9});

    assertThat(snaps.alongM(0)).isZero();
    assertThat(snaps.alongM(1)).isEqualTo(1000);
    assertThat(snaps.legM(0)).isZero();
  }

  @Test
  void pointsAlongEdgesStandForEqualParts() {
    WalkGraph graph = WalkGraph.ofWays(new StreetPlan().street(1, 0, 0, 60, 0, 60, 60).ways());
    var points = new EdgePoints(graph, 50);

    assertThat(points.count()).isEqualTo(3);
    assertThat(points.lengthM(0)).isEqualTo(40);
    assertThat(points.at(0)).isEqualTo(new Coordinate(20, 0));
    assertThat(points.at(1)).isEqualTo(new Coordinate(60, 0));
    assertThat(points.at(2)).isEqualTo(new Coordinate(60, 40));
  }

  @Test
  void refusesWhatIsNoGraph() {
    var builder = new WalkGraphBuilder();
    int node = builder.addNode(0, 0);

    assertThatThrownBy(() -> builder.addNode(Double.NaN, 0))
        .hasMessage("Invalid node 1: position NaN, 0.0 is not finite");
    assertThatThrownBy(() -> builder.addEdge(node, 7, 1))
        .hasMessage("Invalid edge 0: node 7 is none of the 1 nodes");
    assertThatThrownBy(() -> builder.addEdge(node, node, new double[1], new double[1]))
        .hasMessage("Invalid edge 0: its line has 1 x and 1 y; two or more of each are needed");
    assertThatThrownBy(() -> new EdgePoints(WalkGraph.ofWays(List.of()), 0))
        .hasMessage("Invalid spacing of points along streets: 0.0 m is not above 0");
  }

  /** The grid's answer is that of looking at every segment; segments of all lengths and none. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void findsTheNearestOfAllSegments(long seed) {
    var random = new Random(seed);
    int count = 1 + random.nextInt(400);
    var ends = new double[4][count];
    double reach = Math.pow(10, 1 + random.nextInt(3));
    for (int s = 0; s < count; s++) {
      ends[0][s] = 5000 * random.nextDouble();
      ends[1][s] = 300 * random.nextDouble();
      ends[2][s] = random.nextInt(4) == 0 ? ends[0][s] : ends[0][s] + reach * random.nextGaussian();
      ends[3][s] = random.nextInt(4) == 0 ? ends[1][s] : ends[1][s] + reach * random.nextGaussian();
    }
    var grid = new SegmentGrid(ends[0], ends[1], ends[2], ends[3]);
    for (int i = 0; i < 500; i++) {
      double x = 7000 * random.nextDouble() - 1000;
      double y = 900 * random.nextDouble() - 300;
      double best = Double.POSITIVE_INFINITY;
      for (int s = 0; s < count; s++) {
        best =
            Math.min(
                best,
                Distance.pointToSegment(
                    new Coordinate(x, y),
                    new Coordinate(ends[0][s], ends[1][s]),
                    new Coordinate(ends[2][s], ends[3][s])));
      }
      int found = grid.nearest(x, y, 250);
      if (best <= 250) {
        assertThat(grid.distance(found, x, y)).isCloseTo(best, within(1e-5));
      } else {
        assertThat(found).isEqualTo(-1);
      }
    }
  }

  private static double metres(WalkGraph graph, Coordinate from, Coordinate to) {
    var snapper = new EdgeSnapper(graph, 100);
    Snaps start = snapper.snap(new double[] {from.x}, new double[] {from.y});
    Snaps end = snapper.snap(new double[] {to.x}, new double[] {to.y});
    return WalkField.of(graph, end, FAR).metres(start, 0);
  }

  private static Coordinate at(double x, double y) {
    return new Coordinate(x, y);
  }

  private static LineString line(double... xy) {
    return GEOMETRIES.createLineString(
        new Coordinate[] {new Coordinate(xy[0], xy[1]), new Coordinate(xy[2], xy[3])});
  }
}
