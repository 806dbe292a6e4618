package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.urbanobservatory.grid.AreaSplit;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.measure.population.RasterPopulation;

/** Nobody is lost or counted twice between any two systems. */
class ConservationTest {
  private static final double LON = -51.2;
  private static final double LAT = -30.05;
  private static final Crs LOCAL = LocalProjection.centredOn(LON, LAT);
  private static final List<String> SYSTEMS =
      List.of("ESRI:54009", "EPSG:32722", "EPSG:4326", "EPSG:31982", "EPSG:5880");

  static Stream<Arguments> pairs() {
    return SYSTEMS.stream()
        .flatMap(
            a ->
                Stream.concat(SYSTEMS.stream(), Stream.of(LOCAL.id()))
                    .filter(b -> !b.equals(a))
                    .map(b -> Arguments.of(a, b)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void splittingConservesTotals(String from, String to) {
    Raster source = people(Crs.of(from), 7);
    Crs target = Crs.of(to);
    var there = Reprojection.between(Crs.of(from), target);
    Envelope box =
        new Envelope(
            source.lattice().west(),
            source.lattice().east(),
            source.lattice().south(),
            source.lattice().north());
    AreaSplit split = AreaSplit.onto(source, around(there.envelope(box), 37), there);

    assertThat(split.raster().total() / source.total()).isCloseTo(1, within(1e-12));
    assertThat(split.outside() / source.total()).isCloseTo(0, within(1e-12));
  }

  static Stream<String> systems() {
    return SYSTEMS.stream();
  }

  @ParameterizedTest
  @MethodSource("systems")
  void displayCellsAddUpToTheExtent(String id) {
    RasterPopulation people = RasterPopulation.ofCounts(people(Crs.of(id), 3), plane(Crs.of(id)));
    Geometry city = star(4_100, 5);
    double all = people.within(city).people();
    for (double size : new double[] {1000, 333, 5000}) {
      DisplayGrid grid = DisplayGrid.of(city, size);
      double sum = people.within(grid).stream().mapToDouble(Inhabitants::people).sum();
      assertThat(sum / all).isCloseTo(1, within(1e-6));
    }
    assertThat(all).isGreaterThan(1000);
  }

  /** Squares that tile the city, whatever their origin, hold together who lives in it. */
  @ParameterizedTest
  @MethodSource("systems")
  void movingTheGridOriginChangesNoTotal(String id) {
    RasterPopulation people = RasterPopulation.ofCounts(people(Crs.of(id), 9), plane(Crs.of(id)));
    Geometry city = star(4_100, 5);
    double all = people.within(city).people();
    for (double shift : new double[] {123.4, 700}) {
      var moved = AffineTransformation.translationInstance(shift, -shift);
      var back = AffineTransformation.translationInstance(-shift, shift);
      double sum =
          DisplayGrid.of(moved.transform(city), 1000).cells().stream()
              .mapToDouble(cell -> people.within(back.transform(cell.geometry())).people())
              .sum();
      assertThat(sum / all).isCloseTo(1, within(1e-6));
    }
  }

  /** A uniform density gives area x density, in every system. */
  @ParameterizedTest
  @MethodSource("systems")
  void densitiesCountGroundArea(String id) {
    Raster ones = people(Crs.of(id), 1);
    double[] uniform = new double[ones.values().length];
    java.util.Arrays.fill(uniform, 2500);
    RasterPopulation people =
        RasterPopulation.ofDensities(new Raster(ones.lattice(), uniform), plane(Crs.of(id)));
    Geometry city = star(4_000, 2);

    Inhabitants inhabitants = people.within(city);
    assertThat(inhabitants.people() / (2500 * city.getArea() / 1e6)).isCloseTo(1, within(1e-6));
    assertThat(inhabitants.weightedDensity().orElseThrow()).isCloseTo(2500, within(1e-6));
    assertThat(inhabitants.coveredM2() / city.getArea()).isCloseTo(1, within(1e-6));
  }

  private static RasterPlane plane(Crs crs) {
    return new RasterPlane(
        Reprojection.between(crs, LOCAL),
        Reprojection.between(LOCAL, crs),
        Reprojection.between(crs, LOCAL));
  }

  /** About 100 x 100 cells over 12 km around the centre, a tenth of them without a value. */
  private static Raster people(Crs crs, long seed) {
    var box = new Envelope(LON - 0.06, LON + 0.06, LAT - 0.055, LAT + 0.055);
    Lattice lattice = around(Reprojection.between(Crs.CRS84, crs).envelope(box), 100);
    var random = new Random(seed);
    double[] values = new double[lattice.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(10) == 0 ? Double.NaN : 300 * random.nextDouble();
    }
    return new Raster(lattice, values);
  }

  private static Lattice around(Envelope box, int cells) {
    double width = box.getWidth() / cells;
    double height = box.getHeight() / cells;
    return new Lattice(
        cells + 2, cells + 2, box.getMinX() - width, box.getMaxY() + height, width, height);
  }

  private static Polygon star(double radius, long seed) {
    var random = new Random(seed);
    var points = new org.locationtech.jts.geom.Coordinate[61];
    for (int i = 0; i < 60; i++) {
      double angle = 2 * StrictMath.PI * i / 60;
      double length = radius * (0.4 + 0.6 * random.nextDouble());
      points[i] =
          new org.locationtech.jts.geom.Coordinate(
              length * StrictMath.cos(angle), length * StrictMath.sin(angle));
    }
    points[60] = points[0];
    return new GeometryFactory().createPolygon(points);
  }
}
