package org.urbanobservatory.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.urbanobservatory.grid.Regions.Neighbourhood;

class OutlinesTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Test
  void outlinesASquareByItsFourCorners() {
    Lattice lattice = new Lattice(4, 4, 0, 40, 10, 10);
    List<List<Ring>> polygons = Outlines.of(lattice, cells("....", ".##.", ".##.", "...."));

    assertThat(polygons).hasSize(1);
    assertThat(polygons.get(0).get(0).xy()).hasSize(10);
    assertThat(Ring.signedArea(polygons.get(0).get(0).xy())).isEqualTo(400);
  }

  @Test
  void keepsCellsThatTouchAtACornerApart() {
    Lattice lattice = new Lattice(2, 2, 0, 20, 10, 10);
    assertThat(Outlines.of(lattice, cells("#.", ".#"))).hasSize(2);
    assertThat(Regions.of(lattice, cells("#.", ".#"), Neighbourhood.SIDES_AND_CORNERS).count())
        .isEqualTo(1);
  }

  /** A loop of cells whose ends touch at a corner encloses a hole that touches the shell. */
  @Test
  void cutsARingWhereItMeetsItself() {
    Lattice lattice = new Lattice(4, 4, 0, 40, 10, 10);
    List<List<Ring>> polygons = Outlines.of(lattice, cells("###.", "#.#.", "##..", "...."));

    assertThat(polygons).hasSize(1);
    assertThat(polygons.get(0)).extracting(Ring::isHole).containsExactly(false, true);
    assertThat(polygon(polygons.get(0)).isValid()).isTrue();
    assertThat(polygon(polygons.get(0)).getArea()).isEqualTo(700);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "2, 0.5", "3, 0.6", "4, 0.8", "5, 0.95"})
  void equalsTheUnionOfTheCells(long seed, double share) {
    Lattice lattice = new Lattice(40, 30, -100, 300, 10, 5);
    var random = new Random(seed);
    boolean[] inside = new boolean[lattice.size()];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = random.nextDouble() < share;
    }
    Polygon[] polygons =
        Outlines.of(lattice, inside).stream().map(OutlinesTest::polygon).toArray(Polygon[]::new);
    Geometry traced = FACTORY.createMultiPolygon(polygons);

    assertThat(traced.isValid()).isTrue();
    assertThat(traced.norm().equalsTopo(union(lattice, inside))).isTrue();
    int[] sizes = Regions.of(lattice, inside, Neighbourhood.SIDES).sizes();
    assertThat(Arrays.stream(polygons).mapToInt(p -> (int) Math.round(p.getArea() / 50)).toArray())
        .isEqualTo(sizes);
  }

  private static Geometry union(Lattice lattice, boolean[] inside) {
    List<Geometry> cells = new java.util.ArrayList<>();
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        int column = i % lattice.columns();
        int row = i / lattice.columns();
        cells.add(
            FACTORY.toGeometry(
                new Envelope(
                    lattice.x(column), lattice.x(column + 1), lattice.y(row), lattice.y(row + 1))));
      }
    }
    return UnaryUnionOp.union(cells);
  }

  private static Polygon polygon(List<Ring> rings) {
    LinearRing[] linear =
        rings.stream().map(r -> FACTORY.createLinearRing(points(r))).toArray(LinearRing[]::new);
    return FACTORY.createPolygon(linear[0], Arrays.copyOfRange(linear, 1, linear.length));
  }

  private static Coordinate[] points(Ring ring) {
    Coordinate[] points = new Coordinate[ring.xy().length / 2];
    Arrays.setAll(points, i -> new Coordinate(ring.xy()[2 * i], ring.xy()[2 * i + 1]));
    return points;
  }

  private static boolean[] cells(String... rows) {
    String all = String.join("", rows);
    boolean[] cells = new boolean[all.length()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = all.charAt(i) == '#';
    }
    return cells;
  }
}
