package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.job.query.Query;
import org.urbanobservatory.job.release.ReleaseManifest.TableEntry;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/** The sample through the command line, held to what its generator knows. */
class SampleRunTest {
  private static CommandRun run;
  private static Released released;

  @BeforeAll
  static void runSample() throws IOException {
    run = SampleRun.shared();
    assertThat(run.status()).as(run.err()).isZero();
    released = run.released();
  }

  @Test
  void publishesAReleaseThatVerifies() throws IOException {
    assertThat(released.releases().verify(released.id())).isEmpty();
    assertThat(released.manifest().cities()).hasSize(6).allMatch(c -> c.reason() == null);
    assertThat(run.out()).contains("Published release " + released.id());
  }

  @Test
  void everyTableHasAFile() throws IOException {
    List<TableEntry> tables = released.manifest().tables();

    assertThat(tables).extracting(TableEntry::name).containsExactlyInAnyOrderElementsOf(names());
    assertThat(tables).allMatch(table -> !table.files().isEmpty());
  }

  private static Set<String> names() {
    return Tables.load().all().stream().map(TableSchema::name).collect(Collectors.toSet());
  }

  @Test
  void measuresAgreeWithTheGenerator() throws IOException {
    Map<String, Double> measured = released.cityTotals();
    List<String> truths = lines("measures.csv");
    var softly = new SoftAssertions();

    for (String truth : truths) {
      String[] cells = truth.split(",");
      String key = Released.key(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]));
      double value = Double.parseDouble(cells[4]);
      double tolerance = Double.parseDouble(cells[5]) * Math.abs(value);
      softly.assertThat(measured).containsKey(key);
      softly
          .assertThat(measured.getOrDefault(key, Double.NaN))
          .as(key)
          .isCloseTo(value, within(tolerance));
    }

    assertThat(truths).hasSizeGreaterThan(120);
    softly.assertAll();
  }

  /**
   * What is only noted may be more; what is warned of may not, but for people in the middle of
   * large blocks, who live more than 100 m from every street.
   */
  @Test
  void findsTheFaultsThatWerePlantedAndNoOther() throws IOException {
    List<String> planted =
        lines("expected_issues.csv").stream().map(line -> key(line.split(",", 4))).toList();
    List<String> found = new ArrayList<>();
    for (Row issue : released.rows("issues")) {
      String key = key(issue.getAs("code"), issue.getAs("input"), issue.getAs("location"));
      boolean isNoted =
          issue.getAs("severity").equals("info")
              || issue.getAs("code").equals("too_many_people_not_connected");
      if (!isNoted || planted.contains(key)) {
        found.add(key);
      }
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(planted);
  }

  private static String key(String... cells) {
    return cells[0] + " in " + cells[1] + " " + cells[2];
  }

  @Test
  void everyRowReadIsAcceptedOrRejected() throws IOException {
    List<Row> inputs = released.rows("inputs");

    assertThat(inputs)
        .allMatch(
            row ->
                row.<Long>getAs("rows_read")
                    == row.<Long>getAs("rows_accepted") + row.<Long>getAs("rows_rejected"))
        .allMatch(row -> row.<Long>getAs("rows_read") > 0)
        .allMatch(row -> row.getAs("sha256") != null);
    assertThat(inputs)
        .extracting(row -> row.<String>getAs("input"))
        .contains("cities", "statistics", "osm", "population_2015", "built_up_2020");
  }

  @Test
  void rejectedStatisticsAreThePlantedOnes() throws IOException {
    long planted = lines("expected_issues.csv").size();
    long rows = Files.readAllLines(SampleRun.folder().resolve("statistics.csv")).size() - 1L;

    Row statistics =
        released.rows("inputs").stream()
            .filter(row -> row.getAs("input").equals("statistics"))
            .findFirst()
            .orElseThrow();

    assertThat(statistics.<Long>getAs("rows_read")).isEqualTo(rows);
    assertThat(statistics.<Long>getAs("rows_rejected")).isEqualTo(planted);
    assertThat(released.observations().stream().filter(o -> "statistics".equals(o.input())))
        .hasSize((int) (rows - planted));
  }

  @Test
  void cellsAddUpToTheirExtent() throws IOException {
    Map<String, double[]> cells = new TreeMap<>();
    for (Row cell : released.rows("cells")) {
      double[] sums = cells.computeIfAbsent(extentKey(cell), k -> new double[2]);
      sums[0] += cell.<Double>getAs("area_m2");
      sums[1] += cell.getAs("population") == null ? 0 : cell.<Double>getAs("population");
    }
    var softly = new SoftAssertions();

    for (Row extent : extents("boundary")) {
      double[] sums = cells.getOrDefault(extentKey(extent), new double[2]);
      String key = extentKey(extent);
      softly
          .assertThat(sums[0])
          .as("area " + key)
          .isCloseTo(of(extent, "area_m2"), near(extent, "area_m2"));
      softly
          .assertThat(sums[1])
          .as("people " + key)
          .isCloseTo(of(extent, "population"), near(extent, "population"));
    }

    assertThat(cells).hasSize(12);
    softly.assertAll();
  }

  private static List<Row> extents(String id) throws IOException {
    return released.rows("extents").stream()
        .filter(row -> row.getAs("extent_id").equals(id))
        .toList();
  }

  private static double of(Row row, String column) {
    return row.<Double>getAs(column);
  }

  private static org.assertj.core.data.Offset<Double> near(Row row, String column) {
    return within(1e-4 * of(row, column));
  }

  private static String extentKey(Row row) {
    return Released.key(
        row.getAs("city_id"), row.getAs("extent_id"), "", row.<Integer>getAs("year"));
  }

  @Test
  void anIndicatorHasAValueOrAReason() throws IOException {
    for (String table : List.of("indicator_values", "country_indicator_values")) {
      assertThat(released.rows(table))
          .as(table)
          .isNotEmpty()
          .allMatch(row -> (row.getAs("value") == null) == (row.getAs("reason") != null));
    }
    for (String table : List.of("scores", "country_scores")) {
      assertThat(released.rows(table))
          .as(table)
          .isNotEmpty()
          .allMatch(row -> (row.getAs("score") == null) == (row.getAs("reason") != null));
    }
  }

  @Test
  void streetsAddUpToTheirLength() throws IOException {
    Map<String, Double> lengths = new TreeMap<>();
    for (Row street : released.rows("streets")) {
      lengths.merge(street.getAs("city_id"), street.<Double>getAs("length_m"), Double::sum);
    }
    Map<String, Double> totals = released.cityTotals();

    assertThat(lengths).hasSize(6);
    lengths.forEach(
        (city, length) -> {
          double measured = totals.get(Released.key(city, "boundary", "street_length_m", 2020));
          assertThat(length).as(city).isCloseTo(measured, within(1e-6 * measured));
        });
  }

  @Test
  void queryOpensEveryTable() throws IOException {
    for (TableEntry table : released.manifest().tables()) {
      var answer = new StringBuilder();
      Query.run(
          run.output().toString(),
          "select count(*) as n from \"" + table.name() + "\"",
          Query.Format.JSON,
          answer);
      assertThat(answer.toString().strip())
          .as(table.name())
          .isEqualTo("{\"n\":" + table.rows() + "}");
    }
  }

  @Test
  void queryJoinsTables() throws IOException {
    var answer = new StringBuilder();

    long rows =
        Query.run(
            run.output().toString(),
            "select c.name, s.score from scores s join cities c using (country_code, city_id)"
                + " where s.level = 'index' and s.year = 2020 order by c.name",
            Query.Format.JSON,
            answer);

    assertThat(rows).isEqualTo(6);
    assertThat(new TreeSet<>(answer.toString().lines().toList()))
        .hasSize(6)
        .noneMatch(line -> line.contains("null"));
  }

  private static List<String> lines(String truth) throws IOException {
    return Files.readAllLines(SampleRun.folder().resolve("truth").resolve(truth)).stream()
        .skip(1)
        .toList();
  }
}
