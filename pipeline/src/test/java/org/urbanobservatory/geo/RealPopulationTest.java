package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.measure.population.PointPopulation;
import org.urbanobservatory.measure.population.RasterPopulation;

/** Population and built-up land of real places. */
class RealPopulationTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * ESRI:54009 projects a sphere, so its hectare at 38.8 degrees north is (1 - e2) / (1 - e2
   * sin2(lat))2 of a hectare on the ellipsoid.
   */
  private static final double GROUND_SHARE = 0.99855;

  @Test
  void countsThePeopleOfPortoAlegre() throws IOException {
    Reprojection national = Reprojection.between(Crs.CRS84, Crs.of("EPSG:31982"));
    Geometry city = national.geometry(portoAlegre());
    List<PointPopulation.Point> points = hexagons(national);
    PointPopulation people = PointPopulation.of(points);

    assertThat(people.units()).isEqualTo(1_227);
    assertThat(people.total()).isEqualTo(812_935);
    assertThat(people.pointsWithin(city)).hasSize(1_214);
    assertThat(people.within(city).people()).isEqualTo(811_711);

    Collections.shuffle(points, new Random(5));
    assertThat(PointPopulation.of(points).pointsWithin(city)).isEqualTo(people.pointsWithin(city));
    DisplayGrid grid = DisplayGrid.of(city, 1000);
    PointPopulation inside = PointPopulation.of(people.pointsWithin(city));
    assertThat(inside.within(grid).stream().mapToDouble(Inhabitants::people).sum())
        .isEqualTo(811_711);
  }

  @Test
  void conservesThePeopleOfBelgiumWhenCutBySquares() {
    GridRaster file = GeoTiff.read(SharedData.folder("degurba-belgium").resolve("POP.tif"));
    Crs local = LocalProjection.centredOn(4.5, 50.6);
    RasterPopulation people = RasterPopulation.ofCounts(file.raster(), plane(file.crs(), local));
    Geometry country =
        Reprojection.between(file.crs(), local)
            .densified(FACTORY.toGeometry(new Envelope(150_000, 500_000, 5_800_000, 6_050_000)));
    DisplayGrid squares = DisplayGrid.of(country, 7_300);
    double sum = people.within(squares).stream().mapToDouble(Inhabitants::people).sum();

    assertThat(people.total()).isCloseTo(20_602_095.7199, within(0.001));
    assertThat(people.within(country).people()).isCloseTo(people.total(), within(1e-3));
    assertThat(sum).isCloseTo(people.total(), within(0.1));
  }

  /** Cells of 1 ha that are built by each epoch, counted apart from this reader. */
  @Test
  void countsTheBuiltUpCellsOfEveryEpoch() {
    int[] years = {1975, 1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025, 2030};
    Raster epochs =
        GeoTiff.read(SharedData.folder("ghsl-built-up-epochs").resolve("GHSL.tif")).raster();

    assertThat(Arrays.stream(years).map(year -> cellsUpTo(epochs, year)))
        .containsExactly(
            319_826, 329_820, 340_330, 350_143, 367_159, 381_956, 393_791, 407_192, 419_438,
            434_295, 450_103, 461_929);
  }

  @Test
  void growsTheBuiltUpLandFromEpochToEpoch() {
    GridRaster file = GeoTiff.read(SharedData.folder("ghsl-built-up-epochs").resolve("GHSL.tif"));
    Crs local =
        LocalProjection.centredOn(
            GeoTiff.header(SharedData.folder("ghsl-built-up-epochs").resolve("GHSL.tif"))
                .lonLatEnvelope());
    RasterPlane plane = plane(file.crs(), local);
    Geometry everywhere =
        Reprojection.between(file.crs(), local)
            .densified(
                FACTORY.toGeometry(new Envelope(-6_698_600, -6_557_700, 4_620_300, 4_707_400)),
                0.001);
    double before = 0;
    for (int year : new int[] {1975, 1990, 2020, 2030}) {
      BuiltUp built = BuiltUp.of(file.raster(), new BuiltUpRule.Epoch(year), plane);
      double area = built.areaWithin(everywhere);
      double cells = cellsUpTo(file.raster(), year);
      assertThat(area / (10_000 * cells)).isCloseTo(GROUND_SHARE, within(1e-4));
      assertThat(area).isGreaterThan(before);
      before = area;
    }
  }

  @Test
  void outlinesTheBuiltUpLandOfARealCity() {
    GridRaster file = GeoTiff.read(SharedData.folder("ghsl-built-up-epochs").resolve("GHSL.tif"));
    Crs local = LocalProjection.centredOn(-71.2, 42.2);
    BuiltUp built =
        BuiltUp.of(file.raster(), new BuiltUpRule.Epoch(2020), plane(file.crs(), local));
    Geometry boundary =
        Reprojection.between(file.crs(), local)
            .densified(FACTORY.createPoint(new Coordinate(-6_630_000, 4_660_000)).buffer(15_000));
    MultiPolygon extent = built.within(boundary);

    assertThat(extent.isValid()).isTrue();
    assertThat(boundary.buffer(0.01).contains(extent)).isTrue();
    assertThat(extent.getArea()).isGreaterThan(1e7);
    assertThat(extent.getArea() / built.areaWithin(boundary)).isCloseTo(1, within(1e-6));
    assertThat(built.within(boundary).equalsExact(extent)).isTrue();
  }

  private static int cellsUpTo(Raster epochs, int year) {
    int cells = 0;
    for (double epoch : epochs.values()) {
      cells += epoch > 0 && epoch <= year ? 1 : 0;
    }
    return cells;
  }

  private static RasterPlane plane(Crs crs, Crs local) {
    return new RasterPlane(
        Reprojection.between(crs, local),
        Reprojection.between(local, crs),
        Reprojection.between(crs, local));
  }

  private static List<PointPopulation.Point> hexagons(Reprojection national) throws IOException {
    List<PointPopulation.Point> points = new ArrayList<>();
    List<String> lines =
        Files.readAllLines(SharedData.folder("porto-alegre").resolve("poa_hexgrid.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] xy = national.point(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
      points.add(new PointPopulation.Point(xy[0], xy[1], Double.parseDouble(cells[3])));
    }
    return points;
  }

  private static Geometry portoAlegre() throws IOException {
    String text = Files.readString(SharedData.folder("porto-alegre").resolve("boundary.geojson"));
    Matcher pair =
        Pattern.compile("\\[\\s*(-?[0-9.]+)\\s*,\\s*(-?[0-9.]+)\\s*\\]")
            .matcher(text.substring(text.indexOf("\"coordinates\"")));
    List<Coordinate> ring = new ArrayList<>();
    while (pair.find()) {
      ring.add(
          new Coordinate(Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2))));
    }
    return FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
  }
}
