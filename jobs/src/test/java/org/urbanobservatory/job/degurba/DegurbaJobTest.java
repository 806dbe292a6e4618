package org.urbanobservatory.job.degurba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.job.cli.Observatory;
import org.urbanobservatory.table.CanonicalParquet;

/** The command {@code degurba}: Belgium as the reference has it, and what it says of bad files. */
class DegurbaJobTest {
  private static final Crs MOLLWEIDE = Crs.of("ESRI:54009");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void belgiumAtLevel1AgreesCellByCell() throws IOException {
    assertThat(belgium("--level", "1")).as(err::toString).isZero();

    assertThat(classes()).isEqualTo(expected("expected_level1_R2023A_grid.csv.gz"));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("urban_centre      3   2145  6723773.9")
        .contains("urban_cluster     2   8797  9200861.0")
        .contains("rural             1  52837  4677460.8");
    assertThat(settlements("urban_cluster"))
        .allSatisfy(
            row -> assertThat(row.<Double>getAs("population")).isGreaterThanOrEqualTo(5000));
  }

  @Test
  void belgiumAtLevel2AgreesCellByCellAndHasThe33Centres() throws IOException {
    assertThat(belgium()).as(err::toString).isZero();

    assertThat(classes()).isEqualTo(expected("expected_level2_R2023A_grid.csv.gz"));
    List<Row> centres = settlements("urban_centre");
    assertThat(centres).hasSize(33);
    assertThat(sum(centres, "population")).isCloseTo(6_723_773.928, within(0.001));
    assertThat(centres.stream().mapToLong(row -> row.getAs("cells")).sum()).isEqualTo(2145);
    assertThat(settlements("urban_cluster")).isEmpty();
    assertThat(settlements("dense_urban_cluster").stream().mapToLong(r -> r.getAs("cells")).sum())
        .isEqualTo(1511);
    // A cell of 1 km2 of ESRI:54009 has 1.0013 km2 on the ellipsoid there.
    assertThat(sum(centres, "area_m2") / 2145e6).isCloseTo(1.0013, within(0.0003));
  }

  @Test
  void belgiumByR2022AHasTheKnownCounts() throws IOException {
    assertThat(belgium("--level", "1", "--parameters", "R2022A")).isZero();

    Map<Integer, Integer> counts = new TreeMap<>();
    for (byte code : classes()) {
      counts.merge((int) code, 1, Integer::sum);
    }
    assertThat(counts).isEqualTo(Map.of(3, 1808, 2, 9105, 1, 52866, 0, 2578));
  }

  /** Without the criterion of built-up land: the counts that the reference printed. */
  @Test
  void thresholdsAreArguments() throws IOException {
    assertThat(belgium("--level", "1", "--threshold", "min_built_up_share=1e9")).isZero();

    Map<Integer, Integer> counts = new TreeMap<>();
    for (byte code : classes()) {
      counts.merge((int) code, 1, Integer::sum);
    }
    assertThat(counts).isEqualTo(Map.of(3, 1815, 2, 9101, 1, 52863, 0, 2578));

    assertThat(belgium("--threshold", "centre_populaton=1")).isEqualTo(2);
    assertThat(said())
        .startsWith("Invalid threshold: 'centre_populaton' is none of centre_density, ")
        .contains("centre_population");
    assertThat(belgium("--threshold", "centre_density=many")).isEqualTo(2);
    assertThat(said())
        .isEqualTo("Invalid --threshold: Invalid centre_density: 'many' is not a number");
  }

  @Test
  void unitsAddUpToTheGrid() throws IOException {
    Path units = folder.resolve("units.geojson");
    Files.writeString(units, halvesOfBelgium(), StandardCharsets.UTF_8);

    assertThat(belgium("--units", units.toString(), "--unit-id", "code")).isZero();
    List<Row> rows = CanonicalParquet.read(ResultTables.UNITS, result("units.parquet"));
    assertThat(rows.stream().map(row -> row.<String>getAs("unit_id")).toList())
        .containsExactly("far", "north", "south");
    assertThat(sum(rows, "population"))
        .isCloseTo(6_723_773.928 + 9_200_861.0 + 4_677_460.8, within(0.2));
    for (Row row : rows.subList(1, 3)) {
      double shares =
          row.<Double>getAs("urban_centre_share")
              + row.<Double>getAs("urban_cluster_share")
              + row.<Double>getAs("rural_share");
      assertThat(shares).isCloseTo(1, within(1e-12));
    }
    assertThat(rows.get(0).<String>getAs("reason")).isEqualTo("outside_grid");
    assertThat(rows.get(0).<Integer>getAs("level_1")).isNull();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("1 of 3 units lie beside the grid or reach past it, for example far");
  }

  @Test
  void unitsHaveTheirClasses() throws IOException {
    Path population = city("pop.tif", 1000);
    Path units = folder.resolve("units.geojson");
    Files.writeString(
        units,
        collection(
            "ESRI:54009",
            square("city", 10, 10, 15, 15),
            square("land", 0, 20, 40, 40),
            square("half", 10, 10, 20, 15),
            square("desert", 30, 0, 35, 5)),
        StandardCharsets.UTF_8);

    assertThat(run("--population", population, "--units", units, "--unit-id", "code")).isZero();
    List<Row> rows = CanonicalParquet.read(ResultTables.UNITS, result("units.parquet"));
    assertThat(rows.stream().map(DegurbaJobTest::shown).toList())
        .containsExactly(
            "city 3 30 75000.0 1.0 people", "desert 1 11 0.0 1.0 land",
            "half 3 30 75250.0 1.0 people", "land 1 11 6000.0 1.0 people");
  }

  @Test
  void equalGridsGiveEqualFiles() throws IOException {
    Path population = city("pop.tif", 1000);
    run("--population", population);
    byte[] classes = Files.readAllBytes(result("classes.tif"));
    byte[] settlements = Files.readAllBytes(result("settlements.parquet"));
    run("--population", population);

    assertThat(Files.readAllBytes(result("classes.tif"))).isEqualTo(classes);
    assertThat(Files.readAllBytes(result("settlements.parquet"))).isEqualTo(settlements);
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThat(run("--population", folder.resolve("none.tif"))).isEqualTo(2);
    assertThat(said()).isEqualTo("Cannot read --population: there is no file " + at("none.tif"));
  }

  @Test
  void refusesLandThatEndsWherePeopleLive() throws IOException {
    Path population = city("pop.tif", 1000);
    Path land = folder.resolve("land.tif");
    GeoTiff.write(
        land,
        new Raster(new Lattice(2, 1, 1000, 40_000, 1000, 1000), new double[2]),
        MOLLWEIDE,
        TiffEncoding.deflated(TiffEncoding.Sample.BYTE));

    assertThat(run("--population", population, "--land", land)).isEqualTo(2);
    assertThat(said())
        .startsWith("Invalid --land: it has no value where ")
        .endsWith(" people live; give a grid that covers the population");
  }

  /** Cells of 250 m that lie in the cells of 1 km, and the same people in degrees. */
  @Test
  void finerCellsAreAddedUp() throws IOException {
    assertThat(run("--population", city("pop.tif", 1000))).as(err::toString).isZero();
    byte[] expected = classes();
    Map<String, Double> people = settled();
    assertThat(run("--population", fine("fine.tif", city("pop.tif", 1000), 4)))
        .as(err::toString)
        .isZero();

    assertThat(classesOf(GeoTiff.read(folder.resolve("pop.tif")).raster().lattice()))
        .isEqualTo(expected);
    settled().forEach((type, sum) -> assertThat(sum).isCloseTo(people.get(type), within(1e-6)));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--population has 160 x 160 cells of 250 x 250 from (0, 40000) in ESRI:54009")
        .contains("of 1000 x 1000");
  }

  @Test
  void peopleOfOtherSystemsAreAllThere() throws IOException {
    for (String crs : List.of("EPSG:4326", "EPSG:3857", "EPSG:32631")) {
      Path file = folder.resolve("other.tif");
      Lattice lattice =
          switch (crs) {
            case "EPSG:4326" -> new Lattice(60, 60, 3, 45, 1 / 120.0, 1 / 120.0);
            case "EPSG:3857" -> new Lattice(60, 60, 333_000, 5_600_000, 1000, 1000);
            default -> new Lattice(300, 300, 500_000, 5_000_000, 100, 100);
          };
      double[] people = new double[lattice.size()];
      Arrays.setAll(people, i -> i % 7 == 0 ? Double.NaN : i % 50);
      double all = Arrays.stream(people).filter(p -> !Double.isNaN(p)).sum();
      GeoTiff.write(
          file,
          new Raster(lattice, people),
          Crs.of(crs),
          TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
      out.reset();

      assertThat(run("--population", file, "--format", "json")).as(err::toString).isZero();
      double sum = 0;
      for (var group : new ObjectMapper().readTree(out.toByteArray()).path("cells")) {
        sum += group.path("population").asDouble();
      }
      assertThat(sum).as(crs).isCloseTo(all, within(1e-9 * all));
      assertThat(GeoTiff.header(result("classes.tif")).crs()).isEqualTo(MOLLWEIDE);
    }
  }

  @Test
  void landOfOtherCellsIsBroughtToThoseOfThePopulation() throws IOException {
    Path population = city("pop.tif", 1000);
    Path land = city("land.tif", 1000);
    Raster cells = GeoTiff.read(population).raster();
    double[] west = new double[cells.values().length];
    Arrays.setAll(west, i -> i % 40 < 20 ? 1 : 0.4);
    GeoTiff.write(
        land,
        new Raster(cells.lattice(), west),
        MOLLWEIDE,
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    assertThat(run("--population", population, "--land", land)).as(err::toString).isZero();
    byte[] expected = classes();

    assertThat(run("--population", population, "--land", split("split.tif", land, 4)))
        .as(err::toString)
        .isZero();
    assertThat(classes()).isEqualTo(expected);
  }

  @Test
  void refusesCellsLargerThan1Km2() throws IOException {
    assertThat(run("--population", city("large.tif", 2000))).isEqualTo(2);
    assertThat(said())
        .startsWith("Invalid --population: " + at("large.tif") + " has cells of 3.973 km2; ")
        .endsWith("larger ones do not say where people live: give a finer grid");
  }

  /** Cells cut in some on each side, with an equal part of the people each. */
  private Path fine(String name, Path file, int parts) throws IOException {
    return cut(name, file, parts, 1.0 / parts / parts);
  }

  private Path split(String name, Path file, int parts) throws IOException {
    return cut(name, file, parts, 1);
  }

  private Path cut(String name, Path file, int parts, double factor) {
    Raster whole = GeoTiff.read(file).raster();
    Lattice all = whole.lattice();
    var cells =
        new Lattice(
            all.columns() * parts,
            all.rows() * parts,
            all.west(),
            all.north(),
            all.cellWidth() / parts,
            all.cellHeight() / parts);
    double[] values = new double[cells.size()];
    for (int i = 0; i < values.length; i++) {
      int column = i % cells.columns() / parts;
      int row = i / cells.columns() / parts;
      values[i] = factor * whole.value(column, row);
    }
    Path written = folder.resolve(name);
    GeoTiff.write(
        written,
        new Raster(cells, values),
        MOLLWEIDE,
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    return written;
  }

  /** People of settlements by type. */
  private Map<String, Double> settled() throws IOException {
    Map<String, Double> people = new TreeMap<>();
    for (Row row : CanonicalParquet.read(ResultTables.SETTLEMENTS, result("settlements.parquet"))) {
      people.merge(row.getAs("kind"), row.<Double>getAs("population"), Double::sum);
    }
    return people;
  }

  @Test
  void refusesFilesThatAreNoRaster() throws IOException {
    Path text = Files.writeString(folder.resolve("text.tif"), "people");
    assertThat(run("--population", text)).isEqualTo(2);
    assertThat(said()).startsWith("Invalid --population: Cannot read raster " + text);
  }

  @Test
  void refusesValuesThatCannotBe() throws IOException {
    Path population = raster("minus.tif", 2, new double[] {5, -200});
    assertThat(run("--population", population)).isEqualTo(2);
    assertThat(said())
        .startsWith("Invalid --population: " + population + " holds -200.0 in row 1, column 2; ");

    Path people = raster("two.tif", 2, new double[] {5, 7});
    Path land = raster("land.tif", 2, new double[] {1, 1_000_000});
    assertThat(run("--population", people, "--land", land)).isEqualTo(2);
    assertThat(said()).endsWith("a share is 0 to 1; if these are square metres, say --areas m2");
    assertThat(result("classes.tif")).doesNotExist();
  }

  @Test
  void refusesUnitsWithoutTheColumn() throws IOException {
    Path units = folder.resolve("units.geojson");
    Files.writeString(
        units, collection("ESRI:54009", square("a", 0, 0, 2, 2)), StandardCharsets.UTF_8);

    Path people = city("pop.tif", 1000);
    assertThat(run("--population", people, "--units", units, "--unit-id", "cod")).isEqualTo(2);
    assertThat(said())
        .isEqualTo(
            "Invalid --unit-id: "
                + units
                + " has no column 'cod'; found: code; did you mean 'code'?");
    assertThat(run("--population", people, "--level", "3")).isEqualTo(2);
    assertThat(said()).isEqualTo("Invalid --level: 3 is neither 1 nor 2");
  }

  @Test
  void cellsWithoutAValueAreWater() throws IOException {
    assertThat(run("--population", raster("gap.tif", 3, new double[] {60, Double.NaN, 5})))
        .isZero();
    assertThat(classes()).containsExactly(12, 10, 11);
  }

  private int belgium(String... options) {
    Path data = SharedData.folder("degurba-belgium");
    Object[] all =
        new Object[] {
          "--population", data.resolve("POP.tif"),
          "--land", data.resolve("LAND.tif"),
          "--built-up", data.resolve("BUILT_S.tif"),
          "--areas", "m2"
        };
    Object[] joined = Arrays.copyOf(all, all.length + options.length);
    System.arraycopy(options, 0, joined, all.length, options.length);
    return run(joined);
  }

  private int run(Object... options) {
    out.reset();
    err.reset();
    String[] arguments = new String[options.length + 4];
    arguments[0] = "degurba";
    arguments[1] = "--quiet";
    arguments[2] = "--out";
    arguments[3] = folder.resolve("out").toString();
    for (int i = 0; i < options.length; i++) {
      arguments[4 + i] = options[i].toString();
    }
    return Observatory.commandLine(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  private Path at(String file) {
    return folder.resolve(file);
  }

  private Path result(String file) {
    return folder.resolve("out").resolve(file);
  }

  private byte[] classes() {
    double[] values = GeoTiff.read(result("classes.tif")).raster().values();
    byte[] classes = new byte[values.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (byte) values[i];
    }
    return classes;
  }

  /** The classes of some cells, which are among those of the result. */
  private byte[] classesOf(Lattice cells) {
    Raster all = GeoTiff.read(result("classes.tif")).raster();
    int west = (int) Math.rint((cells.west() - all.lattice().west()) / cells.cellWidth());
    int north = (int) Math.rint((all.lattice().north() - cells.north()) / cells.cellHeight());
    byte[] classes = new byte[cells.size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (byte) all.value(west + i % cells.columns(), north + i / cells.columns());
    }
    return classes;
  }

  private List<Row> settlements(String kind) throws IOException {
    return CanonicalParquet.read(ResultTables.SETTLEMENTS, result("settlements.parquet")).stream()
        .filter(row -> row.getAs("kind").equals(kind))
        .toList();
  }

  private static double sum(List<Row> rows, String column) {
    return rows.stream().mapToDouble(row -> row.<Double>getAs(column)).sum();
  }

  private static String shown(Row row) {
    return "%s %s %s %s %s %s"
        .formatted(
            row.getAs("unit_id"),
            row.getAs("level_1"),
            row.getAs("level_2"),
            row.getAs("population"),
            row.getAs("covered_share"),
            row.getAs("shares_of"));
  }

  /** A city of 5 x 5 cells in a plain where 10 people live in each cell west of column 30. */
  private Path city(String file, double cellM) {
    double[] people = new double[1600];
    for (int i = 0; i < people.length; i++) {
      int column = i % 40;
      int row = i / 40;
      people[i] = column < 30 ? 10 : 0;
      people[i] = row >= 25 && row < 30 && column >= 10 && column < 15 ? 3000 : people[i];
    }
    // Rows are counted from north, squares of units from south.
    Lattice lattice = new Lattice(40, 40, 0, 40 * cellM, cellM, cellM);
    GeoTiff.write(
        at(file),
        new Raster(lattice, people),
        MOLLWEIDE,
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    return at(file);
  }

  private Path raster(String file, int columns, double[] values) {
    Lattice lattice = new Lattice(columns, 1, 0, 1000, 1000, 1000);
    GeoTiff.write(
        at(file),
        new Raster(lattice, values),
        MOLLWEIDE,
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    return at(file);
  }

  private static String square(String code, int west, int south, int east, int north) {
    return """
        {"type": "Feature", "properties": {"code": "%s"}, "geometry": {"type": "Polygon",
         "coordinates": [[[%2$d, %3$d], [%4$d, %3$d], [%4$d, %5$d], [%2$d, %5$d], [%2$d, %3$d]]]}}"""
        .formatted(code, 1000 * west, 1000 * south, 1000 * east, 1000 * north);
  }

  private static String collection(String crs, String... features) {
    return """
        {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "%s"}},
         "features": [%s]}"""
        .formatted(crs, String.join(",", features));
  }

  /** The grid of Belgium in two halves, and a unit beside it. */
  private static String halvesOfBelgium() {
    return collection(
        "ESRI:54009",
        square("north", 187, 5925, 490, 6035),
        square("south", 187, 5816, 490, 5925),
        square("far", 0, 0, 10, 10));
  }

  private static byte[] expected(String file) throws IOException {
    Path path = SharedData.folder("degurba-belgium").resolve(file);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      String[] codes = text.strip().split("[,\\s]+");
      byte[] classes = new byte[codes.length];
      for (int i = 0; i < codes.length; i++) {
        classes[i] = Byte.parseByte(codes[i]);
      }
      return classes;
    }
  }
}
