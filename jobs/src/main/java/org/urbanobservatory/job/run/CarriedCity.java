package org.urbanobservatory.job.run;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Tables;

/**
 * A city whose rows come from an earlier release. They are read in tasks, because a run of one city
 * carries over all others. Public for Spark's encoder alone.
 *
 * @param output where the releases are
 * @param release the id of the earlier one
 * @param city the city
 */
public record CarriedCity(String output, String release, Place city) implements Serializable {
  private static final List<String> TABLES =
      List.of(
          "zones",
          "observations",
          "absences",
          "indicator_values",
          "scores",
          "index_stages",
          "choice_shares",
          "sampling_ranges",
          "trends",
          "group_scores",
          "gaps",
          "cells",
          "cell_access",
          "extents",
          "streets");
  private static final int TASKS_PER_CORE = 4;

  /** The city of a status that says carried over. */
  static CarriedCity of(CityStatus status, String output) {
    return new CarriedCity(
        output, status.carriedFrom(), new Place(status.countryCode(), status.cityId()));
  }

  /** An emission of the cities' rows, as their releases hold them. */
  static Dataset<Row> emit(SparkSession spark, List<CarriedCity> cities) {
    int tasks = Math.min(cities.size(), TASKS_PER_CORE * spark.sparkContext().defaultParallelism());
    return spark
        .createDataset(cities, Encoders.javaSerialization(CarriedCity.class))
        .repartition(Math.max(1, tasks))
        .flatMap((FlatMapFunction<CarriedCity, Row>) CarriedCity::rows, Emission.encoder());
  }

  private Iterator<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    for (String table : TABLES) {
      List<Row> ofCity = Releases.of(output).rows(release, Tables.load().table(table), city);
      if (!ofCity.isEmpty()) {
        rows.add(Emission.of(table, ofCity));
      }
    }
    return rows.iterator();
  }
}
