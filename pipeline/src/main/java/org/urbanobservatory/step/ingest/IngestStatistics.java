package org.urbanobservatory.step.ingest;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.tabular.DecimalStyle;
import org.urbanobservatory.source.tabular.Duplicates;
import org.urbanobservatory.source.tabular.StatisticsInput;
import org.urbanobservatory.source.tabular.StatisticsRead;
import org.urbanobservatory.source.tabular.StatisticsReader;
import org.urbanobservatory.source.tabular.Vocabulary;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;

/** Phase 1, ingest: files of statistics become observations, or issues that say why not. */
public final class IngestStatistics {
  private IngestStatistics() {}

  /**
   * Reads each file in a task of its own.
   *
   * @return an emission of {@code observations}, {@code issues} and {@code inputs}
   */
  public static Dataset<Row> emit(
      SparkSession spark, List<StatisticsTask> tasks, Vocabulary vocabulary) {
    return spark
        .createDataset(tasks, Encoders.javaSerialization(StatisticsTask.class))
        .repartition(Math.max(1, tasks.size()))
        .flatMap(
            (FlatMapFunction<StatisticsTask, Row>) task -> read(task, vocabulary),
            Emission.encoder());
  }

  /**
   * Refuses observations that contradict each other across files, and keeps repeated ones once.
   *
   * @param observations an emission of {@code observations}
   * @return an emission of {@code observations} and {@code issues}
   */
  public static Dataset<Row> resolve(Dataset<Row> observations) {
    return Emissions.byPlace(observations)
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (place, rows) -> resolve(rows),
            Emission.encoder());
  }

  /**
   * Refuses reported observations of what was measured too, so that a place has one of each.
   *
   * @param reported an emission of {@code observations}, without contradictions
   * @param measured an emission of {@code observations}
   * @return an emission of the reported {@code observations} that stay, and {@code issues}
   */
  public static Dataset<Row> yieldTo(Dataset<Row> measured, Dataset<Row> reported) {
    return Emissions.byPlace(reported)
        .cogroup(
            Emissions.byPlace(measured),
            (CoGroupFunction<String, Row, Row, Row>)
                (place, ofStatistics, ofMeasures) ->
                    emitted(
                        Duplicates.yieldTo(observations(ofMeasures), observations(ofStatistics))),
            Emission.encoder());
  }

  /**
   * What some variables say of whole cities, on the driver.
   *
   * @param observations an emission of {@code observations}, without contradictions
   * @param variables ids, none for nothing
   */
  public static Map<Place, List<Observation>> ofCities(
      Dataset<Row> observations, Set<String> variables) {
    if (variables.isEmpty()) {
      return Map.of();
    }
    return Emission.select(observations, "observations")
        .filter(col("variable").isin(variables.toArray()))
        .collectAsList()
        .stream()
        .map(Rows::observation)
        .filter(o -> !o.place().isNational() && !o.isOfZone())
        .collect(Collectors.groupingBy(Observation::place));
  }

  private static Iterator<Row> read(StatisticsTask task, Vocabulary vocabulary) {
    StatisticsRead read = StatisticsReader.read(task.bytes(), input(task), vocabulary);
    var emitted = new Emissions();
    read.observations().stream()
        .filter(o -> task.latestYear() == null || o.year() <= task.latestYear())
        .forEach(o -> emitted.add("observations", Rows.of(o)));
    emitted.addIssues(read.issues());
    emitted.add(read.summary());
    return emitted.iterator();
  }

  private static Iterator<Row> resolve(Iterator<Row> rows) {
    return emitted(Duplicates.resolve(observations(rows)));
  }

  private static List<Observation> observations(Iterator<Row> emissions) {
    var observations = new ArrayList<Observation>();
    emissions.forEachRemaining(
        emitted ->
            Emission.rows(emitted)
                .forEachRemaining(row -> observations.add(Rows.observation(row))));
    return observations;
  }

  private static Iterator<Row> emitted(Duplicates.Resolution resolution) {
    var emitted = new Emissions();
    resolution.accepted().forEach(o -> emitted.add("observations", Rows.of(o)));
    emitted.addIssues(resolution.issues());
    return emitted.iterator();
  }

  private static StatisticsInput input(StatisticsTask task) {
    Map<String, String> options = task.options();
    String encoding = options.get("encoding");
    String delimiter = options.get("delimiter");
    String decimal = options.get("decimal");
    return new StatisticsInput(
        task.id(),
        task.path(),
        task.source(),
        task.licence(),
        encoding == null ? null : Charset.forName(encoding),
        delimiter == null ? null : delimiter.charAt(0),
        decimal == null ? null : DecimalStyle.valueOf(decimal),
        options.get("extent"),
        task.columns(),
        task.constants());
  }
}
