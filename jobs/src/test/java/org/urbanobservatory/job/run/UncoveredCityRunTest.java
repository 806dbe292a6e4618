package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * A raster of people that ends in the middle of a city: a density of half the people is no density.
 */
class UncoveredCityRunTest {
  private static final String REASON = "population_does_not_cover_extent";
  private static final String CONFIG =
      """
      observatory: { id: half, name: Half }
      years: [2020]
      countries:
        - { code: XAV, name: Avaria }
      cities: { path: cities.geojson, source: Fictional }
      extents:
        - { id: boundary, kind: boundary }
      editions: []
      inputs:
        population:
          - { id: people, path: people.tif, quantity: count, year: 2020, source: Model }
          - { id: women, path: women.tif, quantity: count, sex: F, year: 2020, source: Model }
        zones:
          - { id: halves, path: halves.geojson, id_column: id, source: Fictional }
      settings: { allow_proxy_extent: true, population: { min_covered_share: 0.9 } }
      output: { path: output }
      """;

  @TempDir static Path folder;

  private static Released released;

  @BeforeAll
  static void run() throws IOException {
    write("observatory.yaml", CONFIG);
    write("cities.geojson", city());
    write("halves.geojson", halves());
    GeoTiff.write(folder.resolve("people.tif"), raster(8, 20), Crs.of("EPSG:4326"), encoding());
    GeoTiff.write(folder.resolve("women.tif"), raster(24, 9), Crs.of("EPSG:4326"), encoding());
    CommandRun run = CommandRun.of(folder.resolve("observatory.yaml"));
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    released = run.released();
  }

  private static void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private static String city() {
    return collection(box("'city_id':'alta','name':'Alta','country_code':'XAV'", 30.00, 30.04));
  }

  private static String halves() {
    return collection(box("'id':'west'", 30.00, 30.02), box("'id':'east'", 30.02, 30.04));
  }

  private static String collection(String... features) {
    return "{'type':'FeatureCollection','features':[%s]}"
        .formatted(String.join(",", features))
        .replace('\'', '"');
  }

  private static String box(String properties, double west, double east) {
    return "{'type':'Feature','properties':{%1$s},'geometry':{'type':'Polygon','coordinates':[[[%2$s,0],[%3$s,0],[%3$s,0.04],[%2$s,0.04],[%2$s,0]]]}}"
        .formatted(properties, west, east);
  }

  private static Raster raster(int columns, double people) {
    var lattice = new Lattice(columns, 24, 29.99, 0.05, 0.005, 0.0025);
    double[] counts = new double[lattice.size()];
    Arrays.fill(counts, people);
    return new Raster(lattice, counts);
  }

  private static TiffEncoding encoding() {
    return TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64).withNodata(-9999);
  }

  private static List<Row> densities(String zone) throws IOException {
    return released.rows("indicator_values").stream()
        .filter(row -> "population_density".equals(row.getAs("indicator_id")))
        .filter(row -> java.util.Objects.equals(zone, row.getAs("zone_id")))
        .toList();
  }

  @Test
  void theCityHasNoDensityAndSaysWhy() throws IOException {
    assertThat(densities(null))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.<Double>getAs("value")).isNull();
              assertThat(row.<String>getAs("reason")).isEqualTo(REASON);
            });
    assertThat(densities("west"))
        .anySatisfy(row -> assertThat(row.<Double>getAs("value")).isPositive());
    assertThat(densities("east"))
        .noneSatisfy(row -> assertThat(row.<Double>getAs("value")).isNotNull());
  }

  @Test
  void extentsAndCellsInventNobody() throws IOException {
    assertThat(released.rows("extents"))
        .singleElement()
        .satisfies(row -> assertThat(row.<Double>getAs("population")).isNull());
    assertThat(released.rows("cells"))
        .isNotEmpty()
        .noneSatisfy(row -> assertThat(row.<Double>getAs("population")).isEqualTo(0.0));
  }

  /** The raster of women goes further: each source speaks for its own group. */
  @Test
  void aGroupThatIsCoveredHasItsPeople() throws IOException {
    assertThat(released.observations())
        .filteredOn(o -> o.variable().equals("extent_population") && !o.isOfZone())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.breakdown().sex()).isEqualTo("F");
              assertThat(o.value())
                  .isCloseTo(9 * 8 * 16, org.assertj.core.api.Assertions.within(0.01));
              assertThat(o.method()).isEqualTo("null where less than 90 % of the area is covered");
            });
  }

  @Test
  void theIssueSaysTheShareTheInputAndWhatToDo() throws IOException {
    assertThat(released.rows("issues"))
        .filteredOn(row -> REASON.equals(row.getAs("code")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("input")).isEqualTo("people");
              assertThat(row.<String>getAs("city_id")).isEqualTo("alta");
              assertThat(row.<String>getAs("message"))
                  .contains("covers 75.0 % of its area", "at least 90 %");
            });
  }
}
