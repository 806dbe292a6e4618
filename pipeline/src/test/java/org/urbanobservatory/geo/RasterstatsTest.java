package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.air.RasterAir;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.population.RasterPopulation;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;

/**
 * The sums and means of cities against the figures that rasterstats publishes: people ({@code
 * RasterPopulation}), concentrations ({@code RasterAir}) and built-up land ({@code BuiltUp}).
 *
 * <p>A city's measures weigh every cell by its covered share. rasterstats counts a cell whole where
 * its centre lies in the polygon, so its figures are asked for on the cells of those centres, made
 * into a region of whole cells, as those of lines and points on the cells that it draws them
 * through; what a polygon itself gives is held against clipping cell by cell.
 */
class RasterstatsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Pattern STATISTIC =
      Pattern.compile("(count|mean)(?: \\((\\d) d\\.p\\.\\))?(?: of class ([0-9.]+))?");

  @TestFactory
  List<DynamicTest> givesEveryPublishedFigure() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (CSVRecord row : rows()) {
      String name = String.join(" ", row.get("zones"), row.get("feature"), row.get("statistic"));
      tests.add(DynamicTest.dynamicTest(name, () -> assertFigure(row)));
    }
    assertThat(tests).hasSize(9);
    return tests;
  }

  private static void assertFigure(CSVRecord row) throws IOException {
    Matcher statistic = STATISTIC.matcher(row.get("statistic"));
    assertThat(statistic.matches()).isTrue();
    Raster raster = GeoTiff.read(data(row.get("raster"))).raster();
    Geometry zone = zones(row.get("zones")).get(Integer.parseInt(row.get("feature")));
    Geometry cells =
        zone.getDimension() == 2
            ? cellsOfCentres(raster.lattice(), zone)
            : cellsOfLine(raster.lattice(), zone.getCoordinates());

    double value =
        statistic.group(3) != null
            ? cellsOfClass(raster, Double.parseDouble(statistic.group(3)), cells)
            : statistic.group(1).equals("count") ? count(raster, cells) : mean(raster, cells);

    assertThat(rounded(value, statistic.group(2))).isEqualByComparingTo(row.get("value"));
  }

  private static BigDecimal rounded(double value, String places) {
    int scale = places == null ? 6 : Integer.parseInt(places);
    return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_EVEN);
  }

  /** Cells with a value, as people: one in each. */
  private static double count(Raster raster, Geometry region) {
    return people(mapped(raster, v -> 1), region);
  }

  /** As people a cell, and as a concentration. */
  private static double mean(Raster raster, Geometry region) {
    double mean = RasterAir.of(raster, RasterPlane.SAME).within(region).orElseThrow();
    assertThat(people(raster, region) / count(raster, region)).isCloseTo(mean, within(1e-9));
    return mean;
  }

  /** As built-up land. */
  private static double cellsOfClass(Raster raster, double wanted, Geometry region) {
    Raster ofClass = mapped(raster, v -> v == wanted ? 1 : 0);
    BuiltUp built = BuiltUp.of(ofClass, new BuiltUpRule.Binary(), RasterPlane.SAME);
    return built.areaWithin(region) / raster.lattice().cellArea();
  }

  private static double people(Raster raster, Geometry region) {
    return RasterPopulation.ofCounts(raster, RasterPlane.SAME).within(region).people();
  }

  private static Raster mapped(Raster raster, java.util.function.DoubleUnaryOperator value) {
    double[] values =
        DoubleStream.of(raster.values())
            .map(v -> Double.isNaN(v) ? Double.NaN : value.applyAsDouble(v))
            .toArray();
    return new Raster(raster.lattice(), values);
  }

  /** What a polygon itself gives is what clipping each cell by it gives. */
  @Test
  void weighsEveryCellByItsCoveredShare() throws IOException {
    Raster slope = GeoTiff.read(data("slope.tif")).raster();
    for (Geometry zone : zones("polygons.shp")) {
      double sum = 0;
      double count = 0;
      for (int cell = 0; cell < slope.lattice().size(); cell++) {
        double value = slope.values()[cell];
        double share =
            zone.intersection(cell(slope.lattice(), cell)).getArea() / slope.lattice().cellArea();
        sum += Double.isNaN(value) ? 0 : value * share;
        count += Double.isNaN(value) ? 0 : share;
      }
      assertThat(people(slope, zone)).isCloseTo(sum, within(1e-9 * sum));
      assertThat(count(slope, zone)).isCloseTo(count, within(1e-9 * count));
      assertThat(mean(slope, zone)).isCloseTo(sum / count, within(1e-9));
      assertThat(count * slope.lattice().cellArea())
          .isCloseTo(zone.getArea(), within(1e-9 * zone.getArea()));
    }
  }

  private static Geometry cellsOfCentres(Lattice lattice, Geometry zone) {
    var cells = new ArrayList<Geometry>();
    for (int cell = 0; cell < lattice.size(); cell++) {
      Geometry square = cell(lattice, cell);
      Coordinate centre = square.getEnvelopeInternal().centre();
      if (zone.contains(FACTORY.createPoint(centre))) {
        cells.add(square);
      }
    }
    return UnaryUnionOp.union(cells);
  }

  /** One cell a column or a row of each edge, whichever are more: Bresenham's line. */
  private static Geometry cellsOfLine(Lattice lattice, Coordinate[] line) {
    var cells = new TreeSet<Integer>();
    int[] from = at(lattice, line[0]);
    cells.add(lattice.index(from[0], from[1]));
    for (Coordinate vertex : line) {
      int[] to = at(lattice, vertex);
      long longer = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]));
      for (long i = 1; i <= longer; i++) {
        cells.add(
            lattice.index(between(from[0], to[0], i, longer), between(from[1], to[1], i, longer)));
      }
      from = to;
    }
    return UnaryUnionOp.union(cells.stream().map(c -> cell(lattice, c)).toList());
  }

  private static int[] at(Lattice lattice, Coordinate place) {
    return new int[] {
      (int) Math.floor((place.x - lattice.west()) / lattice.cellWidth()),
      (int) Math.floor((lattice.north() - place.y) / lattice.cellHeight())
    };
  }

  /** The cell nearest to the line after that many steps; halfway the one that is left behind. */
  private static int between(int from, int to, long step, long steps) {
    long way = 2 * step * Math.abs(to - from) + steps - 1;
    return from + Integer.signum(to - from) * (int) (way / (2 * steps));
  }

  private static Geometry cell(Lattice lattice, int cell) {
    int column = cell % lattice.columns();
    int row = cell / lattice.columns();
    return FACTORY.toGeometry(
        new Envelope(lattice.x(column), lattice.x(column + 1), lattice.y(row + 1), lattice.y(row)));
  }

  private static Path data(String file) {
    return SharedData.folder("rasterstats").resolve(file);
  }

  private static List<Geometry> zones(String file) {
    VectorRead read =
        VectorReader.read(
            ByteSource.of(data(file)),
            VectorSettings.detected("zones").withCrs(Crs.of("EPSG:3857")));
    return read.features().stream().map(Feature::geometry).toList();
  }

  private static List<CSVRecord> rows() throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(data("expected_zonal.csv"), StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
