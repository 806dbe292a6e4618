package org.urbanobservatory.job.run;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.console.Phase;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.AggregateCountries;
import org.urbanobservatory.step.index.BorrowedValues;
import org.urbanobservatory.step.index.ConvergeCities;
import org.urbanobservatory.step.index.DrawnSheets;
import org.urbanobservatory.step.index.IndexCities;
import org.urbanobservatory.step.index.IndexSets;
import org.urbanobservatory.step.index.RankCities;
import org.urbanobservatory.step.index.ScoreGroups;
import org.urbanobservatory.step.index.TrendCities;
import org.urbanobservatory.step.index.VaryChoices;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Rows;

/** The phases in which the values of cities become scores, trends, ranks and those of countries. */
final class IndexPhases {
  private final Phases phases;
  private final RunPlan plan;
  private final List<Edition> editions;
  private final List<Integer> years;
  private final Dataset<Row> national;
  private final BorrowedValues borrowed;
  private final Dataset<Row> own;
  private final Dataset<Row> compared;
  private final IndexSets.Plan sets;

  /**
   * @param values of the computed cities and of countries
   * @param carried rows of carried-over cities, which the others are still compared with
   * @param computed the cities whose scores are published
   */
  IndexPhases(
      Phases phases, RunPlan plan, Dataset<Row> values, Dataset<Row> carried, Set<Place> computed) {
    this.phases = phases;
    this.plan = plan;
    this.editions = plan.editions();
    this.years = plan.settings().years();
    this.national = Emission.only(values, "country_indicator_values");
    this.borrowed =
        BorrowedValues.of(Emission.collect(national).stream().map(Rows::indicatorValue).toList());
    this.own = Emission.only(values, "indicator_values");
    this.compared = own.union(Emission.only(carried, "indicator_values"));
    this.sets = plan.sets(editions, computed);
  }

  /** Scores by every edition, what they hang on, and what was found out about the sets. */
  Dataset<Row> score() {
    try (Phase phase = phases.start("index", "editions", editions.size())) {
      Dataset<Row> byCity =
          IndexCities.emit(own, borrowed, editions, RunPlan.extentsByIndicator(), years);
      Dataset<Row> varied = VaryChoices.emit(own, compared, borrowed, plan.choices(editions, sets));
      Dataset<Row> alone = byCity.union(varied);
      Dataset<Row> scored =
          phases.keep(
              sets.isEmpty() ? alone : alone.union(IndexSets.emit(compared, borrowed, sets)));
      phase.step(editions.size());
      return scored;
    }
  }

  /** What the series of each city do over the years, and how its groups of people differ. */
  Dataset<Row> follow(Dataset<Row> scores) {
    try (Phase phase = phases.start("follow", "editions", editions.size())) {
      TrendCities.Plan trends = plan.trends(editions, borrowed);
      Dataset<Row> series = TrendCities.emit(own.union(Emission.only(scores, "scores")), trends);
      Dataset<Row> groups = ScoreGroups.emit(own, trends);
      Dataset<Row> inSets =
          sets.isEmpty() ? groups : groups.union(ScoreGroups.emitSets(compared, borrowed, sets));
      Dataset<Row> panel = phases.keep(series.union(inSets));
      phase.step(editions.size());
      phase.note(Emission.count(Emission.only(panel, "trends")) + " series");
      return panel;
    }
  }

  /**
   * Values and scores of countries, ranks and convergence of cities.
   *
   * @param cityRows rows of all cities, carried over or computed
   */
  Dataset<Row> aggregate(Dataset<Row> cityRows) {
    int countries = plan.settings().countries().size();
    try (Phase phase = phases.start("aggregate", "countries", countries)) {
      Dataset<Row> facts =
          Emission.only(cityRows, "observations", "indicator_values", "scores").union(national);
      Dataset<Row> aggregated =
          AggregateCountries.emit(facts, plan.cities().places(), editions, plan.indicators());
      Dataset<Row> ranks =
          RankCities.emit(
              Emission.only(cityRows, "scores"),
              Emission.only(cityRows, "indicator_values"),
              new DrawnSheets(borrowed, editions, RunPlan.extentsByIndicator(), years));
      Dataset<Row> followed = Emission.only(cityRows, "indicator_values", "scores");
      Dataset<Row> converging = ConvergeCities.emit(followed, plan.trends(editions, borrowed));
      Dataset<Row> kept = phases.keep(aggregated.union(ranks).union(converging));
      kept.count();
      phase.step(countries);
      return kept;
    }
  }
}
