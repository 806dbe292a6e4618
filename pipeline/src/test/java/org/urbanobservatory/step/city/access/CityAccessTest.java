package org.urbanobservatory.step.city.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.CellTruth;
import org.urbanobservatory.step.CityMeasurement;
import org.urbanobservatory.step.WalkTown;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.StreetTables;
import org.urbanobservatory.table.Emission;

/** Walking access of a made town from files in several CRSs, held to one search from each place. */
class CityAccessTest {
  private static final Place PLACE = new Place("XAV", "town");
  private static final String NEAR_500 = "people_near_schools_500m";
  private static final String NEAR_1000 = "people_near_schools_1000m";

  private final WalkTown town = new WalkTown(7);
  private final List<Coordinate> homes = WalkTown.places(400, 1);
  private final List<Coordinate> schools = WalkTown.places(12, 2);
  private final Map<String, String> settings = new TreeMap<>();
  private final List<SpatialInput> inputs = new ArrayList<>();
  private boolean hasStreets = true;

  @TempDir Path folder;

  private static int people(int home) {
    return 10 + home % 7;
  }

  private static int women(int home) {
    return 5 + home % 3;
  }

  private void add(SpatialInput.Kind kind, String id, Path path, Map<String, String> options) {
    inputs.add(
        new SpatialInput(
            id,
            kind,
            path.getFileName().toString(),
            path.toString(),
            2020,
            "Source of " + id,
            null,
            List.of(),
            false,
            options));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file;
  }

  /** People at points in metres of UTM, all and women. */
  private void addPeople() throws IOException {
    var rows = new StringBuilder("east,north,people,women\n");
    for (int i = 0; i < homes.size(); i++) {
      rows.append(
          String.format(
              Locale.ROOT,
              "%.9f,%.9f,%d,%d%n",
              homes.get(i).x,
              homes.get(i).y,
              people(i),
              women(i)));
    }
    Path file = write("people.csv", rows.toString());
    Map<String, String> at = Map.of("x", "east", "y", "north", "crs", WalkTown.UTM);
    add(SpatialInput.Kind.POPULATION, "all", file, with(at, "column", "people"));
    add(SpatialInput.Kind.POPULATION, "women", file, with(with(at, "column", "women"), "sex", "F"));
  }

  private static Map<String, String> with(Map<String, String> options, String key, String value) {
    var all = new TreeMap<>(options);
    all.put(key, value);
    return all;
  }

  /** People of cells of 400 m, which begin 130 m off the boundary of the town. */
  private void addCells() throws IOException {
    var features = new ArrayList<String>();
    for (int i = 0; i < 36; i++) {
      double west = WalkTown.WEST - 130 + 400 * (i % 6);
      double south = WalkTown.SOUTH - 130 + 400 * (i / 6);
      features.add(feature(town.square(west, south, 400, 400), "people", 100 + 10 * i));
    }
    add(
        SpatialInput.Kind.POPULATION,
        "cells",
        write("cells.geojson", collection(features)),
        Map.of("column", "people"));
  }

  private void addSchools() throws IOException {
    var features = new ArrayList<String>();
    for (Coordinate school : schools) {
      double[] lonLat = town.lonLat(school);
      features.add(
          feature(new GeometryFactory().createPoint(new Coordinate(lonLat[0], lonLat[1])), "n", 1));
    }
    addSchools("schools.geojson", collection(features));
  }

  private void addSchools(String name, String text) throws IOException {
    add(
        SpatialInput.Kind.FACILITIES,
        "schools",
        write(name, text),
        Map.of("distances_m", "500.0,1000.0"));
  }

  /** Two districts whose line cuts cells and blocks. */
  private void addDistricts() throws IOException {
    var west = feature(town.square(WalkTown.WEST - 50, WalkTown.SOUTH - 50, 873, 2100), "z", 1);
    var east = feature(town.square(WalkTown.WEST + 823, WalkTown.SOUTH - 50, 1250, 2100), "z", 2);
    add(
        SpatialInput.Kind.ZONES,
        "districts",
        write("districts.geojson", collection(List.of(west, east))),
        Map.of("id_column", "z"));
  }

  private static String feature(Geometry geometry, String key, int value) {
    return "{\"type\":\"Feature\",\"properties\":{\"%s\":%d},\"geometry\":%s}"
        .formatted(key, value, json(geometry));
  }

  private static String json(Geometry geometry) {
    var places = new ArrayList<String>();
    for (Coordinate at : geometry.getCoordinates()) {
      places.add("[%s,%s]".formatted(at.x, at.y));
    }
    return geometry.getDimension() == 0
        ? "{\"type\":\"Point\",\"coordinates\":%s}".formatted(places.get(0))
        : "{\"type\":\"Polygon\",\"coordinates\":[%s]}".formatted(places);
  }

  private static String collection(List<String> features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  /** Everything that the town's task yields. */
  private Yield measure() throws IOException {
    var streets =
        new SpatialInput(
            "osm",
            SpatialInput.Kind.STREETS,
            "osm.pbf",
            "osm.pbf",
            2020,
            "Made",
            null,
            List.of(),
            false,
            Map.of());
    var plan =
        new MeasurePlan(
            WalkTown.UTM,
            List.of(),
            List.of(new ExtentPlan("boundary", ExtentPlan.Kind.BOUNDARY, List.of(), Map.of())),
            inputs,
            12,
            250,
            1600,
            settings);
    List<IngestedFeatures> ingested =
        hasStreets ? List.of(IngestedFeatures.of(PLACE, streets, town.ways())) : List.of();
    var task = new CityTask(PLACE, town.boundary(), List.of());
    return Yield.of(new CityMeasurement(task, plan, StreetTables.load(), ingested).measured());
  }

  /** The rows of one task by table. */
  private record Yield(Map<String, List<Row>> tables) {
    static Yield of(Iterator<Row> emitted) {
      Map<String, List<Row>> tables = new TreeMap<>();
      emitted.forEachRemaining(
          part ->
              Emission.rows(part)
                  .forEachRemaining(
                      row ->
                          tables
                              .computeIfAbsent(Emission.table(part), t -> new ArrayList<>())
                              .add(row)));
      return new Yield(tables);
    }

    List<Row> rows(String table) {
      return tables.getOrDefault(table, List.of());
    }

    List<Double> values(String variable, String sex, String zone) {
      return rows("observations").stream()
          .filter(r -> variable.equals(r.getAs("variable")) && sex.equals(r.getAs("sex")))
          .filter(r -> java.util.Objects.equals(zone, r.getAs("zone_id")))
          .map(r -> r.<Double>getAs("value"))
          .toList();
    }

    double value(String variable, String sex, String zone) {
      List<Double> values = values(variable, sex, zone);
      assertThat(values).as(variable + " " + sex + " " + zone).hasSize(1);
      return values.get(0);
    }

    double total(String variable) {
      return value(variable, "_T", null);
    }

    List<String> reasons(String variable) {
      return rows("absences").stream()
          .filter(r -> variable.equals(r.getAs("variable")))
          .map(r -> r.<String>getAs("reason"))
          .toList();
    }

    List<String> issues() {
      return rows("issues").stream().map(r -> r.<String>getAs("code")).toList();
    }

    double sum(String table, String column, String facility) {
      return rows(table).stream()
          .filter(r -> facility == null || facility.equals(r.getAs("facility")))
          .mapToDouble(r -> r.<Double>getAs(column))
          .sum();
    }
  }

  private double expected(double distanceM, java.util.function.IntUnaryOperator persons) {
    double near = 0;
    for (int i = 0; i < homes.size(); i++) {
      near += town.walk(homes.get(i), schools, 100) <= distanceM ? persons.applyAsInt(i) : 0;
    }
    return near;
  }

  @Test
  void peopleNearSchoolsAreThoseOfOneSearchFromEachHome() throws IOException {
    addPeople();
    addSchools();
    Yield yield = measure();
    assertThat(yield.total(NEAR_500)).isEqualTo(expected(500, CityAccessTest::people));
    assertThat(yield.total(NEAR_1000)).isEqualTo(expected(1000, CityAccessTest::people));
    assertThat(yield.value(NEAR_500, "F", null)).isEqualTo(expected(500, CityAccessTest::women));
    double apart = 0;
    for (int i = 0; i < homes.size(); i++) {
      apart += town.isConnected(homes.get(i), 100) ? 0 : people(i);
    }
    assertThat(yield.total(ExtentAccess.NOT_CONNECTED)).isEqualTo(apart);
    assertThat(yield.total(NEAR_500)).isBetween(500.0, yield.total(NEAR_1000) - 1);
  }

  @Test
  void straightLinesReachMoreThanStreets() throws IOException {
    addPeople();
    addSchools();
    addDistricts();
    Yield streets = measure();
    settings.put("access.distance", "straight_line");
    Yield straight = measure();
    for (String zone : new String[] {null, "1", "2"}) {
      assertThat(straight.value(NEAR_500, "_T", zone))
          .isGreaterThan(streets.value(NEAR_500, "_T", zone));
    }
    double near = 0;
    for (int i = 0; i < homes.size(); i++) {
      Coordinate home = homes.get(i);
      near += schools.stream().anyMatch(s -> s.distance(home) <= 500) ? people(i) : 0;
    }
    assertThat(straight.total(NEAR_500)).isEqualTo(near);
    assertThat(straight.values(ExtentAccess.NOT_CONNECTED, "_T", null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"points", "cells"})
  void zonesAndDisplayCellsAddUpToTheCity(String source) throws IOException {
    if (source.equals("points")) {
      addPeople();
    } else {
      addCells();
    }
    addSchools();
    addDistricts();
    Yield yield = measure();
    for (String variable : List.of(NEAR_500, NEAR_1000, ExtentAccess.NOT_CONNECTED)) {
      assertThat(yield.value(variable, "_T", "1") + yield.value(variable, "_T", "2"))
          .as(variable)
          .isCloseTo(yield.total(variable), within(1e-6));
    }
    double people = yield.total("extent_population");
    assertThat(yield.sum("cell_access", "people", "schools")).isCloseTo(people, within(1e-6));
    assertThat(yield.sum("cell_access", "people_within_reach", "schools.500m"))
        .isCloseTo(yield.total(NEAR_500), within(1e-6));
    assertThat(yield.sum("cell_access", "people_not_connected", "schools"))
        .isCloseTo(yield.sum("cells", "people_not_connected", null), within(1e-6));
    Map<String, Double> population = new TreeMap<>();
    yield.rows("cells").forEach(r -> population.put(r.getAs("cell_id"), r.getAs("population")));
    for (Row row : yield.rows("cell_access")) {
      assertThat(row.<Double>getAs("people"))
          .isCloseTo(population.get(row.<String>getAs("cell_id")), within(1e-6));
      assertThat(row.<Double>getAs("people_within_reach")).isBetween(0.0, row.getAs("people"));
    }
    assertCellsCarryTheSame(yield);
  }

  @Test
  void cellsSayWhatTheirHomesWalk() throws IOException {
    addPeople();
    addSchools();
    var walks = new ArrayList<CellTruth.Home>();
    for (int i = 0; i < homes.size(); i++) {
      double[] at = town.lonLat(homes.get(i));
      double metres = town.walk(homes.get(i), schools, 100);
      walks.add(new CellTruth.Home(new Coordinate(at[0], at[1]), people(i), metres));
    }
    var truth = new CellTruth(walks, 500, 1000);
    Yield yield = measure();

    int medians = truth.assertHeld(yield.rows("cells"), CityAccessTest::schoolsOf, 0.01);

    assertThat(medians).isGreaterThan(30);
  }

  private static CellTruth.Said schoolsOf(Row cell) {
    try {
      JsonNode said =
          new JsonMapper().readTree(cell.<String>getAs("facility_access")).path("schools");
      JsonNode metres = said.path("distance_m");
      return new CellTruth.Said(
          metres.isNumber() ? metres.doubleValue() : null,
          said.path("people_within_reach").doubleValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Table cells says of each declared kind what cell_access says in rows. */
  private static void assertCellsCarryTheSame(Yield yield) throws IOException {
    Map<String, JsonNode> schools = new TreeMap<>();
    for (Row cell : yield.rows("cells")) {
      String json = cell.getAs("facility_access");
      if (json != null) {
        schools.put(cell.getAs("cell_id"), new JsonMapper().readTree(json).path("schools"));
      }
    }
    int compared = 0;
    for (Row row : yield.rows("cell_access")) {
      JsonNode cell = schools.get(row.<String>getAs("cell_id"));
      if (row.getAs("facility").equals("schools")) {
        assertThat(cell.path("people_not_connected").asDouble())
            .isEqualTo(row.<Double>getAs("people_not_connected"));
        Double median = row.getAs("median_walking_distance_m");
        assertThat(cell.path("distance_m").isNull()).isEqualTo(median == null);
        assertThat(cell.path("distance_m").asDouble()).isEqualTo(median == null ? 0 : median);
      } else {
        compared++;
        assertThat(cell.path("people_within_reach").asDouble())
            .isLessThanOrEqualTo(row.<Double>getAs("people_within_reach"));
      }
    }
    assertThat(compared).isPositive().isEqualTo(2 * schools.size());
  }

  @Test
  void moreSchoolsNeverServeFewer() throws IOException {
    addCells();
    addSchools();
    double before = measure().total(NEAR_500);
    inputs.removeIf(i -> i.id().equals("schools"));
    schools.addAll(WalkTown.places(5, 3));
    addSchools();
    assertThat(measure().total(NEAR_500)).isGreaterThan(before);
  }

  @Test
  void aListWithoutSchoolsNearTheCityServesNobody() throws IOException {
    addPeople();
    addSchools("schools.geojson", collection(List.of(feature(point(2, 40), "n", 1))));
    Yield yield = measure();
    assertThat(yield.total(NEAR_500)).isZero();
    assertThat(yield.issues()).contains("no_facility_near_city");
  }

  private static Geometry point(double lon, double lat) {
    return new GeometryFactory().createPoint(new Coordinate(lon, lat));
  }

  @Test
  void aSchoolOffTheNetworkIsTold() throws IOException {
    addPeople();
    double[] near = town.lonLat(schools.get(0));
    // A kilometre east of the last street, inside of what is read.
    double[] far =
        town.lonLat(new Coordinate(WalkTown.WEST + WalkTown.SIDE_M + 1000, WalkTown.SOUTH + 1000));
    addSchools(
        "schools.geojson",
        collection(
            List.of(
                feature(point(near[0], near[1]), "n", 1), feature(point(far[0], far[1]), "n", 2))));
    Yield yield = measure();
    assertThat(yield.rows("issues"))
        .filteredOn(row -> row.getAs("code").equals("facility_off_network"))
        .extracting(row -> row.<String>getAs("message"))
        .containsExactly(
            String.format(
                java.util.Locale.ROOT,
                "Invalid facilities: 1 of 2 of schools in or near %s are more than 100.0 m from every walkable way, so nobody reaches them: feature 2; the first lies at %.5f, %.5f. Add the ways that lead there, correct the positions, or raise access.max_snap_m",
                PLACE,
                far[0],
                far[1]));
    assertThat(yield.total(NEAR_500)).isPositive();
    settings.put("access.distance", "straight_line");
    assertThat(measure().issues()).isEmpty();
  }

  @Test
  void aSchoolAtZeroIsRefusedAndCounted() throws IOException {
    addPeople();
    double[] at = town.lonLat(schools.get(0));
    addSchools(
        "schools.geojson",
        collection(List.of(feature(point(0, 0), "n", 1), feature(point(at[0], at[1]), "n", 2))));
    Yield yield = measure();
    assertThat(yield.issues()).contains("facility_at_0_0");
    Row counts =
        yield.rows("inputs").stream()
            .filter(r -> "schools".equals(r.getAs("input")))
            .findFirst()
            .orElseThrow();
    assertThat(counts.<Long>getAs("rows_read")).isEqualTo(2);
    assertThat(counts.<Long>getAs("rows_rejected")).isEqualTo(1);
    assertThat(yield.total(NEAR_500)).isPositive();
    assertThat(yield.rows("observations"))
        .filteredOn(row -> row.getAs("variable").equals(NEAR_500))
        .isNotEmpty()
        .allMatch(row -> row.<String>getAs("method").contains("(1 of 2 facilities refused)"));
  }

  @Test
  void aBrokenFileSaysNothing() throws IOException {
    addPeople();
    addSchools("schools.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{");
    Yield yield = measure();
    assertThat(yield.values(NEAR_500, "_T", null)).isEmpty();
    assertThat(yield.reasons(NEAR_500)).containsExactly(CityFacilities.UNUSABLE);
    assertThat(yield.total("extent_population")).isPositive();
  }

  @Test
  void withoutStreetsNobodyWalksButStraightLinesHold() throws IOException {
    hasStreets = false;
    addPeople();
    addSchools();
    Yield yield = measure();
    assertThat(yield.reasons(NEAR_500)).containsExactly(CityAccess.NO_STREETS);
    assertThat(yield.values(NEAR_500, "_T", null)).isEmpty();
    settings.put("access.distance", "straight_line");
    assertThat(measure().total(NEAR_500)).isPositive();
  }

  @Test
  void tooManyPeopleFarFromStreetsLeaveTheValueEmpty() throws IOException {
    addPeople();
    addSchools();
    settings.put("access.max_snap_m", "20");
    Yield yield = measure();
    assertThat(yield.values(NEAR_500, "_T", null)).isEmpty();
    assertThat(yield.values(NEAR_500, "F", null)).isEmpty();
    assertThat(yield.reasons(NEAR_500)).containsExactly("too_many_people_not_connected");
    assertThat(yield.total(ExtentAccess.NOT_CONNECTED))
        .isGreaterThan(0.05 * yield.total("extent_population"));
    assertThat(yield.issues()).contains("too_many_people_not_connected");
    settings.put("access.max_not_connected_share", "1");
    assertThat(measure().total(NEAR_500)).isPositive();
  }

  /** A school ground is entered where a street comes to it, on this side of the river alone. */
  @Test
  void groundsAreEnteredWhereStreetsCome() throws IOException {
    addPeople();
    var ground = town.square(WalkTown.WEST + 900, WalkTown.SOUTH + 900, 200, 200);
    addSchools("schools.geojson", collection(List.of(feature(ground, "n", 1))));
    double byGround = measure().total(NEAR_500);
    inputs.removeIf(i -> i.id().equals("schools"));
    Coordinate middle = new Coordinate(WalkTown.WEST + 1000, WalkTown.SOUTH + 1000);
    schools.clear();
    schools.add(middle);
    addSchools();
    assertThat(byGround).isGreaterThan(measure().total(NEAR_500));
  }
}
