package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.compute.CountryIndicatorValue;
import org.urbanobservatory.compute.CountryValues;
import org.urbanobservatory.index.CountryScore;
import org.urbanobservatory.index.CountryScores;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.CountryShare;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;

/** Phase 6, aggregate: the cities of a country, as a national sample, become the country. */
public final class AggregateCountries {
  private AggregateCountries() {}

  /**
   * Values and scores of every country.
   *
   * <ol>
   *   <li>group observations, values and scores by country
   *   <li>weigh the cities by their people
   *   <li>add numerators and denominators; average scores
   * </ol>
   *
   * @param emission of {@code observations}, {@code indicator_values}, {@code scores}, and {@code
   *     country_indicator_values} from national statistics
   * @param cities every configured city
   * @param plan the indicators and the years of the index
   * @return an emission of {@code country_indicator_values} and {@code country_scores}
   */
  public static Dataset<Row> emit(
      Dataset<Row> emission,
      List<Place> cities,
      List<Edition> editions,
      ComputeIndicators.Plan plan) {
    var configured = new ArrayList<>(cities);
    var shipped = new ArrayList<>(editions);
    return Emissions.byCountry(emission)
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>)
                (country, rows) -> {
                  var facts = CountryFacts.of(rows);
                  List<Place> places =
                      configured.stream().filter(c -> c.countryCode().equals(country)).toList();
                  var people = new PeopleByYear(places, facts.observations());
                  var emitted = new Emissions();
                  addValues(emitted, country, people, facts, plan);
                  addScores(emitted, country, people, facts.scores(), shipped, plan.years());
                  return emitted.iterator();
                },
            Emission.encoder());
  }

  private static void addValues(
      Emissions emitted,
      String country,
      PeopleByYear people,
      CountryFacts facts,
      ComputeIndicators.Plan plan) {
    var computation = new CountryValues(plan.indicators(), plan.growth());
    Set<String> secret = plan.confidential().variables(facts.observations());
    Map<String, Indicator> indicators =
        plan.indicators().stream().collect(Collectors.toMap(Indicator::id, i -> i));
    for (CountryIndicatorValue value :
        computation.compute(
            country, people.places(), people::in, facts.values(), facts.observations())) {
      Indicator indicator = indicators.get(value.value().indicatorId());
      emitted.add(
          "country_indicator_values",
          Rows.of(ConfidentialInputs.withheld(value.value(), indicator, secret), share(value)));
    }
  }

  private static void addScores(
      Emissions emitted,
      String country,
      PeopleByYear people,
      List<Score> scores,
      List<Edition> editions,
      List<Integer> years) {
    for (Edition edition : editions) {
      var computation = new CountryScores(edition);
      for (int year : years) {
        for (CountryScore score : computation.compute(country, year, people.in(year), scores)) {
          emitted.add("country_scores", Rows.of(score.score(), share(score)));
        }
      }
    }
  }

  private static CountryShare share(CountryIndicatorValue value) {
    return new CountryShare(
        value.citiesUsed(), value.citiesExpected(), value.populationCovered(), value.aggregation());
  }

  private static CountryShare share(CountryScore score) {
    return new CountryShare(
        score.citiesUsed(), score.citiesExpected(), score.populationCovered(), score.aggregation());
  }

  /** What is known of one country's cities. */
  private record CountryFacts(
      List<Observation> observations, List<IndicatorValue> values, List<Score> scores) {
    static CountryFacts of(Iterator<Row> rows) {
      var facts = new CountryFacts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      rows.forEachRemaining(facts::add);
      return facts;
    }

    private void add(Row emitted) {
      String table = Emission.table(emitted);
      Emission.rows(emitted).forEachRemaining(row -> add(table, row));
    }

    private void add(String table, Row row) {
      switch (table) {
        case "observations" -> observations.add(Rows.observation(row));
        case "indicator_values" -> addUnlessZone(row);
        case "country_indicator_values" -> values.add(Rows.indicatorValue(row));
        case "scores" -> scores.add(Rows.score(row));
        default -> throw new IllegalArgumentException("Invalid row of a country: " + row);
      }
    }

    private void addUnlessZone(Row row) {
      if (!Rows.isOfZone(row)) {
        values.add(Rows.indicatorValue(row));
      }
    }
  }
}
