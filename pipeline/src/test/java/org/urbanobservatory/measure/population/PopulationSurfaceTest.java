package org.urbanobservatory.measure.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.model.Issue;

class PopulationSurfaceTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Lattice LATTICE = new Lattice(2, 2, 0, 2000, 1000, 1000);

  @Test
  void sharesACellOutByArea() {
    RasterPopulation people = raster(100, 200, 300, Double.NaN);
    Inhabitants inside = people.within(box(0, 0, 1500, 2000));

    assertThat(inside.people()).isCloseTo(100 + 100 + 300, within(1e-9));
    assertThat(inside.weightedDensity().orElseThrow())
        .isCloseTo((100 * 100 + 100 * 200 + 300 * 300) / 500.0, within(1e-9));
    assertThat(inside.coveredM2()).isCloseTo(3e6, within(1e-6));
    assertThat(people.total()).isEqualTo(600);
  }

  @Test
  void refusesNegativeCountsAndSaysSo() {
    RasterPopulation people = raster(100, -200, 300, 400);
    List<Issue> issues = people.issues("pop", box(0, 0, 2000, 2000));

    assertThat(people.total()).isEqualTo(800);
    assertThat(issues).extracting(Issue::code).containsExactly("negative_population");
    assertThat(issues.get(0).message())
        .isEqualTo(
            "Invalid population: 1 units of pop are negative or without area; they count as no value");
  }

  @Test
  void reportsASourceThatEndsInsideTheCity() {
    List<Issue> issues = raster(1, 1, 1, 1).issues("pop", box(0, 0, 4000, 2000));

    assertThat(issues).extracting(Issue::code).containsExactly("population_covers_city_in_part");
    assertThat(issues.get(0).message())
        .isEqualTo("Invalid population: pop covers 50.0 % of the city's area; give a larger one");
  }

  @Test
  void findsNobodyWhereTheSourceDoesNotReach() {
    Inhabitants nobody = raster(1, 1, 1, 1).within(box(9000, 0, 9500, 100));

    assertThat(nobody).isEqualTo(new Inhabitants(0, 0, 0));
    assertThat(nobody.weightedDensity()).isEmpty();
  }

  @Test
  void givesEveryPointOnASharedEdgeToOneSide() {
    List<PointPopulation.Point> points = new ArrayList<>();
    for (int x = 0; x <= 4; x++) {
      for (int y = 0; y <= 4; y++) {
        points.add(new PointPopulation.Point(500 * x, 500 * y, 1));
      }
    }
    PointPopulation people = PointPopulation.of(points);

    assertThat(people.within(box(0, 0, 2000, 2000)).people()).isEqualTo(16);
    double parts = 0;
    for (int x = 0; x < 2; x++) {
      for (int y = 0; y < 2; y++) {
        parts += people.within(box(1000 * x, 1000 * y, 1000 * x + 1000, 1000 * y + 1000)).people();
      }
    }
    assertThat(parts).isEqualTo(16);
    assertThat(people.within(box(0, 0, 2000, 2000)).weightedDensity()).isEmpty();
    assertThat(people.issues("points", box(0, 0, 2000, 2000))).isEmpty();
  }

  @Test
  void sharesZonesOutByAreaAndRefusesFlatOnes() {
    ZonePopulation people =
        ZonePopulation.of(
            List.of(
                new Zone(box(0, 0, 1000, 1000), 400),
                new Zone(box(1000, 0, 3000, 1000), 1000),
                new Zone(FACTORY.createPolygon(), 7),
                new Zone(box(0, 0, 1, 1), -1)));
    Inhabitants inside = people.within(box(500, 0, 2000, 1000));

    assertThat(people.rejectedUnits()).isEqualTo(2);
    assertThat(inside.people()).isCloseTo(200 + 500, within(1e-9));
    assertThat(inside.weightedDensity().orElseThrow())
        .isCloseTo((200 * 400 + 500 * 500) / 700.0, within(1e-9));
    assertThat(inside.coveredM2()).isEqualTo(1.5e6);
  }

  /** Doubled people are doubled and twice as crowded; places and refused units stay. */
  @Test
  void multipliesThePeopleOfEveryKindOfSource() {
    var points =
        List.of(new PointPopulation.Point(200, 200, 4), new PointPopulation.Point(1, 1, -1));
    var zones = List.of(new Zone(box(0, 0, 900, 1000), 5), new Zone(box(0, 0, 100, 100), -1));
    for (PopulationSurface source :
        List.of(raster(100, 200, -3, 30), ZonePopulation.of(zones), PointPopulation.of(points))) {
      PopulationSurface doubled = source.scaledBy(2);
      Geometry region = box(0, 0, 1200, 800);
      Inhabitants before = source.within(region);
      Inhabitants after = doubled.within(region);

      assertThat(before.people()).isPositive();
      assertThat(after.people()).isEqualTo(2 * before.people());
      assertThat(after.coveredM2()).isEqualTo(Double.valueOf(before.coveredM2()));
      assertThat(doubled.total()).isEqualTo(2 * source.total());
      assertThat(doubled.rejectedUnits()).isEqualTo(source.rejectedUnits()).isEqualTo(1);
      before.weightedDensity().ifPresent(d -> assertThat(after.weightedDensity()).hasValue(2 * d));
    }
    assertThat(raster(1, 2, 3, 4).hasUnitsOf(raster(1, 2, 3, 4).scaledBy(7))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void doesNotMindTheOrderOfTheRows(long seed) {
    var random = new Random(seed);
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble() * 5000;
      double y = random.nextDouble() * 5000;
      zones.add(new Zone(box(x, y, x + 300, y + 200), random.nextDouble() * 100));
    }
    Geometry region =
        FACTORY.createPoint(new org.locationtech.jts.geom.Coordinate(2500, 2500)).buffer(1800);
    Inhabitants ordered = ZonePopulation.of(zones).within(region);
    Collections.shuffle(zones, random);

    assertThat(ZonePopulation.of(zones).within(region)).isEqualTo(ordered);
  }

  @Test
  void addsDisplayCellsUpToTheExtent() {
    ZonePopulation people =
        ZonePopulation.of(List.of(new Zone(box(-700, -300, 2100, 1900), 12_345)));
    Geometry region =
        FACTORY.createPoint(new org.locationtech.jts.geom.Coordinate(800, 800)).buffer(900);
    double sum =
        people.within(DisplayGrid.of(region, 250)).stream().mapToDouble(Inhabitants::people).sum();

    assertThat(sum / people.within(region).people()).isCloseTo(1, within(1e-12));
  }

  /** Lengths times k divide densities by k squared and leave the people as they are. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 3, 10})
  void scalesDensitiesByTheSquareOfLengths(double k) {
    Inhabitants one = raster(100, 200, 300, 50).within(box(200, 100, 1500, 1900));
    Lattice scaled = new Lattice(2, 2, 0, 2000 * k, 1000 * k, 1000 * k);
    Inhabitants other =
        RasterPopulation.ofCounts(
                new Raster(scaled, new double[] {100, 200, 300, 50}), RasterPlane.SAME)
            .within(box(200 * k, 100 * k, 1500 * k, 1900 * k));

    assertThat(other.people() / one.people()).isCloseTo(1, within(1e-12));
    assertThat(other.weightedDensity().orElseThrow() * k * k / one.weightedDensity().orElseThrow())
        .isCloseTo(1, within(1e-12));
  }

  private static RasterPopulation raster(double... values) {
    return RasterPopulation.ofCounts(new Raster(LATTICE, values), RasterPlane.SAME);
  }

  private static Geometry box(double west, double south, double east, double north) {
    return FACTORY.toGeometry(new Envelope(west, east, south, north));
  }
}
