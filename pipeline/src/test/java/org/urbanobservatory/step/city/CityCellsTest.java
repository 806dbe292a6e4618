package org.urbanobservatory.step.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.BuiltTown;
import org.urbanobservatory.step.CityMeasurement;
import org.urbanobservatory.step.WalkTown;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.StreetTables;
import org.urbanobservatory.table.Emission;

/** Display cells of extents that go on beyond the boundary. */
class CityCellsTest {
  private static final Place PLACE = new Place("XAV", "town");
  private static final double CELL_M = 250;
  private static final ExtentPlan BOUNDARY =
      new ExtentPlan("boundary", ExtentPlan.Kind.BOUNDARY, List.of(), Map.of());
  private static final ExtentPlan TOWN =
      new ExtentPlan("town", ExtentPlan.Kind.GIVEN, List.of("outline"), Map.of());

  private final WalkTown town = new WalkTown(7);
  private final List<SpatialInput> inputs = new ArrayList<>();

  @TempDir Path folder;

  private void add(
      SpatialInput.Kind kind, String id, String file, String text, Map<String, String> options)
      throws IOException {
    Path path = Files.writeString(folder.resolve(file), text);
    inputs.add(
        new SpatialInput(
            id, kind, file, path.toString(), 2020, "Made", null, List.of(), false, options));
  }

  /** Its edges lie inside of cells, so that rounding gives no slivers of the next ones. */
  private String outline() {
    return collection(feature(town.square(WalkTown.WEST + 5, WalkTown.SOUTH + 5, 1990, 1990), 1));
  }

  /** The town of 2 km around a boundary of 900 m, whose edges cut cells and blocks. */
  private void addTown(String people) throws IOException {
    add(SpatialInput.Kind.URBAN_POLYGONS, "outline", "outline.geojson", outline(), Map.of());
    if (people.equals("points")) {
      addPoints(Map.of());
    } else {
      addBlocks();
    }
    var schools = new StringBuilder("x,y\n");
    for (Coordinate school : WalkTown.places(12, 2)) {
      schools.append(String.format(Locale.ROOT, "%.9f,%.9f%n", school.x, school.y));
    }
    add(
        SpatialInput.Kind.FACILITIES,
        "schools",
        "schools.csv",
        schools.toString(),
        Map.of("x", "x", "y", "y", "crs", WalkTown.UTM, "distances_m", "500.0"));
  }

  private void addPoints(Map<String, String> options) throws IOException {
    var rows = new StringBuilder("x,y,people\n");
    List<Coordinate> homes = WalkTown.places(400, 1);
    for (int i = 0; i < homes.size(); i++) {
      rows.append(
          String.format(Locale.ROOT, "%.9f,%.9f,%d%n", homes.get(i).x, homes.get(i).y, 10 + i % 7));
    }
    var all = new TreeMap<>(options);
    all.putAll(Map.of("x", "x", "y", "y", "crs", WalkTown.UTM, "column", "people"));
    add(SpatialInput.Kind.POPULATION, "people", "people.csv", rows.toString(), all);
  }

  private void addBlocks() throws IOException {
    var features = new ArrayList<String>();
    for (int i = 0; i < 36; i++) {
      double west = WalkTown.WEST - 130 + 400 * (i % 6);
      double south = WalkTown.SOUTH - 130 + 400 * (i / 6);
      features.add(feature(town.square(west, south, 400, 400), 100 + 10 * i));
    }
    String blocks = collection(features.toArray(String[]::new));
    add(SpatialInput.Kind.POPULATION, "people", "people.geojson", blocks, Map.of("column", "n"));
  }

  private static String feature(Geometry polygon, int n) {
    var places = new ArrayList<String>();
    for (Coordinate at : polygon.getCoordinates()) {
      places.add("[%s,%s]".formatted(at.x, at.y));
    }
    return "{\"type\":\"Feature\",\"properties\":{\"n\":%d},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}"
        .formatted(n, places);
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private Map<String, List<Row>> measure(ExtentPlan... extents) throws IOException {
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
            WalkTown.UTM, List.of(), List.of(extents), inputs, 12, CELL_M, 1600, Map.of());
    var ingested = List.of(IngestedFeatures.of(PLACE, streets, town.ways()));
    Geometry boundary = town.square(WalkTown.WEST + 130, WalkTown.SOUTH + 130, 900, 900);
    var task = new CityTask(PLACE, boundary, List.of());
    var tables = new TreeMap<String, List<Row>>();
    new CityMeasurement(task, plan, StreetTables.load(), ingested)
        .measured()
        .forEachRemaining(
            packed ->
                Emission.rows(packed)
                    .forEachRemaining(
                        tables.computeIfAbsent(Emission.table(packed), t -> new ArrayList<>())
                            ::add));
    return tables;
  }

  private static List<Row> of(List<Row> rows, String extent) {
    return rows.stream().filter(row -> extent.equals(row.getAs("extent_id"))).toList();
  }

  private static double sum(List<Row> rows, String column) {
    return rows.stream()
        .map(row -> row.<Double>getAs(column))
        .filter(value -> value != null)
        .mapToDouble(value -> value)
        .sum();
  }

  private static double observed(Map<String, List<Row>> tables, String extent, String variable) {
    List<Row> found =
        of(tables.get("observations"), extent).stream()
            .filter(row -> variable.equals(row.getAs("variable")))
            .toList();
    assertThat(found).as(variable + " of " + extent).hasSize(1);
    return found.get(0).getAs("value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"points", "blocks"})
  void cellsOfEachExtentAddUpToItsObservations(String people) throws IOException {
    addTown(people);
    Map<String, List<Row>> tables = measure(BOUNDARY, TOWN);

    for (String extent : List.of("boundary", "town")) {
      List<Row> cells = of(tables.get("cells"), extent);
      List<Row> access =
          of(tables.get("cell_access"), extent).stream()
              .filter(row -> row.getAs("facility").equals("schools"))
              .toList();
      double population = observed(tables, extent, "extent_population");
      double apart = observed(tables, extent, "people_not_connected");
      assertThat(sum(cells, "population")).isCloseTo(population, within(1e-6));
      assertThat(sum(cells, "people_not_connected")).isCloseTo(apart, within(1e-6));
      assertThat(sum(access, "people")).isCloseTo(population, within(1e-6));
      assertThat(sum(access, "people_not_connected")).isCloseTo(apart, within(1e-6));
      assertThat(sum(access, "people_within_reach"))
          .isCloseTo(observed(tables, extent, "people_near_schools_500m"), within(1e-6))
          .isBetween(100.0, population - 1);
      assertThat(sum(cells, "area_m2"))
          .isCloseTo(observed(tables, extent, "extent_area_m2"), within(1e-3));
    }
    assertThat(sum(of(tables.get("cells"), "town"), "population"))
        .isGreaterThan(3 * sum(of(tables.get("cells"), "boundary"), "population"));
  }

  /** The cells of the boundary are what they are without the other extent. */
  @ParameterizedTest
  @ValueSource(strings = {"points", "blocks"})
  void otherExtentsChangeNoCellOfTheBoundary(String people) throws IOException {
    addTown(people);
    Map<String, List<Row>> both = measure(BOUNDARY, TOWN);
    Map<String, List<Row>> alone = measure(BOUNDARY);

    assertThat(texts(of(both.get("cells"), "boundary"))).isEqualTo(texts(alone.get("cells")));
    assertThat(texts(of(both.get("cell_access"), "boundary")))
        .isEqualTo(texts(alone.get("cell_access")))
        .isNotEmpty();
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream()
        .map(row -> row.getAs("cell_id") + " " + row.schema().fieldNames().length + values(row))
        .toList();
  }

  private static List<Object> values(Row row) {
    var values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i) instanceof byte[] wkb ? java.util.Arrays.hashCode(wkb) : row.get(i));
    }
    return values;
  }

  @Test
  void aCellIsTheSameSquareInEveryExtent() throws IOException, ParseException {
    addTown("points");
    Map<String, List<Row>> tables = measure(BOUNDARY, TOWN);
    SortedMap<String, Geometry> inTown = squares(of(tables.get("cells"), "town"));
    SortedMap<String, Geometry> inBoundary = squares(of(tables.get("cells"), "boundary"));

    assertThat(inTown.keySet()).hasSize(64).containsAll(inBoundary.keySet());
    assertThat(inBoundary).hasSize(25);
    inTown.forEach(
        (id, cell) -> assertThat(square(id).covers(cell.getEnvelopeInternal())).isTrue());
    inBoundary.forEach(
        (id, cell) -> {
          assertThat(cell.difference(inTown.get(id).buffer(0.01)).getArea()).as(id).isZero();
          assertThat(cell.getArea()).isLessThanOrEqualTo(inTown.get(id).getArea() + 0.01);
        });
  }

  private static SortedMap<String, Geometry> squares(List<Row> cells) throws ParseException {
    Reprojection toUtm = Reprojection.between(Crs.CRS84, Crs.of(WalkTown.UTM));
    var squares = new TreeMap<String, Geometry>();
    for (Row cell : cells) {
      Geometry drawn = new WKBReader().read(cell.<byte[]>getAs("geometry"));
      squares.put(cell.getAs("cell_id"), toUtm.densified(drawn));
    }
    return squares;
  }

  /** The square that an id names, a millimetre wider. */
  private static Envelope square(String id) {
    String[] north = id.substring("250mN".length()).split("E");
    double south = CELL_M * Long.parseLong(north[0]);
    double west = CELL_M * Long.parseLong(north[1]);
    var square = new Envelope(west, west + CELL_M, south, south + CELL_M);
    square.expandBy(0.001);
    return square;
  }

  @Test
  void smallCellsAreLeftOutOfTheExtentThatHoldsThem() throws IOException {
    addTown("points");
    inputs.removeIf(input -> input.id().equals("people"));
    addPoints(Map.of("min_cell_count", "60"));
    Map<String, List<Row>> tables = measure(BOUNDARY, TOWN);

    for (String extent : List.of("boundary", "town")) {
      List<Row> cells = of(tables.get("cells"), extent);
      List<Row> told = cells.stream().filter(c -> c.getAs("population") != null).toList();
      assertThat(told.size()).as(extent).isBetween(1, cells.size() - 2);
      assertThat(told).noneMatch(c -> between(c.<Double>getAs("population"), 0, 60));
      assertThat(of(tables.get("cell_access"), extent))
          .extracting(row -> row.<String>getAs("cell_id"))
          .doesNotContainAnyElementsOf(
              cells.stream()
                  .filter(c -> c.getAs("population") == null)
                  .map(c -> c.<String>getAs("cell_id"))
                  .toList());
    }
    assertThat(tables.get("issues"))
        .filteredOn(row -> "cells_withheld".equals(row.getAs("code")))
        .extracting(row -> row.<String>getAs("message"))
        .anyMatch(message -> message.contains(" of 25 cells of boundary "))
        .anyMatch(message -> message.contains(" of 64 cells of town "))
        .hasSize(2);
  }

  private static boolean between(double value, double low, double high) {
    return value > low && value < high;
  }

  @Test
  void cellsOfAConfidentialOutlineWouldDrawIt() throws IOException {
    addTown("points");
    inputs.removeIf(input -> input.id().equals("outline"));
    Map<String, String> confidential = Map.of("confidential", "true");
    add(SpatialInput.Kind.URBAN_POLYGONS, "outline", "secret.geojson", outline(), confidential);
    Map<String, List<Row>> tables = measure(BOUNDARY, TOWN);

    assertThat(of(tables.get("extents"), "town")).hasSize(1);
    assertThat(of(tables.get("cells"), "town")).isEmpty();
    assertThat(of(tables.get("cell_access"), "town")).isEmpty();
    assertThat(of(tables.get("cells"), "boundary")).hasSize(25);
  }

  /** A town that grows beyond its boundary, per year and in fixed limits. */
  @Test
  void everyYearOfAnExtentHasCellsInItsLimits() throws IOException {
    Raster before = BuiltTown.land(140);
    BuiltTown.fill(before, 0, 0, 20, 20, 1);
    Raster after = BuiltTown.land(140);
    BuiltTown.fill(after, 0, 0, 35, 25, 1);
    Raster people = BuiltTown.land(140);
    BuiltTown.fill(people, -5, -5, 60, 40, 3);
    BuiltTown.Measured measured =
        new BuiltTown(folder, BuiltTown.rectangle(-530, -1510, 1490, 470))
            .builtUp(2010, before)
            .builtUp(2020, after)
            .people(2010, people)
            .people(2020, people)
            .atlas(Map.of())
            .extent("built", ExtentPlan.Kind.BOUNDARY_BUILT_UP, Map.of())
            .setting("growth.extent", "fixed")
            .cells(300)
            .measure("A");

    var cells = new TreeMap<String, Double>();
    for (Row row : measured.of("cells")) {
      cells.merge(key(row), row.<Double>getAs("population"), Double::sum);
    }
    var extents = new TreeMap<String, Double>();
    for (Row row : measured.of("extents")) {
      extents.put(key(row), row.getAs("population"));
    }
    assertThat(extents.keySet())
        .contains("built 2010", "built 2020", "built_fixed 2010", "built_fixed 2020");
    assertThat(cells.keySet())
        .containsExactly(
            "atlas 2010",
            "atlas 2020",
            "atlas_fixed 2010",
            "atlas_fixed 2020",
            "boundary 2010",
            "boundary 2020");
    cells.forEach((key, sum) -> assertThat(sum).as(key).isCloseTo(extents.get(key), within(1e-4)));
    assertThat(cells.get("atlas_fixed 2010")).isGreaterThan(cells.get("atlas 2010"));
    assertThat(cells.get("atlas_fixed 2010")).isEqualTo(cells.get("atlas 2020"));
  }

  private static String key(Row row) {
    return row.getAs("extent_id") + " " + row.getAs("year");
  }

  @Test
  void tooManySquaresCostTheExtentItsCellsAlone() throws IOException {
    Raster people = BuiltTown.land(140);
    BuiltTown.fill(people, 0, 0, 20, 20, 3);
    BuiltTown.Measured measured =
        new BuiltTown(folder, BuiltTown.rectangle(0, -2500, 2500, 0))
            .people(2020, people)
            .cells(1)
            .setting("inequality.measures", "population_density")
            .measure("A");

    assertThat(measured.of("cells")).isEmpty();
    assertThat(measured.value("boundary", "extent_population", 2020)).isCloseTo(1200, within(0.1));
    assertThat(measured.message("too_many_cells"))
        .isEqualTo(
            "Invalid size of display cells: 1 m gives more than 4000000 squares over boundary of XAV/A, which has no rows in cells and cell_access. Give a larger grid_cell_m");
    assertThat(measured.of("absences"))
        .extracting(row -> row.<String>getAs("reason"))
        .contains("no_cells_with_population_density");
  }
}
