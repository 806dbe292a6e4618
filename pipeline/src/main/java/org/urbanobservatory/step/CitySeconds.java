package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Emissions;

/**
 * How long the measuring of each city took, for the summary of a run. Never part of a table: a task
 * that runs twice is timed twice, and the last time counts.
 */
public final class CitySeconds implements Serializable {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String SEPARATOR = " ";
  private final CollectionAccumulator<String> times;

  private CitySeconds(CollectionAccumulator<String> times) {
    this.times = times;
  }

  public static CitySeconds of(SparkSession spark) {
    return new CitySeconds(spark.sparkContext().collectionAccumulator("seconds per city"));
  }

  void add(Place city, long nanos) {
    times.add(Emissions.key(city) + SEPARATOR + nanos / NANOS_PER_SECOND);
  }

  /** Seconds by city. */
  public Map<Place, Double> byCity() {
    var seconds = new TreeMap<Place, Double>();
    for (String time : times.value()) {
      int cut = time.lastIndexOf(SEPARATOR);
      seconds.put(Emissions.place(time.substring(0, cut)), Double.valueOf(time.substring(cut + 1)));
    }
    return seconds;
  }
}
