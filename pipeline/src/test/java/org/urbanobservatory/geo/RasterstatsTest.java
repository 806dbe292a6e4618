package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.ZonalStatistics;
import org.urbanobservatory.measure.extent.RegionRings;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;

/** Zonal statistics against every value that rasterstats publishes, under its rules. */
class RasterstatsTest {
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
    Raster counted = statistic.group(3) == null ? raster : only(raster, statistic.group(3));
    ZonalStatistics found = ZonalStatistics.of(counted, zone(raster, row));
    double value = statistic.group(1).equals("count") ? found.count() : found.mean();

    assertThat(rounded(value, statistic.group(2))).isEqualByComparingTo(row.get("value"));
  }

  private static BigDecimal rounded(double value, String places) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return places == null
        ? exact
        : exact.setScale(Integer.parseInt(places), RoundingMode.HALF_EVEN);
  }

  /** The cells of one class; the others have no value. */
  private static Raster only(Raster raster, String text) {
    double wanted = Double.parseDouble(text);
    double[] values =
        DoubleStream.of(raster.values()).map(v -> v == wanted ? v : Double.NaN).toArray();
    return new Raster(raster.lattice(), values);
  }

  private static Coverage zone(Raster raster, CSVRecord row) throws IOException {
    Geometry zone = zones(row.get("zones")).get(Integer.parseInt(row.get("feature")));
    return zone.getDimension() == 2
        ? Coverage.ofCentres(raster.lattice(), RegionRings.of(zone))
        : Coverage.ofLine(raster.lattice(), flat(zone));
  }

  private static double[] flat(Geometry line) {
    return Arrays.stream(line.getCoordinates())
        .flatMapToDouble(c -> DoubleStream.of(c.x, c.y))
        .toArray();
  }

  @Test
  void keepsSumMeanAndRangeTogether() throws IOException {
    Raster slope = GeoTiff.read(data("slope.tif")).raster();
    for (Geometry polygon : zones("polygons.shp")) {
      Coverage centres = Coverage.ofCentres(slope.lattice(), RegionRings.of(polygon));
      ZonalStatistics zone = ZonalStatistics.of(slope, centres);
      double[] values = inside(slope, centres);

      assertThat(zone.minimum()).isEqualTo(Arrays.stream(values).min().orElseThrow());
      assertThat(zone.maximum()).isEqualTo(Arrays.stream(values).max().orElseThrow());
      assertThat(zone.sum()).isCloseTo(Arrays.stream(values).sum(), within(1e-9));
      assertThat(zone.mean()).isEqualTo(zone.sum() / values.length);
    }
  }

  private static double[] inside(Raster raster, Coverage zone) {
    return IntStream.range(0, zone.shares().length)
        .filter(cell -> zone.shares()[cell] == 1)
        .mapToDouble(cell -> raster.values()[zone.latticeIndex(raster.lattice(), cell)])
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  @Test
  void coversTheAreaOfThePolygonExactly() throws IOException {
    Raster slope = GeoTiff.read(data("slope.tif")).raster();
    for (Geometry zone : zones("polygons.shp")) {
      Coverage exact = Coverage.exact(slope.lattice(), RegionRings.of(zone));
      double covered = Arrays.stream(exact.shares()).sum() * slope.lattice().cellArea();
      assertThat(covered / zone.getArea()).isCloseTo(1, within(1e-12));
    }
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
