package org.urbanobservatory.step;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;

/** Phases 2 and 3, delineate and measure: one city is one task. */
public final class MeasureCities {
  /** The code of the issue that says that a city could not be measured at all. */
  public static final String CITY_FAILED = "city_failed";

  private MeasureCities() {}

  /**
   * Measures every city.
   *
   * <ol>
   *   <li>join each city with the streets near it
   *   <li>delineate its extents and measure streets, people and built-up land
   *   <li>a city that fails yields an issue and nothing else
   * </ol>
   *
   * @param seconds where the time of each city is noted
   * @return an emission of {@code observations}, {@code extents}, {@code cells}, {@code streets},
   *     {@code inputs} and {@code issues}
   */
  public static Dataset<Row> emit(
      SparkSession spark,
      List<CityTask> cities,
      Dataset<IngestedFeatures> streets,
      MeasurePlan plan,
      StreetTable table,
      CitySeconds seconds) {
    var citiesByPlace =
        spark
            .createDataset(cities, Encoders.javaSerialization(CityTask.class))
            .groupByKey(
                (MapFunction<CityTask, String>) city -> Emissions.key(city.place()),
                Encoders.STRING());
    var streetsByPlace =
        streets
            .filter(
                (org.apache.spark.api.java.function.FilterFunction<IngestedFeatures>)
                    s -> s.place() != null)
            .groupByKey(
                (MapFunction<IngestedFeatures, String>) s -> Emissions.key(s.place()),
                Encoders.STRING());
    return citiesByPlace.cogroup(
        streetsByPlace,
        (CoGroupFunction<String, CityTask, IngestedFeatures, Row>)
            (key, city, ways) -> measure(city, ways, plan, table, seconds),
        Emission.encoder());
  }

  private static Iterator<Row> measure(
      Iterator<CityTask> cities,
      Iterator<IngestedFeatures> ways,
      MeasurePlan plan,
      StreetTable table,
      CitySeconds seconds) {
    if (!cities.hasNext()) {
      return List.<Row>of().iterator();
    }
    CityTask city = cities.next();
    var streets = new ArrayList<IngestedFeatures>();
    ways.forEachRemaining(streets::add);
    streets.sort(Comparator.comparing(IngestedFeatures::input));
    long started = System.nanoTime();
    try {
      return new CityMeasurement(city, plan, table, streets).measured();
    } catch (IOException | RuntimeException e) {
      return failed(city, e);
    } finally {
      seconds.add(city.place(), System.nanoTime() - started);
    }
  }

  private static Iterator<Row> failed(CityTask city, Exception fault) {
    String message =
        "Cannot measure %s: %s. Correct the input and run again; the other cities go on"
            .formatted(city.place(), told(fault));
    var emitted = new Emissions();
    emitted.addIssues(List.of(Issue.error(CITY_FAILED, null, null, message).at(city.place())));
    return emitted.iterator();
  }

  private static String told(Exception fault) {
    return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
  }
}
