package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.sample.SampleObservatory;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;

/**
 * Spatial inputs that are each odd in one way, all in one run: each has an outcome that a user can
 * read, and none costs another input anything.
 */
class SpatialFaultsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double PEOPLE_OF_A_CELL = 50;

  /** Degrees that no street comes near: about 66 m. */
  private static final double APART = 0.0006;

  private static final String LAYERS =
      """
      hazards:
        - { id: flood_map, path: population_2020/rundhaven.tif, hazard: flood, threshold: 1,
            year: 2020, source: Made up }
      green:
        - { id: green_map, path: built_up_2015/rundhaven.tif, value: binary, year: 2020,
            source: Made up }
      """
          .indent(2);

  /** A second input of one kind and year for the same city; the first by its id counts. */
  private static final String PEOPLE_AGAIN =
      "    - { id: population_again, path: population_2015/tabula.tif, quantity: count, year: 2020,"
          + " cities: [tabula], source: Made up }\n\n";

  private static final String BUILT_UP_AGAIN =
      "    - { id: built_up_second, path: \"built_up_2020/{city_id}.tif\", value: binary, year: 2020,"
          + " source: Made up }\n";

  private static final String STREETS_AGAIN =
      "    - { id: streets_second, path: streets.geojson, class_column: kind, year: 2020,"
          + " source: Made up }\n";

  @TempDir static Path sample;
  @TempDir static Path folder;
  private static Trial trial;
  private static Outcome outcome;
  private static Envelope city;
  private static Geometry boundary;
  private static List<OsmWay> ways;
  private static int cellsWithPeople;

  @BeforeAll
  static void run() {
    SampleObservatory.generate(sample, 2, 11);
    trial = Trial.of(sample, folder);
    boundary = boundary();
    city = boundary.getEnvelopeInternal();
    ways = ways();
    peopleOnLandAlone();
    timetableWithoutCalendar();
    Spoilt.appendRelation(trial, ways.get(0).id());
    trial
        .config(
            "id: osm, path: streets.osm.pbf,",
            "id: osm, path: streets.geojson, class_column: kind,")
        .write("streets.geojson", streetsWithoutBridges())
        .write("districts.geojson", districts())
        .write("pocket.geojson", pocket())
        .config("id_column: id, name_column: name, code_column: official_code", "id_column: id")
        .append("statistics.csv", "XAV,tabula,built_up_area_m2,2020,,,,5,M2,Cadastre,,\n")
        .config("  transit:\n", LAYERS + "  transit:\n")
        .config(
            "  open_spaces:\n",
            "  open_spaces:\n    - { id: pocket, path: pocket.geojson, year: 2020, source: Made up }\n");
    trial
        .config("  built_up:\n", PEOPLE_AGAIN + "  built_up:\n" + BUILT_UP_AGAIN)
        .config("  streets:\n", "  streets:\n" + STREETS_AGAIN);
    outcome = trial.run();
  }

  @Test
  void theRunEndsWell() {
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text()).doesNotContain("\tat ");
    assertThat(
            trial.query(
                "select input from inputs where rows_read <> rows_accepted + rows_rejected or least(rows_accepted, rows_rejected) < 0"))
        .isEmpty();
  }

  @Test
  void rastersThatMissTheCityLeaveItWithoutAValue() {
    assertThat(message("raster_misses_city"))
        .contains(
            "population_2020/rundhaven.tif has no cell in XAV/tabula; check its CRS and extent")
        .contains(
            "built_up_2015/rundhaven.tif has no cell in XAV/tabula; check its CRS and extent");
    assertThat(reasons("tabula", "exposure_to_flood"))
        .containsExactly("hazard_does_not_cover_city");
    assertThat(observed("rundhaven", "people_exposed_to_flood")).isPositive();
  }

  /** The cells without a value hold -9999 in the file. */
  @Test
  void nobodyLivesWhereTheRasterHasNoValue() {
    double people = cellsWithPeople * PEOPLE_OF_A_CELL;

    assertThat(observed("tabula", "extent_population")).isCloseTo(people, within(1e-6 * people));
    assertThat(
            trial.query(
                "select round(sum(population), 3) as n from cells where city_id = 'tabula'"
                    + " and year = 2020"))
        .containsExactly("{\"n\":" + people + "}");
    assertThat(trial.query("select cell_id from cells where population < 0")).isEmpty();
  }

  /** Cities in degrees, rasters in degrees and in UTM metres, districts in web Mercator. */
  @Test
  void layersOfDifferentSystemsFit() {
    assertThat(
            trial.query("select count(distinct zone_id) as n from zones where city_id = 'tabula'"))
        .containsExactly("{\"n\":4}");
    for (String variable : List.of("extent_area_m2", "extent_population", "street_length_m")) {
      double whole = observed("tabula", variable);
      assertThat(
              number(
                  "select sum(value) as n from observations where "
                      + of("tabula", variable)
                      + " and zone_id is not null"))
          .as(variable)
          .isCloseTo(whole, within(1e-9 * whole));
    }
    assertThat(codes()).doesNotContain("zones_do_not_cover_city", "zones_overlap");
  }

  @Test
  void everyStopCountsWhereNoCalendarSaysWhenItIsServed() {
    assertThat(message("gtfs_no_calendar"))
        .contains("all stops with a trip are used, and no filter by service");
    assertThat(observed("tabula", "people_near_transit")).isPositive();
  }

  @Test
  void aStopInTheSeaIsRefused() {
    assertThat(
            trial.query(
                "select location, message from issues where message like '%0, 0 in the sea%'"))
        .singleElement()
        .asString()
        .contains("which stands for a missing position");
  }

  @Test
  void aParkOfWhichAPartIsMissingIsSaid() {
    assertThat(message("osm_area_members_missing", "osm_relation_members_missing"))
        .contains("ways are missing or cut in the file, first 4000000001");
    assertThat(observed("tabula", "open_space_area_m2")).isPositive();
  }

  @Test
  void aGardenWithoutAStreetCountsAsLandAndNobodyReachesIt() {
    assertThat(message("open_space_touches_no_street")).contains("pocket");
    assertThat(observed("tabula", "people_near_open_space")).isPositive();
  }

  /** The streets that cross the middle are taken away, and the city has one school. */
  @Test
  void peopleBeyondTheMissingBridgesAreToldOf() {
    assertThat(message("network_in_parts"))
        .contains("% of the people of XAV/tabula (boundary, 2020) live on a part of it")
        .contains("from which no way leads to any of schools; they count as not reached");
    assertThat(observed("tabula", "people_near_schools_800m"))
        .isPositive()
        .isLessThan(observed("tabula", "extent_population") / 2);
  }

  @Test
  void whatIsMeasuredCountsBeforeWhatIsReported() {
    assertThat(message("reported_and_measured"))
        .contains("built_up_area_m2 of XAV/tabula in 2020 is 5.0 here and measured as ")
        .contains("from built_up_2020; the measured value counts");
    assertThat(observed("tabula", "built_up_area_m2")).isGreaterThan(1e6);
  }

  @Test
  void theFirstOfTwoInputsOfOneKindAndYearCounts() {
    assertThat(message("input_not_used"))
        .contains(
            "population_2020 and population_again both describe XAV/tabula in 2020; population_2020 counts")
        .contains("built_up_2020 and built_up_second both describe")
        .contains("osm and streets_second both describe");
    assertThat(
            number(
                "select count(*) as n from observations where "
                    + of("tabula", "built_up_area_m2")
                    + " and zone_id is null"))
        .isEqualTo(1);
  }

  private static Geometry boundary() {
    return VectorReader.read(
            ByteSource.of(sample.resolve("cities.geojson")), VectorSettings.detected("cities"))
        .features()
        .stream()
        .filter(f -> "tabula".equals(f.text("city_id")))
        .map(Feature::geometry)
        .findFirst()
        .orElseThrow();
  }

  private static List<OsmWay> ways() {
    var around = new OsmRegion("tabula", 60, -21, 61, -20);
    return OsmExtract.read(
            ByteSource.of(sample.resolve("streets.osm.pbf")),
            List.of(around),
            OsmSelection.highways())
        .region("tabula")
        .ways();
  }

  /** People live in every cell inside the boundary but those of the middle; the rest is water. */
  private static void peopleOnLandAlone() {
    Path file = trial.path("population_2020/tabula.tif");
    GridRaster read = GeoTiff.read(file);
    Lattice cells = read.raster().lattice();
    double[] values = new double[cells.size()];
    for (int cell = 0; cell < values.length; cell++) {
      int row = cell / cells.columns();
      double north = cells.y(row);
      double west = cells.x(cell % cells.columns());
      var box = new Envelope(west, west + cells.cellWidth(), north - cells.cellHeight(), north);
      boolean isMiddle = Math.abs(box.centre().y - city.centre().y) < 6 * cells.cellHeight();
      boolean isLand = !isMiddle && boundary.contains(FACTORY.toGeometry(box));
      values[cell] = isLand ? PEOPLE_OF_A_CELL : Double.NaN;
      cellsWithPeople += isLand ? 1 : 0;
    }
    GeoTiff.write(
        file,
        new Raster(cells, values),
        read.crs(),
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT32).withNodata(-9999));
  }

  private static void timetableWithoutCalendar() {
    Map<String, String> files = Spoilt.unzipped(trial.bytes("gtfs-xav.zip"));
    files.remove("calendar.txt");
    files.remove("calendar_dates.txt");
    files.merge("stops.txt", "nowhere,Nowhere,0,0,0\n", String::concat);
    trial.write("gtfs-xav.zip", Spoilt.zipped(files));
  }

  /** Nothing crosses the middle of the city from south to north. */
  private static String streetsWithoutBridges() {
    return ways.stream()
        .flatMap(way -> banks(way).stream())
        .collect(
            Collectors.joining(",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "]}"));
  }

  /** The runs of a street's points on either side of the middle. */
  private static List<String> banks(OsmWay way) {
    var banks = new ArrayList<String>();
    var run = new ArrayList<String>();
    for (int i = 0; i < way.lat().length; i++) {
      if (i > 0 && isNorth(way.lat()[i]) != isNorth(way.lat()[i - 1])) {
        add(way, run, banks);
        run.clear();
      }
      run.add("[" + way.lon()[i] + "," + way.lat()[i] + "]");
    }
    add(way, run, banks);
    return banks;
  }

  private static boolean isNorth(double lat) {
    return lat > city.centre().y;
  }

  private static void add(OsmWay way, List<String> run, List<String> banks) {
    if (run.size() > 1) {
      banks.add(
          feature(
              "\"kind\":\"" + new TreeMap<>(way.tags()).get("highway") + "\"",
              "{\"type\":\"LineString\",\"coordinates\":[" + String.join(",", run) + "]}"));
    }
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":%s}"
        .formatted(properties, geometry);
  }

  private static String polygon(Geometry geometry) {
    return "{\"type\":\"Polygon\",\"coordinates\":[["
        + Arrays.stream(geometry.getCoordinates())
            .map(c -> "[" + c.x + "," + c.y + "]")
            .collect(Collectors.joining(","))
        + "]]}";
  }

  /** Four districts in web Mercator, which go on beyond the city. */
  private static String districts() {
    Reprojection mercator = Reprojection.between(Crs.CRS84, Crs.of("EPSG:3857"));
    Coordinate middle = city.centre();
    var features = new ArrayList<String>();
    for (double x : new double[] {city.getMinX() - APART, middle.x}) {
      for (double y : new double[] {city.getMinY() - APART, middle.y}) {
        double east = x == middle.x ? city.getMaxX() + APART : middle.x;
        double north = y == middle.y ? city.getMaxY() + APART : middle.y;
        Geometry box = mercator.densified(FACTORY.toGeometry(new Envelope(x, east, y, north)));
        features.add(feature("\"id\":\"d" + features.size() + "\"", polygon(box)));
      }
    }
    return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},\"features\":["
        + String.join(",", features)
        + "]}";
  }

  /** A garden of about 5 m x 5 m far from every street. */
  private static String pocket() {
    Geometry streets =
        FACTORY.buildGeometry(
            ways.stream()
                .map(
                    way ->
                        (Geometry)
                            FACTORY.createLineString(
                                IntStream.range(0, way.lon().length)
                                    .mapToObj(i -> new Coordinate(way.lon()[i], way.lat()[i]))
                                    .toArray(Coordinate[]::new)))
                .toList());
    for (double x = city.getMinX() + APART; x < city.getMaxX(); x += APART / 4) {
      for (double y = city.getMinY() + APART; y < city.getMaxY(); y += APART / 4) {
        Geometry garden = FACTORY.toGeometry(new Envelope(x, x + 5e-5, y, y + 5e-5));
        if (streets.distance(garden) > APART) {
          return "{\"type\":\"FeatureCollection\",\"features\":["
              + feature("\"leisure\":\"garden\"", polygon(garden))
              + "]}";
        }
      }
    }
    throw new IllegalStateException("Cannot find a place without a street in " + city);
  }

  private static List<String> codes() {
    return trial.query("select distinct code from issues").stream()
        .map(row -> row.replaceAll("^\\{\"code\":\"|\"}$", ""))
        .toList();
  }

  /** The messages of issues with one of some codes. */
  private static String message(String... codes) {
    String named = "'" + String.join("', '", codes) + "'";
    List<String> rows = trial.query("select message from issues where code in (" + named + ")");
    assertThat(rows).as(named + " of " + codes()).isNotEmpty();
    return String.join("\n", rows);
  }

  private static List<String> reasons(String cityId, String indicator) {
    return trial
        .query(
            "select distinct reason from indicator_values where city_id = '%s' and indicator_id = '%s' and year = 2020 and value is null"
                .formatted(cityId, indicator))
        .stream()
        .map(row -> row.replaceAll("^\\{\"reason\":\"|\"}$", ""))
        .toList();
  }

  private static double observed(String cityId, String variable) {
    return number(
        "select value as n from observations where "
            + of(cityId, variable)
            + " and zone_id is null");
  }

  private static String of(String cityId, String variable) {
    return "city_id = '%s' and variable = '%s' and extent_id = 'boundary' and year = 2020"
        .formatted(cityId, variable);
  }

  private static double number(String sql) {
    List<String> rows = trial.query(sql);
    assertThat(rows).as(sql).hasSize(1);
    return Double.parseDouble(rows.get(0).replaceAll("[^0-9.E+-]", ""));
  }
}
