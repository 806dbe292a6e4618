package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
import org.urbanobservatory.compute.GrowthRules;
import org.urbanobservatory.compute.IndicatorComputation;
import org.urbanobservatory.compute.ProxyExtent;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.step.declared.ContextualIndicators;
import org.urbanobservatory.table.CountryShare;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;

/** Phase 4, compute: the observations of each place become the catalogue's indicators. */
public final class ComputeIndicators {
  /** Built once in each process: checking and preparing the catalogue costs more than a place. */
  private static final ConcurrentMap<Plan, IndicatorComputation> COMPUTATIONS =
      new ConcurrentHashMap<>();

  private static final CountryShare NATIONAL = new CountryShare(0, 0, null, "national");

  private ComputeIndicators() {}

  /**
   * What is computed, in a form that travels.
   *
   * @param years reporting years
   * @param proxyExtent whether the boundary may stand in for another extent
   * @param contextual indicators that the configuration declares, beside those of the catalogue
   * @param growth how growth is taken and judged
   * @param confidential statistics whose numbers are not published beside the values
   */
  public record Plan(
      List<Integer> years,
      ProxyExtent proxyExtent,
      ContextualIndicators contextual,
      GrowthRules growth,
      ConfidentialInputs confidential)
      implements Serializable {
    public Plan {
      years = List.copyOf(years);
    }

    /** Those of the catalogue, then those that the configuration declares. */
    List<Indicator> indicators() {
      var indicators = new ArrayList<Indicator>(Catalogue.load().indicators());
      indicators.addAll(contextual.indicators());
      return indicators;
    }
  }

  /**
   * Indicators of every place, also of a place without any observation, whose values are null with
   * a reason.
   *
   * <ol>
   *   <li>group the observations and absences by place
   *   <li>join the places to compute
   *   <li>evaluate the catalogue's formulas for the whole place, then for each of its zones
   * </ol>
   *
   * @param observations an emission of {@code observations} and {@code absences}
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
    Place place = Emissions.place(key);
    var facts = PlaceFacts.of(rows);
    IndicatorComputation computation = COMPUTATIONS.computeIfAbsent(plan, ComputeIndicators::of);
    Computed computed = compute(computation, place, facts.whole(), plan);
    computed.values().forEach(value -> add(emitted, value));
    emitted.addIssues(computed.issues());
    emitted.addIssues(UnknownZones.issues(place, facts.zones()));
    facts
        .zones()
        .forEach(
            (zone, known) ->
                addZone(emitted, zone, known, compute(computation, place, known, plan)));
    return emitted.iterator();
  }

  private static Computed compute(
      IndicatorComputation computation, Place place, PlaceFacts.Known known, Plan plan) {
    Computed computed = computation.compute(place, known.observations(), known.absences());
    Set<String> secret = plan.confidential().variables(known.observations());
    if (secret.isEmpty()) {
      return computed;
    }
    Map<String, Indicator> indicators =
        plan.indicators().stream().collect(Collectors.toMap(Indicator::id, i -> i));
    return new Computed(
        computed.values().stream()
            .map(v -> ConfidentialInputs.withheld(v, indicators.get(v.indicatorId()), secret))
            .toList(),
        computed.issues());
  }

  /**
   * A zone has the rows that its own observations give, and those that say what could not be
   * measured in it; what no input knows is said of the city.
   */
  private static void addZone(
      Emissions emitted, PlaceFacts.Zone zone, PlaceFacts.Known known, Computed computed) {
    Set<String> reasons =
        known.absences().stream().map(Absence::reason).collect(Collectors.toSet());
    computed.values().stream()
        .filter(value -> value.dataYear() != null || reasons.contains(value.reason()))
        .forEach(
            value -> emitted.add("indicator_values", Rows.ofZone(value, zone.layer(), zone.id())));
  }

  /** A national statistic is a value of its country from the start. */
  private static void add(Emissions emitted, IndicatorValue value) {
    if (value.place().isNational()) {
      emitted.add("country_indicator_values", Rows.of(value, NATIONAL));
    } else {
      emitted.add("indicator_values", Rows.of(value));
    }
  }

  private static IndicatorComputation of(Plan plan) {
    Catalogue catalogue = Catalogue.load();
    var variables = new HashMap<String, Variable>();
    catalogue.variables().forEach(v -> variables.put(v.id(), v));
    plan.contextual().variables().forEach(v -> variables.put(v.id(), v));
    return new IndicatorComputation(
        plan.indicators(),
        variables,
        ComputeSettings.of(plan.years(), plan.proxyExtent(), plan.growth()));
  }
}
