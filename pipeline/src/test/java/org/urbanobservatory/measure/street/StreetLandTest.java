package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.urbanobservatory.network.StreetPlan;
import org.urbanobservatory.network.StreetWay;

class StreetLandTest {
  private static final StreetTable TABLE = StreetTableFile.read();
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** The corner outside a right-angled bend of a 12 m reserve: a quarter disc of eight chords. */
  private static final double ROUND_CORNER = 8 * 0.5 * 36 * Math.sin(Math.PI / 16);

  @Test
  void isLengthTimesWidthOfAStraightStreet() {
    var plan = new StreetPlan().street(1, 100, 100, 1100, 100);

    assertThat(reserve(plan)).isCloseTo(12_000, within(1e-6));
    assertThat(carriageway(plan)).isCloseTo(7_000, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "primary, , , 26, 16", "residential, , , 12, 7", "residential, 9, , 14, 9",
    "residential, , 2, 11.5, 6.5", "residential, 9, 2, 14, 9", "tertiary_link, , , 8, 5"
  })
  void takesWidthFromTagsThenClass(
      String streetClass, Double width, Integer lanes, double reserve, double carriageway) {
    var plan =
        new StreetPlan()
            .streetClass(streetClass)
            .width(width)
            .lanes(lanes)
            .street(1, 100, 100, 200, 100);

    assertThat(reserve(plan)).isCloseTo(100 * reserve, within(1e-6));
    assertThat(carriageway(plan)).isCloseTo(100 * carriageway, within(1e-6));
  }

  @Test
  void countsACrossingOnce() {
    var plan =
        new StreetPlan()
            .street(1, 100, 200, 200, 200, 300, 200)
            .street(2, 200, 100, 200, 200, 200, 300);

    assertThat(reserve(plan)).isCloseTo(2 * 200 * 12 - 144, within(1e-6));
  }

  @Test
  void roundsABendOutside() {
    var one = new StreetPlan().street(1, 100, 200, 200, 200, 200, 300);
    var two = new StreetPlan().street(1, 100, 200, 200, 200).street(2, 200, 300, 200, 200);

    double expected = 2 * 100 * 12 - 36 + ROUND_CORNER;
    assertThat(reserve(one)).isCloseTo(expected, within(1e-3));
    assertThat(reserve(two)).isCloseTo(expected, within(1e-3));
  }

  @Test
  void roundsWithTheNarrowerWhereWidthsMeet() {
    var plan =
        new StreetPlan()
            .street(1, 100, 200, 200, 200)
            .streetClass("primary")
            .street(2, 200, 300, 200, 200);

    // They overlap in 13 m of the narrow street's upper half; its own flat end leaves 6 m of the
    // wide street's corner to the round join.
    assertThat(reserve(plan)).isCloseTo(1200 + 2600 - 13 * 6 + ROUND_CORNER, within(1e-3));
  }

  @Test
  void doesNotReachBeyondAStreetThatAWiderOneEndsAt() {
    var plan =
        new StreetPlan()
            .street(1, 100, 200, 200, 200, 300, 200)
            .streetClass("primary")
            .street(2, 200, 200, 200, 300);

    assertThat(reserve(plan)).isCloseTo(200 * 12 + 100 * 26 - 26 * 6, within(1e-6));
  }

  @Test
  void closesTheJoinOfARing() {
    var ring = new StreetPlan().street(1, 100, 100, 200, 100, 200, 200, 100, 200, 100, 100);

    assertThat(reserve(ring)).isCloseTo(400 * 12 - 4 * 36 + 4 * ROUND_CORNER, within(1e-2));
  }

  @Test
  void isCutAtTheExtent() {
    var plan = new StreetPlan().street(1, 0, 100, 1000, 100);
    Geometry half = GEOMETRIES.toGeometry(new Envelope(250, 700, 100, 400));

    assertThat(StreetMeasures.of(plan.ways(), half, TABLE).reserveAreaM2())
        .isCloseTo(450 * 6, within(1e-6));
  }

  @Test
  void countsTheStripOfAStreetJustOutside() {
    var plan = new StreetPlan().street(1, 0, 98, 1000, 98);
    Geometry extent = GEOMETRIES.toGeometry(new Envelope(0, 1000, 100, 400));

    assertThat(StreetMeasures.of(plan.ways(), extent, TABLE).reserveAreaM2())
        .isCloseTo(4000, within(1e-6));
  }

  @Test
  void isZeroWithoutStreets() {
    assertThat(reserve(new StreetPlan())).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheUnionOfAllStripsAndDoesNotDependOnOrder(long seed) {
    StreetPlan plan = randomStreets(seed);
    Geometry extent = GEOMETRIES.createPoint(new Coordinate(700, 800)).buffer(600, 32);

    double area = StreetMeasures.of(plan.ways(), extent, TABLE).reserveAreaM2();
    assertThat(area).isCloseTo(byUnion(plan, extent), within(area * 1e-6));
    assertThat(StreetMeasures.of(plan.shuffled(seed), extent, TABLE).reserveAreaM2())
        .isEqualTo(area);
  }

  @ParameterizedTest
  @CsvSource({"250, 250", "-10000, 3333.3", "0.5, 499.5"})
  void doesNotChangeWhenTheCityMoves(double dx, double dy) {
    StreetPlan plan = randomStreets(7);
    var moved = new StreetPlan();
    plan.ways()
        .forEach(
            w -> moved.street(w.id(), w.x()[0] + dx, w.y()[0] + dy, w.x()[1] + dx, w.y()[1] + dy));
    Geometry here = GEOMETRIES.toGeometry(new Envelope(200, 1300, 200, 1300));
    Geometry there = GEOMETRIES.toGeometry(new Envelope(200 + dx, 1300 + dx, 200 + dy, 1300 + dy));

    assertThat(StreetMeasures.of(moved.ways(), there, TABLE).reserveAreaM2())
        .isCloseTo(StreetMeasures.of(plan.ways(), here, TABLE).reserveAreaM2(), within(1e-3));
  }

  private static StreetPlan randomStreets(long seed) {
    var random = new Random(seed);
    var plan = new StreetPlan();
    for (int i = 0; i < 60; i++) {
      plan.street(
          i,
          1500 * random.nextDouble(),
          1500 * random.nextDouble(),
          1500 * random.nextDouble(),
          1500 * random.nextDouble());
    }
    return plan;
  }

  private static double byUnion(StreetPlan plan, Geometry extent) {
    var flat = new BufferParameters(8, BufferParameters.CAP_FLAT);
    List<Geometry> strips = new ArrayList<>();
    for (StreetWay way : plan.ways()) {
      Coordinate[] line = {
        new Coordinate(way.x()[0], way.y()[0]), new Coordinate(way.x()[1], way.y()[1])
      };
      strips.add(BufferOp.bufferOp(GEOMETRIES.createLineString(line), 6, flat));
    }
    return OverlayNGRobust.overlay(OverlayNGRobust.union(strips), extent, 1).getArea();
  }

  private static Geometry everywhere() {
    return GEOMETRIES.toGeometry(new Envelope(-5000, 5000, -5000, 5000));
  }

  private static double reserve(StreetPlan plan) {
    return StreetMeasures.of(plan.ways(), everywhere(), TABLE).reserveAreaM2();
  }

  private static double carriageway(StreetPlan plan) {
    return StreetMeasures.of(plan.ways(), everywhere(), TABLE).carriagewayAreaM2();
  }
}
