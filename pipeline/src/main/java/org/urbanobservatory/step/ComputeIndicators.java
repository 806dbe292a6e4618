package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.compute.ComputeSettings;
import org.urbanobservatory.compute.Computed;
import org.urbanobservatory.compute.IndicatorComputation;
import org.urbanobservatory.compute.ProxyExtent;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.table.CountryShare;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Rows;

/** Phase 4, compute: the observations of each place become the catalogue's indicators. */
public final class ComputeIndicators {
  private static final CountryShare NATIONAL = new CountryShare(0, 0, null, "national");

  private ComputeIndicators() {}

  /**
   * What is computed, in a form that travels.
   *
   * @param years reporting years
   * @param proxyExtent whether the boundary may stand in for another extent
   */
  public record Plan(List<Integer> years, ProxyExtent proxyExtent) implements Serializable {
    public Plan {
      years = List.copyOf(years);
    }
  }

  /**
   * Indicators of every place, also of a place without any observation, whose values are null with
   * a reason.
   *
   * <ol>
   *   <li>group the observations by place, zones left out
   *   <li>join the places to compute
   *   <li>evaluate the catalogue's formulas
   * </ol>
   *
   * @param observations an emission of {@code observations}
   * @param places the cities to compute, and their countries for national statistics
   * @return an emission of {@code indicator_values}, {@code country_indicator_values} from national
   *     statistics, and {@code issues}
   */
  public static Dataset<Row> emit(Dataset<Row> observations, List<Place> places, Plan plan) {
    SparkSession spark = observations.sparkSession();
    List<String> keys = places.stream().map(Emissions::key).collect(Collectors.toList());
    var placesByKey =
        spark
            .createDataset(keys, Encoders.STRING())
            .groupByKey((MapFunction<String, String>) key -> key, Encoders.STRING());
    return Emissions.byPlace(observations)
        .cogroup(
            placesByKey,
            (CoGroupFunction<String, Row, String, Row>)
                (key, rows, wanted) -> compute(key, rows, wanted, plan),
            Emission.encoder());
  }

  private static Iterator<Row> compute(
      String key, Iterator<Row> rows, Iterator<String> wanted, Plan plan) {
    var emitted = new Emissions();
    if (!wanted.hasNext()) {
      return emitted.iterator();
    }
    Computed computed = computation(plan).compute(Emissions.place(key), observations(rows));
    computed.values().forEach(value -> add(emitted, value));
    emitted.addIssues(computed.issues());
    return emitted.iterator();
  }

  /** A national statistic is a value of its country from the start. */
  private static void add(Emissions emitted, IndicatorValue value) {
    if (value.place().isNational()) {
      emitted.add("country_indicator_values", Rows.of(value, NATIONAL));
    } else {
      emitted.add("indicator_values", Rows.of(value));
    }
  }

  private static List<Observation> observations(Iterator<Row> rows) {
    var observations = new ArrayList<Observation>();
    rows.forEachRemaining(
        row -> {
          Observation observation = Rows.observation(Emission.row(row));
          if (observation.zoneId() == null) {
            observations.add(observation);
          }
        });
    return observations;
  }

  /** Built in the task: the catalogue is on every executor's class path, and costs little here. */
  private static IndicatorComputation computation(Plan plan) {
    Catalogue catalogue = Catalogue.load();
    Map<String, Variable> variables =
        catalogue.variables().stream().collect(Collectors.toMap(Variable::id, Function.identity()));
    List<Indicator> indicators = List.copyOf(catalogue.indicators());
    return new IndicatorComputation(
        indicators, variables, ComputeSettings.of(plan.years(), plan.proxyExtent()));
  }
}
