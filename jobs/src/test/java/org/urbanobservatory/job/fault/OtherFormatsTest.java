package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.sample.SampleObservatory;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.source.osm.OsmWay;

/**
 * One city by vector files in place of OpenStreetMap and rasters, beside one of which nothing is
 * known: no street, nobody, nothing built.
 */
class OtherFormatsTest {
  private static final double PEOPLE = 54_321;

  @TempDir static Path sample;
  @TempDir static Path folder;
  private static Trial trial;
  private static Outcome outcome;

  @BeforeAll
  static void run() {
    SampleObservatory.generate(sample, 2, 11);
    trial = Trial.of(sample, folder);
    trial
        .config(
            "id: osm, path: streets.osm.pbf,",
            "id: osm, path: streets.geojson, class_column: kind,")
        .config(
            "path: \"population_2020/{city_id}.tif\", quantity: count,",
            "path: people.geojson, column: people,")
        .config("built_up:", "urban_polygons:")
        .config("path: \"built_up_2015/{city_id}.tif\", value: binary", "path: urban.geojson")
        .config("path: \"built_up_2020/{city_id}.tif\", value: binary", "path: urban.geojson")
        .write("streets.geojson", streets())
        .write("people.geojson", boundary("\"people\":" + PEOPLE))
        .write("urban.geojson", boundary("\"id\":1"));
    outcome = trial.run();
  }

  @Test
  void bothCitiesArePublished() {
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(trial.query("select distinct city_id from indicator_values order by city_id"))
        .containsExactly("{\"city_id\":\"rundhaven\"}", "{\"city_id\":\"tabula\"}");
    assertThat(
            trial.query(
                "select input from inputs where rows_read <> rows_accepted + rows_rejected or least(rows_accepted, rows_rejected) < 0"))
        .isEmpty();
  }

  @Test
  void vectorStreetsAreAsLongAsThoseTheyWereDrawnFrom() {
    double expected = truth("tabula,boundary,street_length_m,2020");

    assertThat(observed("tabula", "street_length_m", "boundary"))
        .isCloseTo(expected, within(expected * 0.001));
    assertThat(trial.query("select distinct class from streets where city_id = 'tabula'"))
        .hasSizeGreaterThan(1);
  }

  @Test
  void zonesKeepTheirPeople() {
    assertThat(observed("tabula", "extent_population", "boundary"))
        .isCloseTo(PEOPLE, within(PEOPLE * 1e-4));
  }

  @Test
  void urbanPolygonsDelineate() {
    double boundary = observed("tabula", "extent_area_m2", "boundary");

    assertThat(observed("tabula", "extent_area_m2", "boundary_built_up"))
        .isCloseTo(boundary, within(boundary * 1e-6));
  }

  @Test
  void aCityOfWhichNothingIsKnownSaysSo() {
    assertThat(
            trial.query(
                "select code from issues where city_id = 'rundhaven' and input <> 'statistics'"
                    + " order by code"))
        .contains(
            "{\"code\":\"extent_empty\"}",
            "{\"code\":\"no_streets_in_city\"}",
            "{\"code\":\"population_does_not_cover_city\"}");
    assertThat(
            trial.query(
                "select value, reason from indicator_values where city_id = 'rundhaven'"
                    + " and indicator_id in ('street_density', 'population_density')"
                    + " and extent_id = 'boundary_built_up' and year = 2020"))
        .isNotEmpty()
        .allMatch(row -> row.startsWith("{\"value\":null,\"reason\":\""));
  }

  private static double observed(String city, String variable, String extent) {
    String sql =
        "select value from observations where city_id = '%s' and variable = '%s'"
            + " and extent_id = '%s' and year = 2020 and input_line is null and zone_id is null";
    List<String> rows = trial.query(sql.formatted(city, variable, extent));
    assertThat(rows).hasSize(1);
    return Double.parseDouble(rows.get(0).replaceAll("[^0-9.E+-]", ""));
  }

  private static double truth(String key) {
    return trial
        .text("truth/measures.csv")
        .lines()
        .filter(line -> line.startsWith(key + ","))
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[4]))
        .findFirst()
        .orElseThrow();
  }

  /** The first city's streets as lines, with the class that OpenStreetMap gives. */
  private static String streets() {
    var around = new OsmRegion("tabula", 60, -21, 61, -20);
    OsmExtract extract =
        OsmExtract.read(
            ByteSource.of(sample.resolve("streets.osm.pbf")),
            List.of(around),
            OsmSelection.highways());
    return extract.region("tabula").ways().stream()
        .map(OtherFormatsTest::line)
        .collect(
            Collectors.joining(",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "]}"));
  }

  private static String line(OsmWay way) {
    Map<String, String> tags = new TreeMap<>(way.tags());
    String points =
        IntStream.range(0, way.lon().length)
            .mapToObj(i -> "[" + way.lon()[i] + "," + way.lat()[i] + "]")
            .collect(Collectors.joining(","));
    return feature(
        "\"kind\":\"" + tags.get("highway") + "\"", "\"LineString\",\"coordinates\":[" + points);
  }

  /** The first city's boundary with other properties. */
  private static String boundary(String properties) {
    String city = trial.text("cities.geojson").split("\n", -1)[1];
    String polygon = city.substring(city.indexOf("\"Polygon\""), city.lastIndexOf("]"));
    return "{\"type\":\"FeatureCollection\",\"features\":[" + feature(properties, polygon) + "]}";
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":%s]}}"
        .formatted(properties, geometry);
  }
}
