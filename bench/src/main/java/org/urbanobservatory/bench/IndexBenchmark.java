package org.urbanobservatory.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.step.WriteTables;
import org.urbanobservatory.step.index.BorrowedValues;
import org.urbanobservatory.step.index.IndexCities;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Rows;

/**
 * Thousands of cities with 62 indicators over 20 years: indexed by the guide's City Prosperity
 * Index and written by country, on two cores. The values lie on disk, as those of the phase before
 * do in a run. Growth is linear when the time per city is the same at every size. Method ranges are
 * left out here and measured by {@link UncertaintyBenchmark}: a thousand draws of each of 200,000
 * places and years are another job.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(1)
public class IndexBenchmark {
  private static final int CITIES_PER_COUNTRY = 100;
  private static final int PARTS = 200;
  private static final List<Integer> YEARS = IntStream.rangeClosed(2001, 2020).boxed().toList();

  /** Number of cities. */
  @Param({"1000", "3000", "10000"})
  public int cities;

  private final Edition edition =
      Catalogue.load().edition("cpi-guide").withUncertainty(Uncertainty.NONE);
  private SparkSession spark;
  private Dataset<Row> values;
  private Path folder;

  /** Starts Spark on two cores and makes the values. */
  @Setup
  public void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("bench")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", PARTS)
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    List<String> ids = IntStream.range(0, cities).mapToObj(Integer::toString).toList();
    values =
        spark
            .createDataset(ids, Encoders.STRING())
            .repartition(PARTS)
            .map((MapFunction<String, Row>) IndexBenchmark::values, Emission.encoder())
            .persist(StorageLevel.DISK_ONLY());
    values.count();
  }

  @TearDown
  public void stop() {
    spark.stop();
  }

  @Setup(Level.Iteration)
  public void makeFolder() throws IOException {
    folder = Files.createTempDirectory("index-bench");
  }

  /** Removes what was written. */
  @TearDown(Level.Iteration)
  public void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(IndexBenchmark::remove);
    }
  }

  /** Values to scores to files. */
  @Benchmark
  public long indexAndWrite() {
    Dataset<Row> scores =
        IndexCities.emit(values, BorrowedValues.of(List.of()), List.of(edition), Map.of(), YEARS);
    return WriteTables.write(
        Emission.only(scores, "scores"), folder.toUri().toString(), FileLayout.BY_COUNTRY);
  }

  /**
   * The straightforward way in one thread: no Spark, no files, scores alone, a tenth of the cities.
   */
  @Benchmark
  public long indexATenthInOneThread() {
    var computation = new IndexComputation(edition);
    long scores = 0;
    for (int city = 0; city < cities / 10; city++) {
      Row emitted = values(Integer.toString(city));
      var values = new ArrayList<IndicatorValue>();
      Iterator<Row> rows = Emission.rows(emitted);
      rows.forEachRemaining(row -> values.add(Rows.indicatorValue(row)));
      for (int year : YEARS) {
        scores += computation.score(Emission.place(emitted), year, values).scores().size();
      }
    }
    return scores;
  }

  private static Row values(String id) {
    int city = Integer.parseInt(id);
    int country = city / CITIES_PER_COUNTRY;
    var place =
        new Place(
            "X" + (char) ('A' + country / 26 % 26) + (char) ('A' + country % 26), "city-" + id);
    var random = new SplittableRandom(city);
    var rows = new ArrayList<Row>();
    for (Component leaf : Catalogue.load().edition("cpi-guide").leaves()) {
      String indicator = leaf.options().get(0).indicatorId();
      String unit = Catalogue.load().indicator(indicator).unit();
      for (int year : YEARS) {
        rows.add(Rows.of(value(place, indicator, unit, year, 100 * random.nextDouble())));
      }
    }
    return Emission.of("indicator_values", rows);
  }

  private static IndicatorValue value(
      Place place, String indicator, String unit, int year, double value) {
    return new IndicatorValue(
        place,
        "boundary",
        indicator,
        null,
        null,
        year,
        Breakdown.TOTAL,
        value,
        unit,
        null,
        null,
        1e6,
        null,
        year,
        false,
        "A",
        "C",
        "made for a measurement",
        "none",
        null);
  }

  private static void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
