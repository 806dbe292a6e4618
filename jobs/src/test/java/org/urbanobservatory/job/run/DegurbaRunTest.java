package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Raster;

/** Indicators of SDG 11 on the urban centre of Brussels, by the command line. */
class DegurbaRunTest {
  private static final String CITY =
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature",
        "properties": {"city_id": "brussels", "name": "Brussels", "country_code": "BEL"},
        "geometry": {"type": "Polygon", "coordinates":
          [[[4.25, 50.77], [4.48, 50.77], [4.48, 50.92], [4.25, 50.92], [4.25, 50.77]]]}}]}
      """;
  private static final String CONFIG =
      """
      observatory: { id: brussels, name: Brussels }
      years: [2015, 2020]
      countries:
        - { code: BEL, name: Belgium }
      cities: { path: cities.geojson }
      extents:
        - { id: boundary, kind: boundary }
        - { id: degurba, kind: degurba, inputs: [people_2015, people_2020], built_up: [built], land: [land] }
      editions: [cpi-guide]
      inputs:
        population:
          - { id: people_2015, path: people_2015.tif, quantity: count, year: 2015, source: GHSL }
          - { id: people_2020, path: people_2020.tif, quantity: count, year: 2020, source: GHSL }
        built_up:
          - { id: built, path: built.tif, value: share, threshold: 0.5, year: 2020, source: GHSL }
        land:
          - { id: land, path: land.tif, year: 2020, source: GHSL }
      output: { path: output }
      """;

  @TempDir Path folder;

  @Test
  void growthIsThatOfTheCentre() throws IOException {
    write("POP.tif", "people_2020.tif", 1);
    write("POP.tif", "people_2015.tif", 0.96);
    write("BUILT_S.tif", "built.tif", 1e-6);
    write("LAND.tif", "land.tif", 1e-6);
    Files.writeString(folder.resolve("cities.geojson"), CITY);
    Path config = Files.writeString(folder.resolve("observatory.yaml"), CONFIG);
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.out() + run.err()).isZero();

    Released released = run.released();
    List<Row> extents = extents(released);
    assertThat(extents).hasSize(2);
    double before = extents.get(0).<Double>getAs("population");
    double after = extents.get(1).<Double>getAs("population");
    assertThat(after).isCloseTo(1_404_430.72, withPercentage(0.01));
    assertThat(growth(released))
        .isCloseTo(100 * StrictMath.log(after / before) / 5, withPercentage(1e-6));
    assertCellsHoldEverybody(released);
    assertThat(Files.readString(page(released))).contains("<h2>Map of degurba, 2020</h2>");
  }

  /** Each extent in each of its years, also the centre, much of which lies outside the box. */
  private static void assertCellsHoldEverybody(Released released) throws IOException {
    var inCells = new TreeMap<String, Double>();
    for (Row cell : released.rows("cells")) {
      inCells.merge(key(cell), cell.<Double>getAs("population"), Double::sum);
    }
    assertThat(inCells.keySet())
        .containsExactly("boundary 2015", "boundary 2020", "degurba 2015", "degurba 2020");
    for (Row extent : released.rows("extents")) {
      assertThat(inCells.get(key(extent)))
          .as(key(extent))
          .isCloseTo(extent.<Double>getAs("population"), withPercentage(1e-5));
    }
  }

  private Path page(Released released) {
    return folder
        .resolve("output/releases")
        .resolve(released.id())
        .resolve("report/BEL/brussels.html");
  }

  private static String key(Row row) {
    return row.getAs("extent_id") + " " + row.getAs("year");
  }

  private static double growth(Released released) throws IOException {
    return released.rows("indicator_values").stream()
        .filter(r -> r.getAs("indicator_id").equals("population_growth_rate"))
        .filter(r -> "degurba".equals(r.getAs("extent_id")) && r.getAs("value") != null)
        .mapToDouble(r -> r.<Double>getAs("value"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Row> extents(Released released) throws IOException {
    return released.rows("extents").stream()
        .filter(r -> r.getAs("extent_id").equals("degurba"))
        .sorted(java.util.Comparator.comparingInt(r -> r.<Integer>getAs("year")))
        .toList();
  }

  private void write(String file, String as, double factor) {
    GridRaster read = GeoTiff.read(SharedData.folder("degurba-belgium").resolve(file));
    double[] values = Arrays.stream(read.raster().values()).map(v -> v * factor).toArray();
    GeoTiff.write(
        folder.resolve(as),
        new Raster(read.raster().lattice(), values),
        read.crs(),
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
  }
}
