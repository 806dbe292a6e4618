package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

class ConvexPiecesTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final ConvexRing BOX = ring(0, 0, 100, 0, 100, 100, 0, 100);

  private static ConvexRing ring(double... xy) {
    return ConvexRing.of(xy);
  }

  private static double area(List<ConvexRing> pieces) {
    return ConvexPieces.apart(pieces, BOX).stream().mapToDouble(ConvexRing::area).sum();
  }

  @Test
  void countsCommonGroundOnce() {
    ConvexRing one = ring(10, 10, 30, 10, 30, 20, 10, 20);
    ConvexRing across = ring(15, 0, 20, 0, 20, 40, 15, 40);

    assertThat(area(List.of(one, across))).isCloseTo(200 + 200 - 50, within(1e-9));
    assertThat(area(List.of(one, one, one))).isCloseTo(200, within(1e-9));
  }

  /** Sides that lie on each other, in either direction, neither hide ground nor count it twice. */
  @Test
  void sidesMayTouch() {
    ConvexRing left = ring(10, 10, 20, 10, 20, 20, 10, 20);
    ConvexRing right = ring(20, 10, 30, 10, 30, 20, 20, 20);
    ConvexRing lower = ring(10, 10, 30, 10, 30, 15, 10, 15);

    assertThat(area(List.of(left, right))).isCloseTo(200, within(1e-9));
    assertThat(area(List.of(left, right, lower))).isCloseTo(200, within(1e-9));
    assertThat(area(List.of(lower, left, right))).isCloseTo(200, within(1e-9));
  }

  @Test
  void keepsToTheBox() {
    ConvexRing half = ring(-50, 20, 50, 20, 50, 30, -50, 30);
    ConvexRing outside = ring(200, 0, 300, 0, 300, 50);

    assertThat(area(List.of(half, outside))).isCloseTo(500, within(1e-9));
    assertThat(area(List.of())).isZero();
  }

  @Test
  void takesEitherDirection() {
    assertThat(area(List.of(ring(10, 20, 30, 20, 30, 10, 10, 10)))).isCloseTo(200, within(1e-9));
  }

  /** Crowded turned rectangles and half discs, many of them with equal sides, as streets have. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheUnionOfPolygons(long seed) {
    var random = new Random(seed);
    List<Geometry> polygons = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      polygons.add(i % 3 == 0 ? halfDisc(random) : rectangle(random));
    }
    List<ConvexRing> pieces = polygons.stream().map(ConvexPiecesTest::ring).toList();
    double union =
        OverlayNGRobust.union(polygons)
            .intersection(GEOMETRIES.toGeometry(new Envelope(0, 100, 0, 100)))
            .getArea();

    assertThat(area(pieces)).isCloseTo(union, within(1e-6));
  }

  private static Geometry rectangle(Random random) {
    double angle = Math.PI / 8 * random.nextInt(16);
    double x = 10 * random.nextInt(11);
    double y = 10 * random.nextInt(11);
    double length = 10 + 10 * random.nextInt(3);
    double half = 3 * (1 + random.nextInt(3));
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    return polygon(
        x + half * dy,
        y - half * dx,
        x + half * dy + length * dx,
        y - half * dx + length * dy,
        x - half * dy + length * dx,
        y + half * dx + length * dy,
        x - half * dy,
        y + half * dx);
  }

  private static Geometry halfDisc(Random random) {
    double start = Math.PI / 8 * random.nextInt(16);
    double x = 10 * random.nextInt(11);
    double y = 10 * random.nextInt(11);
    var xy = new double[36];
    xy[0] = x;
    xy[1] = y;
    for (int i = 0; i <= 16; i++) {
      xy[2 * i + 2] = x + 6 * Math.cos(start + i * Math.PI / 16);
      xy[2 * i + 3] = y + 6 * Math.sin(start + i * Math.PI / 16);
    }
    return polygon(xy);
  }

  private static Geometry polygon(double... xy) {
    var corners = new Coordinate[xy.length / 2 + 1];
    for (int i = 0; i < corners.length - 1; i++) {
      corners[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    corners[corners.length - 1] = corners[0];
    return GEOMETRIES.createPolygon(corners);
  }

  private static ConvexRing ring(Geometry polygon) {
    Coordinate[] corners = polygon.getCoordinates();
    var xy = new double[2 * (corners.length - 1)];
    for (int i = 0; i < corners.length - 1; i++) {
      xy[2 * i] = corners[i].x;
      xy[2 * i + 1] = corners[i].y;
    }
    return ConvexRing.of(xy);
  }
}
