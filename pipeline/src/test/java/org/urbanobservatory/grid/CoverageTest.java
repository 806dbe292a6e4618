package org.urbanobservatory.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.measure.extent.RegionRings;

class CoverageTest {
  private static final Lattice LATTICE = new Lattice(10, 8, 100, 80, 10, 10);

  @Test
  void coversFullCellsFullyAndCutCellsInPart() {
    Coverage coverage = Coverage.exact(LATTICE, List.of(box(105, 55, 130, 80)));

    assertThat(coverage.column()).isZero();
    assertThat(coverage.columns()).isBetween(3, 4);
    assertThat(share(coverage, 0, 0)).isEqualTo(0.5);
    assertThat(share(coverage, 1, 0)).isEqualTo(1);
    assertThat(share(coverage, 2, 2)).isEqualTo(0.5);
    assertThat(share(coverage, 0, 2)).isEqualTo(0.25);
    assertThat(Arrays.stream(coverage.shares()).sum()).isCloseTo(6.25, within(1e-12));
  }

  @Test
  void doesNotMindTheDirectionOfRings() {
    Ring box = box(105, 55, 130, 80);
    double[] reversed = new double[box.xy().length];
    for (int i = 0; i < reversed.length; i += 2) {
      reversed[i] = box.xy()[reversed.length - 2 - i];
      reversed[i + 1] = box.xy()[reversed.length - 1 - i];
    }
    assertThat(Coverage.exact(LATTICE, List.of(new Ring(reversed, false))).shares())
        .isEqualTo(Coverage.exact(LATTICE, List.of(box)).shares());
  }

  @Test
  void takesHolesOut() {
    Ring hole = new Ring(box(110, 40, 150, 70).xy(), true);
    Coverage coverage = Coverage.exact(LATTICE, List.of(box(100, 0, 200, 80), hole));

    assertThat(Arrays.stream(coverage.shares()).sum()).isCloseTo(80 - 12, within(1e-12));
    assertThat(share(coverage, 2, 2)).isZero();
  }

  @Test
  void cutsWhatReachesBeyondTheLattice() {
    Coverage coverage = Coverage.exact(LATTICE, List.of(box(-500, -500, 145, 900)));

    assertThat(Arrays.stream(coverage.shares()).sum()).isCloseTo(4.5 * 8, within(1e-12));
    assertThat(Coverage.exact(LATTICE, List.of(box(300, 0, 400, 80))).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithClippingCellByCell(long seed) {
    Geometry blob = blob(new Random(seed));
    Coverage coverage = Coverage.exact(LATTICE, RegionRings.of(blob));
    double[] expected = new double[LATTICE.size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = blob.intersection(cell(i % 10, i / 10)).getArea() / 100;
    }
    double[] found = new double[LATTICE.size()];
    for (int i = 0; i < coverage.shares().length; i++) {
      found[coverage.latticeIndex(LATTICE, i)] = coverage.shares()[i];
    }
    assertThat(found).containsExactly(expected, within(1e-10));
  }

  @Test
  void refusesARingThatIsNotClosed() {
    assertThatThrownBy(() -> new Ring(new double[] {0, 0, 1, 0, 1, 1, 0, 1}, false))
        .hasMessageStartingWith("Invalid ring: 4 points");
  }

  private static double share(Coverage coverage, int column, int row) {
    return coverage.shares()[row * coverage.columns() + column];
  }

  private static Ring box(double west, double south, double east, double north) {
    return new Ring(
        new double[] {west, south, east, south, east, north, west, north, west, south}, false);
  }

  private static Geometry cell(int column, int row) {
    return new GeometryFactory()
        .toGeometry(
            new Envelope(
                LATTICE.x(column), LATTICE.x(column + 1), LATTICE.y(row), LATTICE.y(row + 1)));
  }

  /** A star-shaped polygon with a hole that reaches beyond the lattice here and there. */
  private static Geometry blob(Random random) {
    List<Coordinate> shell = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double angle = 2 * StrictMath.PI * i / 40;
      double radius = 15 + 45 * random.nextDouble();
      shell.add(
          new Coordinate(
              150 + radius * StrictMath.cos(angle), 40 + radius * StrictMath.sin(angle)));
    }
    shell.add(shell.get(0));
    var factory = new GeometryFactory();
    Geometry blob = factory.createPolygon(shell.toArray(Coordinate[]::new));
    return blob.difference(factory.createPoint(new Coordinate(151, 39)).buffer(9));
  }
}
