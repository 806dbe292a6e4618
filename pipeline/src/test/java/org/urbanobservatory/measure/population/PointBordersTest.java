package org.urbanobservatory.measure.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.extent.DrawnRegion;
import org.urbanobservatory.measure.extent.Overlays;

/** Points on borders that cities, each in its own plane, and districts, in one plane, share. */
class PointBordersTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int SIDE = 4;
  private static final double CELL = 0.03;

  private final List<Coordinate> places = new ArrayList<>();
  private final List<Integer> people = new ArrayList<>();

  /** A country of polygons side by side: along parallels and meridians in part, else slanted. */
  private final List<Geometry> cities = new ArrayList<>();

  /** Cities hold everyone inside and on borders between them once, wherever they are drawn. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aPointOnASharedBorderIsOfOneCity(long seed) {
    draw(seed, 0);
    int[] owners = new int[places.size()];
    double sum = 0;
    for (Geometry city : cities) {
      Crs plane = plane(city);
      PointPopulation here = seenIn(plane);
      Geometry image = image(city, plane);
      for (int point : here.shares(image).units()) {
        owners[numberOf(here, point)]++;
      }
      sum += here.within(image).people();
    }
    assertThat(owners).containsOnly(1);
    assertThat(sum).isEqualTo(people.stream().mapToInt(p -> p).sum());
  }

  /** What each city holds does not depend on where its plane is, nor on a metre. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsDoNotDependOnThePlane(long seed) {
    draw(seed, 0);
    double[] counts = counts(plane(cities.get(0)));

    assertThat(counts(plane(cities.get(SIDE * SIDE - 1)))).isEqualTo(counts);
    assertThat(counts(Crs.of("EPSG:32632"))).isEqualTo(counts);
    draw(seed, 1e-5);
    assertThat(counts(plane(cities.get(0)))).isEqualTo(counts);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void districtsAndCellsAddUpToTheCity(long seed) {
    draw(seed, 0);
    Geometry lonLat = cities.get(0).union(cities.get(1));
    Crs plane = plane(lonLat);
    Geometry city = image(lonLat, plane);
    PointPopulation all = seenIn(plane);
    PointPopulation inside = PointPopulation.of(all.pointsWithin(city));
    double districts = 0;
    for (Geometry district : cities) {
      Geometry zone = image(district, plane);
      Geometry part = DrawnRegion.common(Overlays.intersection(city, zone), city, zone);
      districts += all.within(part).people();
    }
    DisplayGrid grid = DisplayGrid.of(city, 250);

    assertThat(inside.total()).isPositive().isEqualTo(all.within(city).people());
    assertThat(districts).isEqualTo(inside.total());
    assertThat(inside.within(grid).stream().mapToDouble(Inhabitants::people).sum())
        .isEqualTo(inside.total());
    assertThat(inside.shares(grid).stream().mapToInt(UnitShares::count).sum())
        .isEqualTo(inside.units());
  }

  private double[] counts(Crs plane) {
    PointPopulation here = seenIn(plane);
    return cities.stream().mapToDouble(c -> here.within(image(c, plane)).people()).toArray();
  }

  private static Crs plane(Geometry city) {
    return LocalProjection.centredOn(city.getEnvelopeInternal());
  }

  private static Geometry image(Geometry city, Crs plane) {
    return DrawnRegion.image(
        Reprojection.between(Crs.CRS84, plane).densified(city),
        city,
        Reprojection.between(plane, Crs.CRS84));
  }

  private PointPopulation seenIn(Crs plane) {
    Reprojection toPlane = Reprojection.between(Crs.CRS84, plane);
    List<PointPopulation.Point> points = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      double[] at = toPlane.point(places.get(i).x, places.get(i).y);
      points.add(new PointPopulation.Point(at[0], at[1], people.get(i)));
    }
    return PointPopulation.of(points);
  }

  /** People tell points apart: the i-th place has i + 1. */
  private static int numberOf(PointPopulation here, int point) {
    return (int) here.people(point) - 1;
  }

  private void draw(long seed, double moved) {
    var random = new Random(seed);
    Coordinate[][] corners = corners(random, moved);
    places.clear();
    people.clear();
    cities.clear();
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        Coordinate[] ring = {
          corners[row][column],
          corners[row][column + 1],
          corners[row + 1][column + 1],
          corners[row + 1][column],
          corners[row][column]
        };
        // Every second polygon has vertices that its neighbours lack.
        cities.add(FACTORY.createPolygon((row + column) % 2 == 0 ? ring : withMiddles(ring)));
        addPoints(ring, row == 0, column == 0, random);
      }
    }
    IntStream.rangeClosed(1, places.size()).forEach(people::add);
  }

  private static Coordinate[][] corners(Random random, double moved) {
    double west = random.nextDouble(5, 12);
    double south = random.nextDouble(-60, 65);
    var corners = new Coordinate[SIDE + 1][SIDE + 1];
    for (int row = 0; row <= SIDE; row++) {
      for (int column = 0; column <= SIDE; column++) {
        // The border due east is straight in degrees and bent in every plane.
        double slant = row == 2 ? 0 : random.nextDouble(-0.3, 0.3);
        double lean = column == 2 ? 0 : random.nextDouble(-0.3, 0.3);
        corners[row][column] =
            new Coordinate(
                west + moved + CELL * (column + lean), south + moved + CELL * (row + slant));
      }
    }
    return corners;
  }

  private static Coordinate[] withMiddles(Coordinate[] ring) {
    List<Coordinate> more = new ArrayList<>();
    for (int i = 0; i + 1 < ring.length; i++) {
      more.add(ring[i]);
      more.add(along(ring[i], ring[i + 1], 0.37));
    }
    more.add(ring[0]);
    return more.toArray(Coordinate[]::new);
  }

  /** Points inside, and on the northern and eastern borders that another polygon shares. */
  private void addPoints(Coordinate[] ring, boolean isSouth, boolean isWest, Random random) {
    Coordinate middle = along(ring[0], ring[2], 0.5);
    Arrays.stream(ring).limit(4).forEach(corner -> places.add(along(middle, corner, 0.6)));
    for (double part : List.of(0.0, 0.25, 0.37, 0.5, random.nextDouble())) {
      if (!isSouth) {
        places.add(along(ring[0], ring[1], part == 0 && isWest ? 0.1 : part));
      }
      if (!isWest) {
        places.add(along(ring[0], ring[3], part == 0 ? 0.1 : part));
      }
    }
  }

  private static Coordinate along(Coordinate from, Coordinate to, double part) {
    return new Coordinate(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y));
  }
}
