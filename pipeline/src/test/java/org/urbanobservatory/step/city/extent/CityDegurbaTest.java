package org.urbanobservatory.step.city.extent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.Belgium;
import org.urbanobservatory.step.CityMeasurement;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.FeaturesTask;
import org.urbanobservatory.step.ingest.IngestFeatures;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.StreetTables;
import org.urbanobservatory.table.Emission;

/** The extent {@code degurba} of cities of Belgium, measured as a run does it. */
class CityDegurbaTest {
  private static final int BRUSSELS_ROW = 63;
  private static final int BRUSSELS_COLUMN = 145;
  private static final double BRUSSELS_PEOPLE = 1_404_430.72;
  private static final int ANTWERP_ROW = 21;
  private static final int ANTWERP_COLUMN = 136;
  private static final double ANTWERP_PEOPLE = 767_443.309;

  @TempDir static Path folder;

  private Map<String, List<Row>> tables;

  @Test
  void brusselsIsTheCentreOfTheReferenceCellByCell() throws IOException {
    SortedSet<Integer> centre = Belgium.centre(BRUSSELS_ROW, BRUSSELS_COLUMN);
    assertThat(centre).hasSize(224);
    measure(city("brussels", Belgium.boxAround(centre)), plan(population(Belgium.population())));

    Row extent = extent("degurba");
    assertThat(cells(extent)).isEqualTo(centre);
    assertThat(extent.<Double>getAs("population")).isCloseTo(BRUSSELS_PEOPLE, withPercentage(0.01));
    assertThat(observed("degurba", "extent_population"))
        .isCloseTo(BRUSSELS_PEOPLE, withPercentage(0.01));
    // A cell of the sphere of ESRI:54009 has 1.0013 km2 of the ellipsoid in this latitude.
    assertThat(extent.<Double>getAs("area_m2")).isCloseTo(224e6 * 1.00134, withPercentage(0.01));
    assertThat(extent.<String>getAs("method"))
        .isEqualTo(
            "urban centre by the Degree of Urbanisation, R2023A, people of population of 2020, built-up share from 0.2 by built of 2020, land of land of 2020; centre_density=1500 centre_population=50000 min_built_up_share=0.2 smoothing=r2023a hole_cells=15 dense_density=1500 dense_population=5000 semi_dense_density=900 semi_dense_population=2500 semi_dense_distance=2 cluster_density=300 cluster_population=5000 rural_cluster_density=300 rural_cluster_population=500 low_density=50 water_land_share=0.5 unit_rules=july_2024");
    assertThat(issues()).isEmpty();
  }

  @Test
  void boundaryAndDisplayCellsHaveClasses() throws IOException {
    SortedSet<Integer> centre = Belgium.centre(BRUSSELS_ROW, BRUSSELS_COLUMN);
    measure(city("brussels", Belgium.boxAround(centre)), plan(population(Belgium.population())));

    Row boundary = extent("boundary");
    assertThat(boundary.<Integer>getAs("degurba_level_1")).isEqualTo(3);
    assertThat(boundary.<Integer>getAs("degurba_level_2")).isEqualTo(30);
    assertThat(extent("degurba").<Integer>getAs("degurba_level_1")).isNull();
    Map<Integer, Double> km2 = new TreeMap<>();
    for (Row cell : displayCells("boundary")) {
      km2.merge(cell.getAs("urban_class"), cell.<Double>getAs("area_m2") / 1e6, Double::sum);
    }
    assertThat(km2.get(30)).isCloseTo(224, within(12.0));
    assertThat(km2.values().stream().mapToDouble(v -> v).sum())
        .isCloseTo(boundary.<Double>getAs("area_m2") / 1e6, within(1e-6));
    assertThat(km2.keySet()).isSubsetOf(10, 11, 12, 13, 21, 22, 23, 30);
    assertThat(people(displayCells("boundary")))
        .isCloseTo(boundary.<Double>getAs("population"), withPercentage(1e-5));
  }

  private List<Row> displayCells(String extent) {
    return tables.get("cells").stream()
        .filter(cell -> extent.equals(cell.getAs("extent_id")))
        .toList();
  }

  private static double people(List<Row> cells) {
    return cells.stream().mapToDouble(cell -> cell.<Double>getAs("population")).sum();
  }

  @Test
  void centreFarBeyondTheBoundaryIsWholeAndSoAreItsPeople() throws IOException {
    SortedSet<Integer> centre = Belgium.centre(ANTWERP_ROW, ANTWERP_COLUMN);
    assertThat(centre).hasSize(340);
    Geometry corner =
        Belgium.box(ANTWERP_COLUMN - 1, ANTWERP_ROW - 1, ANTWERP_COLUMN + 1, ANTWERP_ROW + 1);
    measure(city("antwerp", corner), plan(population(Belgium.population())));

    assertThat(cells(extent("degurba"))).isEqualTo(centre);
    assertThat(extent("degurba").<Double>getAs("population"))
        .isCloseTo(ANTWERP_PEOPLE, withPercentage(0.01));
    assertThat(codes()).containsExactly("urban_centre_mostly_outside");
    List<Row> cells = displayCells("degurba");
    assertThat(people(cells))
        .isCloseTo(observed("degurba", "extent_population"), withPercentage(1e-5))
        .isGreaterThan(10 * people(displayCells("boundary")));
    assertThat(cells.stream().mapToDouble(cell -> cell.<Double>getAs("area_m2")).sum())
        .isCloseTo(extent("degurba").<Double>getAs("area_m2"), within(1.0));
    assertThat(cells)
        .filteredOn(cell -> cell.<Double>getAs("area_m2") > 700_000)
        .hasSizeGreaterThan(200)
        .allMatch(cell -> cell.<Integer>getAs("urban_class") == 30);
  }

  /** The network is read 1,600 m beyond the extent, however far it goes beyond the boundary. */
  @Test
  void streetsAreReadAsFarAsTheCentreGoes() throws IOException {
    SortedSet<Integer> centre = Belgium.centre(ANTWERP_ROW, ANTWERP_COLUMN);
    Geometry corner =
        Belgium.box(ANTWERP_COLUMN - 1, ANTWERP_ROW - 1, ANTWERP_COLUMN + 1, ANTWERP_ROW + 1);
    CityTask antwerp = city("antwerp", corner);
    SpatialInput streets =
        input("streets", SpatialInput.Kind.STREETS, street(centre.last()), Map.of());
    MeasurePlan plan = with(streets, plan(population(Belgium.population())));
    List<IngestedFeatures> near = new ArrayList<>();
    IngestFeatures.read(
            new FeaturesTask(
                streets,
                streets.bytesFor("antwerp"),
                streets.path(),
                List.of(
                    FeaturesTask.CityEnvelope.around(
                        antwerp.place(), corner.getEnvelopeInternal(), 11_600))))
        .forEachRemaining(near::add);
    near.removeIf(features -> features.place() == null);
    assertThat(near).allMatch(features -> features.ways().isEmpty());

    measure(antwerp, plan, near);

    assertThat(observed("degurba", "street_length_m")).isCloseTo(500, withPercentage(1));
  }

  /** A street of 500 m in a cell of Belgium. */
  private static Path street(int cell) throws IOException {
    int columns = Belgium.lattice().columns();
    Geometry box = Belgium.box(cell % columns, cell / columns, cell % columns, cell / columns);
    double lon = box.getCentroid().getX();
    double lat = box.getCentroid().getY();
    String line =
        "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {},"
            + " \"geometry\": {\"type\": \"LineString\", \"coordinates\": [[%s, %s], [%s, %s]]}}]}";
    return Files.writeString(
        folder.resolve("street.geojson"), line.formatted(lon, lat - 0.00225, lon, lat + 0.00225));
  }

  private static MeasurePlan with(SpatialInput streets, MeasurePlan plan) {
    List<SpatialInput> inputs = new ArrayList<>(plan.inputs());
    inputs.add(streets);
    return new MeasurePlan(
        null, plan.reportingYears(), plan.extents(), inputs, 12, 1000, 1600, Map.of());
  }

  private static MeasurePlan with(Map<String, String> options, MeasurePlan plan) {
    List<ExtentPlan> extents = new ArrayList<>();
    for (ExtentPlan extent : plan.extents()) {
      var all = new TreeMap<>(extent.options());
      all.putAll(extent.kind() == ExtentPlan.Kind.DEGURBA ? options : Map.of());
      extents.add(new ExtentPlan(extent.id(), extent.kind(), extent.inputs(), all));
    }
    return new MeasurePlan(
        null, plan.reportingYears(), extents, plan.inputs(), 12, 1000, 1600, Map.of());
  }

  @Test
  void theUnitCanBeTheCity() throws IOException {
    Geometry unitBox = Belgium.boxAround(Belgium.centre(BRUSSELS_ROW, BRUSSELS_COLUMN));
    Map<String, String> unit = Map.of("city", "unit");
    measure(city("brussels", unitBox), with(unit, plan(population(Belgium.population()))));

    assertThat(extent("degurba").<Double>getAs("area_m2"))
        .isEqualTo(extent("boundary").<Double>getAs("area_m2"));
    assertThat(extent("degurba").<String>getAs("method"))
        .startsWith("administrative unit that is a city by the Degree of Urbanisation, R2023A");
    assertThat(issues()).isEmpty();

    Geometry country = Belgium.box(20, 150, 30, 160);
    measure(city("village", country), with(unit, plan(population(Belgium.population()))));

    assertThat(extents()).containsExactly("boundary");
    assertThat(codes()).containsExactly("unit_not_a_city");
  }

  @Test
  void thresholdsAreOptions() throws IOException {
    SortedSet<Integer> centre = Belgium.centre(BRUSSELS_ROW, BRUSSELS_COLUMN);
    MeasurePlan plan = plan(population(Belgium.population()));
    measure(
        city("brussels", Belgium.boxAround(centre)),
        with(Map.of("centre_density", "4000", "smoothing", "none"), plan));

    assertThat(cells(extent("degurba")).size()).isBetween(50, 200);
    assertThat(extent("degurba").<String>getAs("method"))
        .contains("centre_density=4000 ", "smoothing=none", "centre_population=50000");

    measure(
        city("brussels", Belgium.boxAround(centre)),
        with(Map.of("centre_population", "2000000"), plan));
    assertThat(codes()).containsExactly("no_urban_centre");
  }

  @Test
  void twoCitiesInOneCentreAreNamedAndTheOneWithMorePeopleHasIt() throws IOException {
    SortedSet<Integer> centre = Belgium.centre(BRUSSELS_ROW, BRUSSELS_COLUMN);
    Envelope box = Belgium.boxAround(centre).getEnvelopeInternal();
    double cut = box.getMinX() + 0.4 * box.getWidth();
    Geometry west = box(box.getMinX(), cut, box);
    Geometry east = box(cut, box.getMaxX(), box);
    MeasurePlan plan = plan(population(Belgium.population()));
    measure(new CityTask(place("east"), east, List.of(neighbour("west", west))), plan);
    assertThat(cells(extent("degurba"))).isEqualTo(centre);
    assertThat(codes()).containsExactly("urban_centre_shared");
    assertThat(issues().get(0)).contains("BEL/east holds").contains("the most; others: BEL/west");

    measure(new CityTask(place("west"), west, List.of(neighbour("east", east))), plan);
    assertThat(extents()).containsExactly("boundary");
    assertThat(codes()).containsExactly("urban_centre_of_other_city");
    assertThat(issues().get(0))
        .contains("Cannot delineate degurba of BEL/west")
        .contains("BEL/east holds")
        .contains("BEL/west");
  }

  @Test
  void placeWithoutACentreHasNoExtentButClasses() throws IOException {
    measure(
        city("ardennes", Belgium.box(200, 150, 209, 159)), plan(population(Belgium.population())));

    assertThat(extents()).containsExactly("boundary");
    assertThat(codes()).containsExactly("no_urban_centre");
    assertThat(extent("boundary").<Integer>getAs("degurba_level_1")).isEqualTo(1);
    assertThat(extent("boundary").<Integer>getAs("degurba_level_2")).isBetween(11, 13);
    assertThat(tables.get("cells")).allMatch(cell -> cell.getAs("urban_class") != null);
  }

  @Test
  void rasterMustReachTenKilometresPastTheBoundary() throws IOException {
    Geometry nearEdge = Belgium.box(9, 100, 14, 105);
    measure(city("edge", nearEdge), plan(population(Belgium.population())));
    assertThat(extents()).containsExactly("boundary");
    assertThat(codes()).containsExactly("grid_ends_near_city");
    assertThat(extent("boundary").<Integer>getAs("degurba_level_1")).isNull();
  }

  /**
   * The other grid mixes neighbours, so cells near a threshold may change sides: one of 1,496
   * people per km2 at the edge of the centre has nine more behind it. The bounds hold what is
   * found, 255 cells where the reference has 224; which cells changed sides is not traced.
   */
  @Test
  void peopleOfAnotherGridGiveNearlyTheSameCity() throws IOException {
    SortedSet<Integer> centre = Belgium.centre(BRUSSELS_ROW, BRUSSELS_COLUMN);
    Geometry boundary = Belgium.boxAround(centre);
    SpatialInput national = population(inLambert(boundary));
    measure(city("brussels", boundary), plan(national));

    SortedSet<Integer> found = cells(extent("degurba"));
    var both = new TreeSet<>(found);
    both.retainAll(centre);
    assertThat(both.size()).isGreaterThan(215);
    assertThat(found.size()).isBetween(215, 260);
    assertThat(extent("degurba").<Double>getAs("population"))
        .isCloseTo(BRUSSELS_PEOPLE, withPercentage(5));
  }

  @Test
  void peopleAtPointsAreNoGrid() throws IOException {
    Path points = folder.resolve("points.csv");
    Files.writeString(points, "x,y,people\n4.35,50.85,1000\n");
    var input =
        new SpatialInput(
            "points",
            SpatialInput.Kind.POPULATION,
            "points.csv",
            points.toString(),
            2020,
            "Census",
            null,
            List.of(),
            false,
            Map.of(
                "quantity", "count", "x", "x", "y", "y", "crs", "OGC:CRS84", "column", "people"));
    measure(city("brussels", Belgium.box(144, 66, 148, 70)), plan(input));
    assertThat(extents()).containsExactly("boundary");
    assertThat(codes()).containsExactly("population_not_a_raster");
  }

  @Test
  void landThatIsNoShareCostsTheExtent() throws IOException {
    SpatialInput metres =
        input(
            "land",
            SpatialInput.Kind.LAND,
            Belgium.population().resolveSibling("LAND.tif"),
            Map.of());
    measure(
        city("brussels", Belgium.box(144, 66, 148, 70)),
        plan(population(Belgium.population()), built(), metres));
    assertThat(extents()).containsExactly("boundary");
    assertThat(codes()).containsExactly("land_not_a_share");
    assertThat(issues().get(0))
        .startsWith("Invalid share of land: land holds 818428.0 near BEL/brussels");
  }

  @Test
  void builtUpLandThatMissesTheCityCostsTheExtent() throws IOException {
    Path elsewhere = folder.resolve("elsewhere.tif");
    GeoTiff.write(
        elsewhere,
        new Raster(new Lattice(2, 2, 9_000_000, 1_000_000, 1000, 1000), new double[4]),
        WorkingGrid.MOLLWEIDE,
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    SpatialInput built =
        input("built", SpatialInput.Kind.BUILT_UP, elsewhere, Map.of("value", "binary"));
    measure(
        city("brussels", Belgium.box(144, 66, 148, 70)),
        plan(population(Belgium.population()), built, land()));
    assertThat(extents()).containsExactly("boundary");
    assertThat(codes()).contains("built_up_does_not_cover_city");
  }

  /** People of a window as cells of 250 m of the national grid of Belgium. */
  private static Path inLambert(Geometry around) {
    GridRaster people = GeoTiff.read(Belgium.population());
    Crs lambert = Crs.of("EPSG:31370");
    Envelope window =
        Reprojection.between(Crs.CRS84, lambert).envelope(around.getEnvelopeInternal());
    window.expandBy(16_000);
    WorkingGrid grid = WorkingGrid.around(window, lambert, 250);
    Path file = folder.resolve("lambert.tif");
    GeoTiff.write(
        file,
        grid.counts(people.raster(), people.crs()).raster(),
        lambert,
        new TiffEncoding(TiffEncoding.Sample.FLOAT64, TiffEncoding.Compression.DEFLATE, -1.0));
    return file;
  }

  private static Geometry box(double west, double east, Envelope rest) {
    var box = new Envelope(west, east, rest.getMinY(), rest.getMaxY());
    return new GeometryFactory().toGeometry(box);
  }

  private static Place place(String id) {
    return new Place("BEL", id);
  }

  private static CityTask city(String id, Geometry lonLat) {
    return new CityTask(place(id), lonLat, List.of());
  }

  private static CityTask.Neighbour neighbour(String id, Geometry lonLat) {
    return new CityTask.Neighbour(place(id), lonLat);
  }

  private static SpatialInput population(Path file) {
    return input("population", SpatialInput.Kind.POPULATION, file, Map.of("quantity", "count"));
  }

  private static SpatialInput built() {
    return input(
        "built",
        SpatialInput.Kind.BUILT_UP,
        Belgium.shares("BUILT_S.tif", folder),
        Map.of("value", "share", "threshold", "0.5"));
  }

  private static SpatialInput land() {
    return input("land", SpatialInput.Kind.LAND, Belgium.shares("LAND.tif", folder), Map.of());
  }

  private static SpatialInput input(
      String id, SpatialInput.Kind kind, Path file, Map<String, String> options) {
    return new SpatialInput(
        id,
        kind,
        file.getFileName().toString(),
        file.toString(),
        2020,
        "GHSL",
        null,
        List.of(),
        false,
        options);
  }

  private static MeasurePlan plan(SpatialInput population) {
    return plan(population, built(), land());
  }

  private static MeasurePlan plan(SpatialInput population, SpatialInput built, SpatialInput land) {
    var degurba =
        new ExtentPlan(
            "degurba",
            ExtentPlan.Kind.DEGURBA,
            List.of(population.id()),
            Map.of("built_up", built.id(), "land", land.id()));
    var boundary = new ExtentPlan("boundary", ExtentPlan.Kind.BOUNDARY, List.of(), Map.of());
    return new MeasurePlan(
        null,
        List.of(2020),
        List.of(boundary, degurba),
        List.of(population, built, land),
        12,
        1000,
        1600,
        Map.of());
  }

  private void measure(CityTask task, MeasurePlan plan) throws IOException {
    measure(task, plan, List.of());
  }

  private void measure(CityTask task, MeasurePlan plan, List<IngestedFeatures> near)
      throws IOException {
    tables = new TreeMap<>();
    new CityMeasurement(task, plan, StreetTables.load(), near)
        .measured()
        .forEachRemaining(
            emitted ->
                Emission.rows(emitted)
                    .forEachRemaining(
                        row ->
                            tables
                                .computeIfAbsent(Emission.table(emitted), t -> new ArrayList<>())
                                .add(row)));
  }

  private List<String> extents() {
    return tables.get("extents").stream().map(r -> r.<String>getAs("extent_id")).toList();
  }

  private Row extent(String id) {
    return tables.get("extents").stream()
        .filter(r -> r.getAs("extent_id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private double observed(String extent, String variable) {
    return tables.get("observations").stream()
        .filter(r -> r.getAs("extent_id").equals(extent) && r.getAs("variable").equals(variable))
        .mapToDouble(r -> r.<Double>getAs("value"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> issues() {
    return tables.getOrDefault("issues", List.of()).stream()
        .map(r -> r.<String>getAs("message"))
        .toList();
  }

  private List<String> codes() {
    return tables.getOrDefault("issues", List.of()).stream()
        .map(r -> r.<String>getAs("code"))
        .toList();
  }

  /** The cells of the grid of Belgium whose middle lies in a published extent. */
  private static SortedSet<Integer> cells(Row extent) {
    Geometry mollweide =
        Reprojection.between(Crs.CRS84, WorkingGrid.MOLLWEIDE).densified(read(extent));
    Lattice lattice = Belgium.lattice();
    var middles = new org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator(mollweide);
    var cells = new TreeSet<Integer>();
    for (int cell = 0; cell < lattice.size(); cell++) {
      double x = lattice.x(cell % lattice.columns()) + 500;
      double y = lattice.y(cell / lattice.columns()) - 500;
      if (middles.locate(new org.locationtech.jts.geom.Coordinate(x, y))
          == org.locationtech.jts.geom.Location.INTERIOR) {
        cells.add(cell);
      }
    }
    assertThat(mollweide.getArea()).isCloseTo(1e6 * cells.size(), withPercentage(1));
    return cells;
  }

  private static Geometry read(Row extent) {
    try {
      return new WKBReader().read(extent.<byte[]>getAs("geometry"));
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
