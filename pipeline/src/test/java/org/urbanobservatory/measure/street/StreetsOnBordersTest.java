package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.network.StreetPlan;
import org.urbanobservatory.network.StreetWay;

/** A city and districts whose borders are drawn along the streets of a grid, turned by chance. */
class StreetsOnBordersTest {
  private static final int BLOCKS = 8;
  private static final double BLOCK_M = 100;

  private final GeometryFactory factory = new GeometryFactory();
  private double angle;
  private double east;
  private double north;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void districtsAlongStreetsAddUp(long seed) {
    var random = new Random(seed);
    // The first two are drawn with the axes; the others anyhow.
    angle = seed == 1 ? 0 : seed == 2 ? Math.PI / 2 : random.nextDouble() * 2 * Math.PI;
    east = 1000 * random.nextDouble();
    north = 1000 * random.nextDouble();
    List<StreetWay> ways = streets(random.nextBoolean());
    for (int step : new int[] {1, 2, 4}) {
      assertAddsUp(ways, step, random.nextBoolean());
    }
  }

  /** Borders anywhere; the plan, the border and all move together. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void movingTheCityByOneMetreChangesNoCount(long seed) {
    var random = new Random(seed);
    angle = random.nextDouble() * 2 * Math.PI;
    east = 1000 * random.nextDouble();
    north = 1000 * random.nextDouble();
    double[] border = {130, 140, 610 + 50 * random.nextDouble(), 90, 660, 555, 220, 640};
    boolean isSplit = random.nextBoolean();
    StreetMeasures before = measures(streets(isSplit), ring(border));
    east += 1;
    north += 1;
    StreetMeasures after = measures(streets(isSplit), ring(border));
    assertThat(after.junctionCount()).isEqualTo(before.junctionCount()).isGreaterThan(15);
    assertThat(after.intersectionCount(60)).isEqualTo(before.intersectionCount(60)).isOne();
    assertThat(after.intersectionCount(12)).isEqualTo(before.intersectionCount(12));
    assertThat(after.deadEndCount()).isEqualTo(before.deadEndCount()).isZero();
    assertThat(after.streetEndCount()).isEqualTo(before.streetEndCount());
    assertThat(after.streetSegmentCount()).isEqualTo(before.streetSegmentCount());
  }

  private Geometry ring(double... xy) {
    var ring = new ArrayList<Coordinate>();
    for (int i = 0; i <= xy.length; i += 2) {
      ring.add(crossing(xy[i % xy.length] / BLOCK_M, xy[(i + 1) % xy.length] / BLOCK_M));
    }
    return factory.createPolygon(ring.toArray(new Coordinate[0]));
  }

  private void assertAddsUp(List<StreetWay> ways, int step, boolean hasCornersAlone) {
    StreetMeasures city = measures(ways, 2, 2, 4, hasCornersAlone);
    double length = 0;
    double centreline = 0;
    int junctions = 0;
    int streetEnds = 0;
    int deadEnds = 0;
    for (int column = 2; column < 6; column += step) {
      for (int row = 2; row < 6; row += step) {
        StreetMeasures district = measures(ways, column, row, step, hasCornersAlone);
        length += district.streetLengthM();
        centreline += district.streetCentrelineLengthM();
        junctions += district.junctionCount();
        streetEnds += district.streetEndCount();
        deadEnds += district.deadEndCount();
      }
    }
    // Three streets inside and two of the four along the border, in both directions.
    assertThat(city.streetLengthM()).isCloseTo(2 * 4 * 4 * BLOCK_M, within(0.01));
    assertThat(city.junctionCount()).isEqualTo(16);
    assertThat(city.deadEndCount()).isZero();
    assertThat(length).isCloseTo(city.streetLengthM(), within(0.01));
    assertThat(centreline).isCloseTo(city.streetCentrelineLengthM(), within(0.01));
    assertThat(junctions).isEqualTo(city.junctionCount());
    assertThat(streetEnds).isEqualTo(city.streetEndCount()).isEqualTo(64);
    assertThat(deadEnds).isZero();
  }

  private static StreetMeasures measures(List<StreetWay> ways, Geometry extent) {
    return StreetMeasures.of(ways, extent, StreetTableFile.read());
  }

  private StreetMeasures measures(
      List<StreetWay> ways, int column, int row, int size, boolean hasCornersAlone) {
    return measures(ways, square(column, row, size, hasCornersAlone));
  }

  /** Every street of the grid as one way with all its crossings, or as a way for each block. */
  private List<StreetWay> streets(boolean isSplit) {
    var plan = new StreetPlan();
    long id = 1;
    for (int line = 0; line <= BLOCKS; line++) {
      for (boolean isColumn : new boolean[] {true, false}) {
        int length = isSplit ? 1 : BLOCKS;
        for (int from = 0; from < BLOCKS; from += length) {
          plan.street(id++, street(line, from, length, isColumn));
        }
      }
    }
    return plan.ways();
  }

  private double[] street(int line, int from, int length, boolean isColumn) {
    var xy = new double[2 * (length + 1)];
    for (int i = 0; i <= length; i++) {
      Coordinate at = isColumn ? crossing(line, from + i) : crossing(from + i, line);
      xy[2 * i] = at.x;
      xy[2 * i + 1] = at.y;
    }
    return xy;
  }

  private Coordinate crossing(double column, double row) {
    double x = BLOCK_M * column;
    double y = BLOCK_M * row;
    return new Coordinate(
        east + x * Math.cos(angle) - y * Math.sin(angle),
        north + x * Math.sin(angle) + y * Math.cos(angle));
  }

  /** Its border has a vertex at every crossing, or at its corners alone. */
  private Geometry square(int column, int row, int size, boolean hasCornersAlone) {
    int step = hasCornersAlone ? size : 1;
    var ring = new ArrayList<Coordinate>();
    for (int i = 0; i < size; i += step) {
      ring.add(crossing(column + i, row));
    }
    for (int i = 0; i < size; i += step) {
      ring.add(crossing(column + size, row + i));
    }
    for (int i = 0; i < size; i += step) {
      ring.add(crossing(column + size - i, row + size));
    }
    for (int i = 0; i < size; i += step) {
      ring.add(crossing(column, row + size - i));
    }
    ring.add(ring.get(0));
    return factory.createPolygon(ring.toArray(new Coordinate[0]));
  }
}
