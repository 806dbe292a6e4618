package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.network.Flow;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetPlan;

class CentrelineTest {
  private static final StreetTable TABLE = StreetTableFile.read();
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Test
  void countsADualCarriagewayOnce() {
    assertThat(length(dual(15))).isEqualTo(1000);
  }

  @Test
  void countsCarriagewaysDrawnTheSameWayOnce() {
    var plan =
        new StreetPlan()
            .streetClass("primary")
            .flow(Flow.FORWARD)
            .street(1, 0, 0, 1000, 0)
            .flow(Flow.BACKWARD)
            .street(2, 0, 15, 1000, 15);

    assertThat(length(plan)).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({"5, 1000", "40, 1000", "40.001, 2000", "80, 2000"})
  void pairsUpToTheDistanceOfTheClass(double apart, double expected) {
    assertThat(length(dual(apart))).isEqualTo(expected);
  }

  @Test
  void countsTheMeanOfTwoCarriagewaysOfDifferentLength() {
    var plan =
        new StreetPlan()
            .streetClass("primary")
            .flow(Flow.FORWARD)
            .street(1, 0, 0, 1000, 0)
            .street(2, 1000, 20, 500, 30, 0, 20);
    double bent = 2 * Math.hypot(500, 10);

    assertThat(length(plan)).isCloseTo((1000 + bent) / 2, within(0.5));
  }

  @Test
  void pairsOnlyTheCommonPart() {
    var plan =
        new StreetPlan()
            .streetClass("primary")
            .flow(Flow.FORWARD)
            .street(1, 0, 0, 1000, 0)
            .street(2, 600, 15, 200, 15);

    assertThat(length(plan)).isEqualTo(1000 + 400 - 400);
  }

  @Test
  void keepsParallelTwoWayStreets() {
    var plan = new StreetPlan().street(1, 0, 0, 1000, 0).street(2, 1000, 15, 0, 15);

    assertThat(length(plan)).isEqualTo(2000);
  }

  @Test
  void keepsParallelOneWayStreetsOfOneDirection() {
    var plan =
        new StreetPlan().flow(Flow.FORWARD).street(1, 0, 0, 1000, 0).street(2, 0, 15, 1000, 15);

    assertThat(length(plan)).isEqualTo(2000);
  }

  @Test
  void keepsOppositeStreetsOfDifferentNames() {
    var plan =
        new StreetPlan()
            .flow(Flow.FORWARD)
            .name("Rua A")
            .street(1, 0, 0, 1000, 0)
            .name("Rua B")
            .street(2, 1000, 15, 0, 15);

    assertThat(length(plan)).isEqualTo(2000);
  }

  @Test
  void pairsByClassWhereANameIsMissing() {
    var sameClass =
        new StreetPlan()
            .flow(Flow.FORWARD)
            .name("Rua A")
            .street(1, 0, 0, 1000, 0)
            .name(null)
            .street(2, 1000, 15, 0, 15);
    var otherClass =
        new StreetPlan()
            .flow(Flow.FORWARD)
            .street(1, 0, 0, 1000, 0)
            .streetClass("tertiary")
            .street(2, 1000, 15, 0, 15);

    assertThat(length(sameClass)).isEqualTo(1000);
    assertThat(length(otherClass)).isEqualTo(2000);
  }

  @Test
  void keepsRoundabouts() {
    var plan = new StreetPlan().flow(Flow.CIRCULAR).street(1, 0, 0, 10, 0, 10, 10, 0, 10, 0, 0);

    assertThat(length(plan)).isEqualTo(40);
  }

  @Test
  void keepsLinks() {
    var plan =
        new StreetPlan()
            .streetClass("primary_link")
            .flow(Flow.FORWARD)
            .street(1, 0, 0, 100, 0)
            .street(2, 100, 15, 0, 15);

    assertThat(length(plan)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"19, true", "21, false"})
  void pairsWithinTwentyDegrees(double degrees, boolean paired) {
    double dx = 30 * Math.cos(Math.toRadians(degrees));
    double dy = 30 * Math.sin(Math.toRadians(degrees));
    var plan =
        new StreetPlan().flow(Flow.FORWARD).street(1, 0, 0, 30, 0).street(2, dx, 5 + dy, 0, 5);

    assertThat(length(plan) < 59).isEqualTo(paired);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void doesNotDependOnTheOrderOfWays(long seed) {
    StreetPlan plan = dual(15).flow(Flow.BOTH).street(3, 0, 0, 0, 15).street(4, 7, 9, 300, 4);

    assertThat(length(StreetNetwork.of(plan.shuffled(seed)))).isEqualTo(length(plan));
  }

  @Test
  void aBorderBetweenCarriagewaysLeavesHalfTheStreetOnEitherSide() {
    StreetPlan street = dual(20);

    assertThat(inside(street, side(500, 10, 0))).isEqualTo(500);
    assertThat(inside(street, side(500, 10, StrictMath.PI))).isEqualTo(500);
  }

  @Test
  void findsThePairAcrossABorderUpToTheDistanceOfTheClass() {
    Geometry north = side(0, 0.5, 0);

    assertThat(inside(dual(40), north)).isEqualTo(500);
    assertThat(inside(dual(40.001), north)).isEqualTo(1000);
  }

  /** Whichever way a border cuts the two carriageways, its sides add up to the whole. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSidesOfABorderAddUp(int seed) {
    var random = new SplittableRandom(seed);
    StreetPlan street = dual(random.nextDouble(5, 40));
    for (int i = 0; i < 50; i++) {
      double x = random.nextDouble(0, 1000);
      double y = random.nextDouble(0, 30);
      double angle = random.nextDouble(-0.05, 0.05);
      double sum =
          inside(street, side(x, y, angle)) + inside(street, side(x, y, angle + StrictMath.PI));

      assertThat(sum).isCloseTo(length(street), within(1e-6));
    }
  }

  private static StreetPlan dual(double apart) {
    return new StreetPlan()
        .streetClass("primary")
        .flow(Flow.FORWARD)
        .street(1, 0, 0, 400, 0, 1000, 0)
        .street(2, 1000, apart, 700, apart, 0, apart);
  }

  private static double length(StreetPlan plan) {
    return length(StreetNetwork.of(plan.ways()));
  }

  private static double length(StreetNetwork network) {
    return Centreline.lengthM(network, network, TABLE);
  }

  private static double inside(StreetPlan plan, Geometry extent) {
    return StreetMeasures.of(plan.ways(), extent, TABLE).streetCentrelineLengthM();
  }

  /** A square of 4 km around the streets, on one side of a straight line through a point. */
  private static Geometry side(double x, double y, double angle) {
    double ux = StrictMath.cos(angle) * 4000;
    double uy = StrictMath.sin(angle) * 4000;
    return FACTORY.createPolygon(
        new Coordinate[] {
          new Coordinate(x - ux, y - uy),
          new Coordinate(x + ux, y + uy),
          new Coordinate(x + ux - uy, y + uy + ux),
          new Coordinate(x - ux - uy, y - uy + ux),
          new Coordinate(x - ux, y - uy)
        });
  }
}
