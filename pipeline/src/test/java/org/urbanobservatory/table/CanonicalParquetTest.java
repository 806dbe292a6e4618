package org.urbanobservatory.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

class CanonicalParquetTest {
  private static final TableSchema OBSERVATIONS = Tables.load().table("observations");
  private static SparkSession spark;

  @TempDir Path folder;

  @BeforeAll
  static void startSpark() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 3)
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  /** Rows with repeated text, nulls and many distinct numbers, so that all encodings occur. */
  static List<Row> rows(int count) {
    return IntStream.range(0, count).mapToObj(CanonicalParquetTest::row).toList();
  }

  private static Row row(int i) {
    String city = i % 7 == 0 ? null : "city-" + i % 5;
    return Rows.of(
        new Observation(
            new Place("XAV", city),
            "boundary",
            "v" + i,
            1990 + i % 30,
            Breakdown.TOTAL,
            null,
            null,
            i / 3.0,
            "PERSONS",
            i % 2 == 0 ? null : 0.5,
            "A",
            "S\u00e3o Paulo",
            "in",
            (long) i));
  }

  /** Writes the rows in a JVM of its own. */
  public static void main(String[] arguments) throws Exception {
    CanonicalParquet.write(OBSERVATIONS, rows(20_000), Path.of(arguments[0]));
  }

  @Test
  void rowsComeBackInTheOrderOfTheKey() throws Exception {
    List<Row> rows = new ArrayList<>(rows(500));
    Collections.shuffle(rows, new Random(1));
    Path file = folder.resolve("part-00000.parquet");

    assertThat(CanonicalParquet.write(OBSERVATIONS, rows, file)).isEqualTo(500);

    List<Row> expected = rows.stream().sorted(new KeyOrder(OBSERVATIONS)).toList();
    assertThat(CanonicalParquet.read(OBSERVATIONS, file)).isEqualTo(expected);
    assertThat(CanonicalParquet.rowCount(Folder.of(folder), "part-00000.parquet")).isEqualTo(500);
    assertThat(Folder.of(folder).files("")).containsExactly("part-00000.parquet");
  }

  @Test
  void permutedRowsGiveTheSameBytes() throws Exception {
    List<Row> rows = new ArrayList<>(rows(20_000));
    byte[] first = written(rows);
    Collections.shuffle(rows, new Random(2));
    assertThat(written(rows)).isEqualTo(first);
  }

  /** A city's task writes observations while another writes issues, whose value is a text. */
  @Test
  void filesOfTwoTablesThatAreWrittenAtOnceKeepTheirBytes() throws Exception {
    TableSchema issues = Tables.load().table("issues");
    List<Row> faults =
        IntStream.range(0, 200)
            .mapToObj(i -> InputRows.of(Issue.kept("code", "in", "line " + i, "message " + i)))
            .toList();
    List<Row> rows = rows(200);
    byte[] observed = written(rows);
    byte[] reported = bytes(issues, faults, folder.resolve("issues.parquet"));
    List<String> differing =
        IntStream.range(0, 400)
            .parallel()
            .filter(i -> !isWritten(i, i % 2 == 0 ? observed : reported, rows, faults))
            .mapToObj(Integer::toString)
            .toList();
    assertThat(differing).isEmpty();
  }

  private boolean isWritten(int run, byte[] expected, List<Row> rows, List<Row> faults) {
    Path file = folder.resolve("at-once-" + run + ".parquet");
    boolean isObserved = run % 2 == 0;
    TableSchema table = isObserved ? OBSERVATIONS : Tables.load().table("issues");
    try {
      return Arrays.equals(expected, bytes(table, isObserved ? rows : faults, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(TableSchema table, List<Row> rows, Path file) throws IOException {
    CanonicalParquet.write(table, rows, file);
    return Files.readAllBytes(file);
  }

  @Test
  void anotherJvmGivesTheSameBytes() throws Exception {
    byte[] here = written(rows(20_000));
    for (String hash : List.of("2", "4")) {
      Path file = folder.resolve("child.parquet");
      runChild(file, hash);
      assertThat(Files.readAllBytes(file)).as("identity hash mode %s", hash).isEqualTo(here);
    }
  }

  @Test
  void oneAndThreePartitionsGiveTheSameBytesAndSparkReadsThem() throws Exception {
    Dataset<Row> rows = spark.createDataFrame(rows(3_000), OBSERVATIONS.structType());
    byte[] one = written(rows.coalesce(1).collectAsList());
    assertThat(written(rows.repartition(3).collectAsList())).isEqualTo(one);

    Path file = Files.write(folder.resolve("spark.parquet"), one);
    Dataset<Row> read = spark.read().parquet(file.toString());
    assertThat(read.columns()).isEqualTo(OBSERVATIONS.structType().fieldNames());
    assertThat(
            spark.read().schema(OBSERVATIONS.structType()).parquet(file.toString()).collectAsList())
        .isEqualTo(CanonicalParquet.read(OBSERVATIONS, file));
  }

  static Stream<TableSchema> tables() {
    return Tables.load().all().stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableWithoutRowsIsAValidFile(TableSchema table) throws Exception {
    Path file = folder.resolve("part-00000.parquet");
    CanonicalParquet.write(table, List.of(), file);
    assertThat(CanonicalParquet.read(table, file)).isEmpty();
    assertThat(spark.read().parquet(file.toString()).count()).isZero();
  }

  @Test
  void theFooterHoldsNothingOfTheRun() throws Exception {
    Path file = folder.resolve("part-00000.parquet");
    CanonicalParquet.write(OBSERVATIONS, rows(10), file);
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      var footer = reader.getFooter().getFileMetaData();
      assertThat(footer.getCreatedBy()).isEqualTo("observatory version 1.0.0 (build canonical)");
      assertThat(footer.getKeyValueMetaData())
          .containsExactlyInAnyOrderEntriesOf(
              java.util.Map.of(
                  "observatory.table", "observations", "observatory.schema_version", "1"));
      assertThat(
              reader.getFooter().getBlocks().get(0).getColumns().get(3).getStatistics().toString())
          .startsWith("min: v0, max: v9");
    }
  }

  @Test
  void aDuplicateKeyStopsTheRunAndLeavesNoFile() {
    List<Row> rows = List.of(row(3), row(4), row(3));
    assertThatThrownBy(() -> written(rows))
        .hasMessage(
            "Invalid rows of table observations: key (country_code=XAV, city_id=city-3,"
                + " extent_id=boundary, variable=v3, year=1993, sex=_T, age=_T, disability=_T,"
                + " income=_T, urbanisation=_T, zone_layer=null, zone_id=null) is there twice");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRowThatDoesNotFitIsRefused() {
    Row score =
        Rows.builder("inputs")
            .set("input", "a")
            .set("kind", "k")
            .set("path", "p")
            .set("rows_read", 0L)
            .set("rows_accepted", 0L)
            .set("rows_rejected", 0L)
            .row();
    assertThatThrownBy(() -> written(List.of(score)))
        .hasMessageStartingWith("Invalid row of table observations: columns [input, kind, path");

    Object[] values = new Object[OBSERVATIONS.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row(1).get(i);
    }
    values[OBSERVATIONS.columnNames().indexOf("value")] = Double.NaN;
    Row nan = org.apache.spark.sql.RowFactory.create(values);
    assertThatThrownBy(() -> written(List.of(nan)))
        .hasMessageStartingWith("Invalid value of observations.value: NaN (row [XAV,city-1,");
    values[OBSERVATIONS.columnNames().indexOf("value")] = null;
    assertThatThrownBy(() -> written(List.of(org.apache.spark.sql.RowFactory.create(values))))
        .hasMessageStartingWith("Invalid value of observations.value: null");
  }

  @Test
  void aLargeTableIsWrittenWithoutTrouble() throws Exception {
    Path file = folder.resolve("large.parquet");
    assertThat(CanonicalParquet.write(OBSERVATIONS, rows(200_000), file)).isEqualTo(200_000);
    assertThat(spark.read().parquet(file.toString()).selectExpr("count(distinct variable)").first())
        .isEqualTo(org.apache.spark.sql.RowFactory.create(200_000L));
  }

  private byte[] written(List<Row> rows) throws Exception {
    Path file = folder.resolve("part-00000.parquet");
    CanonicalParquet.write(OBSERVATIONS, rows, file);
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  /** Identity hashes differ between the modes, and with them the order of hash sets. */
  private static void runChild(Path file, String hashMode) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UnlockExperimentalVMOptions");
    command.add("-XX:hashCode=" + hashMode);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CanonicalParquetTest.class.getName());
    command.add(file.toString());
    Path log = file.resolveSibling("child.log");
    Process child =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(child.exitValue())
        .as(
            () -> {
              try {
                return Files.readString(log, StandardCharsets.UTF_8);
              } catch (java.io.IOException e) {
                return e.getMessage();
              }
            })
        .isZero();
  }
}
