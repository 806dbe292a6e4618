package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.job.fault.Trial.Outcome;

/**
 * Two cities side by side share one file of every kind, with bad rows near both of them and far
 * away: each file is counted once, and each bad row told once.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedFilesTest {
  private static final String CONFIG =
      """
      observatory: { id: shared, name: Shared files }
      years: [2020]
      countries: [ { code: XAV, name: Avaria } ]
      cities: { path: cities.geojson, source: F }
      extents:
        - { id: boundary, kind: boundary }
        - { id: boundary_built_up, kind: boundary_built_up, input: urban }
      editions: []
      inputs:
        streets: [ { id: streets, path: streets.geojson, year: 2020, source: F } ]
        population:
          - { id: people, path: people.csv, column: n, x: x, y: y, crs: EPSG:4326, year: 2020, source: F }
          - { id: women, path: women.geojson, column: n, sex: F, year: 2020, source: F }
        urban_polygons: [ { id: urban, path: urban.geojson, year: 2020, source: F } ]
        built_up: [ { id: built, path: built.tif, value: binary, year: 2020, source: F } ]
        facilities:
          - { id: clinics, path: clinics.geojson, distances_m: [500], year: 2020, source: F }
          - { id: schools, path: schools.csv, x: x, y: y, crs: EPSG:4326, distances_m: [500], year: 2020, source: F }
        transit: [ { id: stops, path: stops.geojson, class_column: class, year: 2020, source: F } ]
        open_spaces: [ { id: parks, path: parks.geojson, year: 2020, source: F } ]
        land_use: [ { id: uses, path: uses.geojson, class_column: class, year: 2020, source: F } ]
        hazards: [ { id: floods, path: floods.geojson, hazard: flood, year: 2020, source: F } ]
        green: [ { id: trees, path: trees.geojson, year: 2020, source: F } ]
        air: [ { id: stations, path: stations.csv, year: 2020, source: F } ]
        zones: [ { id: districts, path: districts.geojson, id_column: id, source: F } ]
      output: { path: output, layout: by_city }
      """;

  private static final String WEST = box(10, 50, 10.02, 50.01);
  private static final String EAST = box(10.02, 50, 10.04, 50.01);
  private static final String BOTH = box(10.015, 50, 10.025, 50.01);

  /** A triangle whose edges cross. */
  private static final String CROSSED =
      polygon("[10.015,50],[10.025,50.01],[10.025,50],[10.015,50.01],[10.015,50]");

  private static final String NOWHERE = "null";
  private static final String ORIGIN = point(0, 0);
  private static final String BEYOND_THE_POLE = point(10, 95);
  private static final String LINE =
      "{\"type\":\"LineString\",\"coordinates\":[[10.01,50.005],[10.03,50.005]]}";

  @TempDir static Path empty;
  @TempDir static Path folder;
  private static Trial trial;

  @BeforeAll
  static void run() {
    trial =
        Trial.of(empty, folder)
            .write("observatory.yaml", CONFIG)
            .write("cities.geojson", layer(city("west", WEST), city("east", EAST)))
            .write("streets.geojson", layer(feature("", LINE), feature("", point(10.02, 50.005))))
            .write(
                "people.csv",
                """
                x,y,n
                10.01,50.005,100
                10.03,50.005,200
                0,0,7
                10.01,50.005,-3
                10.01,95,9
                10.03,50.005,many
                """)
            .write(
                "women.geojson",
                layer(
                    feature("\"n\":60", WEST),
                    feature("\"n\":70", EAST),
                    feature("\"n\":7", point(10.01, 50.005)),
                    feature("\"n\":9", LINE),
                    feature("\"n\":\"many\"", BOTH),
                    feature("\"n\":-1", BOTH),
                    feature("\"n\":5", NOWHERE)))
            .write(
                "urban.geojson",
                layer(
                    feature("", WEST), feature("", EAST), feature("", LINE), feature("", NOWHERE)))
            .write("schools.csv", "x,y\n10.01,50.005\n10.03,50.005\n0,0\nhere,50\n10,95\n")
            .write(
                "clinics.geojson",
                layer(
                    feature("", point(10.01, 50.005)),
                    feature("", CROSSED),
                    feature("", ORIGIN),
                    feature("", BEYOND_THE_POLE),
                    feature("", NOWHERE)))
            .write(
                "stops.geojson",
                layer(
                    feature("\"class\":\"low\"", point(10.02, 50.005)),
                    feature("\"class\":\"low\"", ORIGIN),
                    feature("\"class\":\"fast\"", point(10.02, 50.005)),
                    feature("", NOWHERE)))
            .write(
                "parks.geojson",
                layer(
                    feature("", BOTH),
                    feature("", CROSSED),
                    feature("", LINE),
                    feature("", NOWHERE)))
            .write(
                "uses.geojson",
                layer(
                    feature("\"class\":\"residential\"", BOTH),
                    feature("\"class\":\"nonsense\"", BOTH),
                    feature("\"class\":\"residential\"", LINE)))
            .write(
                "floods.geojson", layer(feature("", BOTH), feature("", LINE), feature("", ORIGIN)))
            .write("trees.geojson", layer(feature("", CROSSED), feature("", LINE)))
            .write(
                "stations.csv",
                """
                station,lon,lat,year,value
                a,10.01,50.005,2020,12
                b,10.03,50.005,2020,14
                c,0,0,2020,5
                d,10.03,50.005,2020,-4
                """)
            .write(
                "districts.geojson",
                layer(
                    feature("\"id\":\"w\"", WEST),
                    feature("\"id\":\"e\"", EAST),
                    feature("", BOTH),
                    feature("\"id\":\"p\"", LINE),
                    feature("\"id\":\"e\"", box(10.03, 50, 10.04, 50.01)),
                    feature("\"id\":\"n\"", NOWHERE)));
    GeoTiff.write(
        trial.path("built.tif"),
        new Raster(new Lattice(80, 40, 9.98, 50.03, 0.001, 0.001), ones(80 * 40)),
        Crs.of("EPSG:4326"),
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64).withNodata(-9999));
    Outcome outcome = trial.run();
    assertThat(outcome.status()).as(outcome.text()).isZero();
  }

  @Test
  @Order(1)
  void aFileThatCitiesShareIsCountedOnce() {
    assertThat(
            trial.query(
                "select input || ' ' || rows_read || ' ' || rows_accepted || ' ' || rows_rejected as n"
                    + " from inputs where rows_read is not null order by input"))
        .containsExactly(
            counts("cities", 2, 2, 0),
            counts("clinics", 5, 2, 3),
            counts("districts", 6, 2, 4),
            counts("floods", 3, 1, 2),
            counts("parks", 4, 2, 2),
            counts("people", 6, 2, 4),
            counts("schools", 5, 2, 3),
            counts("stations", 4, 2, 2),
            counts("stops", 4, 1, 3),
            counts("streets", 2, 1, 1),
            counts("trees", 2, 1, 1),
            counts("urban", 4, 2, 2),
            counts("uses", 3, 1, 2),
            counts("women", 7, 2, 5));
  }

  @Test
  @Order(2)
  void aRasterOfWhichEachCityReadsAPartIsCountedByCity() {
    assertThat(trial.query("select input from inputs where rows_read is null"))
        .containsExactly("{\"input\":\"built\"}");
    assertThat(
            trial.query(
                "select city_id from city_inputs where counted = 'cells' and input = 'built'"
                    + " and rows_read > 0 and rows_read < 3200 and rows_rejected = 0 order by 1"))
        .containsExactly("{\"city_id\":\"east\"}", "{\"city_id\":\"west\"}");
  }

  /** The district with the id of another lies in the east alone. */
  @Test
  @Order(3)
  void everyCitySaysWhatItReadAndRefused() {
    assertThat(
            trial.query(
                "select city_id || ' ' || rows_read || ' ' || rows_accepted || ' ' || rows_rejected"
                    + " || ' ' || refused_rows as n from city_inputs where input = 'districts'"
                    + " order by 1"))
        .containsExactly(
            "{\"n\":\"east 6 2 4 feature 3-5\"}", "{\"n\":\"west 6 3 3 feature 3-4\"}");
    assertThat(
            trial.query(
                "select distinct input from city_inputs where counted = 'rows'"
                    + " and rows_read <> rows_accepted + rows_rejected"))
        .isEmpty();
  }

  @Test
  @Order(4)
  void everyBadRowIsToldOnce() {
    assertThat(
            trial.query(
                "select input, location, code, count(*) as n from issues where location is not null"
                    + " group by all having count(*) > 1"))
        .isEmpty();
    assertThat(
            trial.query(
                "select input || ' ' || count(*) as n from issues where action = 'rejected'"
                    + " and (location like 'feature %' or location like 'line %') and city_id is null"
                    + " group by input order by input"))
        .containsExactly(
            n("clinics 3"),
            n("districts 4"),
            n("parks 2"),
            n("people 4"),
            n("schools 3"),
            n("stations 2"),
            n("stops 3"),
            n("streets 1"),
            n("urban 2"),
            n("uses 2"),
            n("women 5"));
    assertThat(
            trial.query(
                "select input, message from issues where code = 'feature_without_area' order by 1"))
        .hasSize(2);
    assertThat(trial.query("select input from issues where code = 'polygon_repaired' order by 1"))
        .containsExactly(
            "{\"input\":\"clinics\"}", "{\"input\":\"parks\"}", "{\"input\":\"trees\"}");
  }

  @Test
  @Order(5)
  void peopleWithoutAPlaceAreToldWithTheirNumber() {
    assertThat(
            trial.query(
                "select message as n from issues where code = 'people_at_0_0' or"
                    + " code = 'people_not_in_polygon' order by message"))
        .containsExactly(
            n(
                "Invalid population: feature 3 of women is a Point with 7 people, among polygons; they are not counted. Draw it as a polygon, or give points in an input of their own"),
            n(
                "Invalid population: feature 4 of women is a LineString with 9 people, among polygons; they are not counted. Draw it as a polygon, or give points in an input of their own"),
            n(
                "Invalid population: line 4 of people lies at 0, 0, which stands for a missing position; its 7 people are not counted. Correct its position or its CRS"));
    assertThat(
            trial.query(
                "select city_id || ' ' || sex || ' ' || value as n from observations where"
                    + " variable = 'extent_population' and extent_id = 'boundary' and zone_id is null order by 1"))
        .containsExactly(
            n("east F 70.0"), n("east _T 200.0"), n("west F 60.0"), n("west _T 100.0"));
  }

  /** The other city is carried over with what it read and refused. */
  @Test
  @Order(6)
  void aRunOfOneCityCountsTheSame() {
    List<String> tables = List.of("inputs", "city_inputs", "issues");
    List<List<String>> before = tables.stream().map(t -> trial.query("from " + t)).toList();

    Outcome outcome = trial.run("--city", "west");

    assertThat(outcome.status()).as(outcome.text()).isEqualTo(3);
    assertThat(tables.stream().map(t -> trial.query("from " + t)).toList()).isEqualTo(before);
  }

  private static String counts(String input, int read, int accepted, int rejected) {
    return n("%s %d %d %d".formatted(input, read, accepted, rejected));
  }

  private static String n(String value) {
    return "{\"n\":\"" + value + "\"}";
  }

  private static double[] ones(int cells) {
    double[] ones = new double[cells];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static String layer(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":["
        + Arrays.stream(features).collect(Collectors.joining(",\n"))
        + "]}";
  }

  private static String city(String id, String geometry) {
    return feature(
        "\"city_id\":\"%s\",\"name\":\"%s\",\"country_code\":\"XAV\"".formatted(id, id), geometry);
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":%s}"
        .formatted(properties, geometry);
  }

  private static String point(double x, double y) {
    return "{\"type\":\"Point\",\"coordinates\":[%s,%s]}".formatted(x, y);
  }

  private static String box(double west, double south, double east, double north) {
    return polygon(
        "[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]"
            .formatted(west, south, east, north));
  }

  private static String polygon(String ring) {
    return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
  }
}
