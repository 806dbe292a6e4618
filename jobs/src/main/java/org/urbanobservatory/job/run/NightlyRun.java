package org.urbanobservatory.job.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.Phase;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.ReleaseStore;
import org.urbanobservatory.job.release.Staging;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.AggregateCountries;
import org.urbanobservatory.step.CitySeconds;
import org.urbanobservatory.step.ComputeIndicators;
import org.urbanobservatory.step.MeasureCities;
import org.urbanobservatory.step.WriteTables;
import org.urbanobservatory.step.index.BorrowedValues;
import org.urbanobservatory.step.index.ConvergeCities;
import org.urbanobservatory.step.index.DrawnSheets;
import org.urbanobservatory.step.index.IndexCities;
import org.urbanobservatory.step.index.IndexSets;
import org.urbanobservatory.step.index.RankCities;
import org.urbanobservatory.step.index.ScoreGroups;
import org.urbanobservatory.step.index.TrendCities;
import org.urbanobservatory.step.index.VaryChoices;
import org.urbanobservatory.step.ingest.IngestFeatures;
import org.urbanobservatory.step.ingest.IngestStatistics;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.StreetTables;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Rows;

/** One run from inputs to a release; its methods are the steps of ARCHITECTURE.md in order. */
final class NightlyRun {
  private final SparkSession spark;
  private final ObservatorySettings settings;
  private final RunPlan plan;
  private final Console console;
  private final ReleaseStore store;
  private final List<Edition> editions;
  private final CitySeconds seconds;
  private final Findings findings = new Findings();

  NightlyRun(SparkSession spark, ObservatorySettings settings, RunPlan plan, Console console) {
    this.spark = spark;
    this.settings = settings;
    this.plan = plan;
    this.console = console;
    this.store = ReleaseStore.of(settings.output().location());
    this.editions = plan.editions();
    this.seconds = CitySeconds.of(spark);
  }

  /** Runs all phases and publishes. */
  RunResult run(List<Issue> found) throws IOException {
    findings.addIssues(found);
    findings.add(plan.cities().citiesSummary());
    plan.inputs().refusedFiles().forEach(findings::add);
    try (Staging staging = store.begin(settings.output().layout())) {
      Dataset<Row> statistics = ingestStatistics();
      Dataset<IngestedFeatures> streets = ingestStreets();
      Dataset<Row> measured = measure(streets);
      var outcomes = new Outcomes(plan, findings.issues(), store.releases());
      if (outcomes.computed().isEmpty()) {
        return RunResult.nothing(outcomes.statuses(), findings.issues(), seconds.byCity());
      }
      Dataset<Row> facts = usable(once(statistics, measured), outcomes.computed());
      Dataset<Row> values = compute(facts, outcomes);
      Dataset<Row> national = Emission.only(values, "country_indicator_values");
      BorrowedValues borrowed = borrowed(national);
      Dataset<Row> carried = carried(outcomes);
      Indexed indexed = indexed(values, borrowed, carried, outcomes);
      Dataset<Row> scores = index(indexed);
      Dataset<Row> panel = follow(indexed, scores);
      Dataset<Row> computed = facts.union(values).union(scores).union(panel);
      Dataset<Row> cityRows = ofCities(computed).union(carried);
      Dataset<Row> rows = aggregate(cityRows, national, borrowed);
      ReleaseManifest manifest = publish(staging, rows, scores, outcomes);
      return RunResult.of(manifest, summary(rows), findings.issues(), seconds.byCity());
    }
  }

  private Dataset<Row> ingestStatistics() {
    try (Phase phase = phase("ingest statistics", "files", plan.inputs().statistics().size())) {
      Dataset<Row> read =
          keep(IngestStatistics.emit(spark, plan.inputs().statistics(), plan.vocabulary()));
      Dataset<Row> resolved = keep(IngestStatistics.resolve(Emission.only(read, "observations")));
      findings.collect(read);
      findings.collectContradictions(resolved);
      phase.step(plan.inputs().statistics().size());
      phase.note(
          Emission.count(Emission.only(resolved, "observations"))
              + " rows kept, "
              + findings.issues().size()
              + " issues");
      return resolved;
    }
  }

  /** What was reported and measured; of what is both, the measured value. */
  private Dataset<Row> once(Dataset<Row> statistics, Dataset<Row> measured) {
    Dataset<Row> reported =
        keep(
            IngestStatistics.yieldTo(
                Emission.only(measured, "observations"),
                Emission.only(statistics, "observations")));
    findings.collectContradictions(reported);
    return reported.union(measured);
  }

  private Dataset<IngestedFeatures> ingestStreets() {
    try (Phase phase = phase("ingest streets", "files", plan.inputs().streets().size())) {
      Dataset<IngestedFeatures> streets = keep(IngestFeatures.read(spark, plan.inputs().streets()));
      findings.collect(IngestFeatures.emit(streets));
      phase.step(plan.inputs().streets().size());
      return streets;
    }
  }

  private Dataset<Row> measure(Dataset<IngestedFeatures> streets) {
    try (Phase phase = phase("measure", "cities", plan.cities().selected().size())) {
      Dataset<Row> measured =
          keep(
              MeasureCities.emit(
                  spark, plan.cityTasks(), streets, plan.measures(), StreetTables.load(), seconds));
      findings.collect(measured);
      phase.step(plan.cities().selected().size());
      phase.note(Emission.count(measured) + " rows");
      return measured;
    }
  }

  private Dataset<Row> compute(Dataset<Row> facts, Outcomes outcomes) {
    try (Phase phase = phase("compute", "cities", outcomes.computed().size())) {
      var places = new ArrayList<>(outcomes.computed());
      settings.countries().forEach(c -> places.add(Place.national(c.code())));
      Dataset<Row> computed =
          keep(
              ComputeIndicators.emit(
                  Emission.only(facts, "observations", "absences"), places, plan.indicators()));
      findings.collect(computed);
      phase.step(outcomes.computed().size());
      phase.note(Emission.count(Emission.only(computed, "indicator_values")) + " values");
      return computed;
    }
  }

  /**
   * What indexes are computed of.
   *
   * @param own values of the computed cities
   * @param compared the same with those of carried-over cities, which the others are compared with
   * @param national values that cities borrow
   * @param sets what the editions that compare places compute
   */
  private record Indexed(
      Dataset<Row> own, Dataset<Row> compared, BorrowedValues national, IndexSets.Plan sets) {}

  private Indexed indexed(
      Dataset<Row> values, BorrowedValues national, Dataset<Row> carried, Outcomes outcomes) {
    Dataset<Row> own = Emission.only(values, "indicator_values");
    return new Indexed(
        own,
        own.union(Emission.only(carried, "indicator_values")),
        national,
        plan.sets(editions, outcomes.computed()));
  }

  private Dataset<Row> index(Indexed of) {
    try (Phase phase = phase("index", "editions", editions.size())) {
      Dataset<Row> byCity =
          IndexCities.emit(
              of.own(), of.national(), editions, RunPlan.extentsByIndicator(), settings.years());
      Dataset<Row> varied =
          VaryChoices.emit(
              of.own(), of.compared(), of.national(), plan.choices(editions, of.sets()));
      Dataset<Row> alone = byCity.union(varied);
      Dataset<Row> scored =
          keep(
              of.sets().isEmpty()
                  ? alone
                  : alone.union(IndexSets.emit(of.compared(), of.national(), of.sets())));
      findings.collect(scored);
      phase.step(editions.size());
      return scored;
    }
  }

  /** What the series of each city do over the years, and how its groups of people differ. */
  private Dataset<Row> follow(Indexed of, Dataset<Row> scores) {
    try (Phase phase = phase("follow", "editions", editions.size())) {
      Dataset<Row> trends =
          TrendCities.emit(
              of.own().union(Emission.only(scores, "scores")),
              plan.trends(editions, of.national()));
      Dataset<Row> groups = ScoreGroups.emit(of.own(), plan.trends(editions, of.national()));
      Dataset<Row> inSets =
          of.sets().isEmpty()
              ? groups
              : groups.union(ScoreGroups.emitSets(of.compared(), of.national(), of.sets()));
      Dataset<Row> panel = keep(trends.union(inSets));
      phase.step(editions.size());
      phase.note(Emission.count(Emission.only(panel, "trends")) + " series");
      return panel;
    }
  }

  private Dataset<Row> aggregate(
      Dataset<Row> cityRows, Dataset<Row> national, BorrowedValues borrowed) {
    try (Phase phase = phase("aggregate", "countries", settings.countries().size())) {
      Dataset<Row> facts =
          Emission.only(cityRows, "observations", "indicator_values", "scores").union(national);
      Dataset<Row> countries =
          AggregateCountries.emit(facts, plan.cities().places(), editions, plan.indicators());
      Dataset<Row> ranks =
          RankCities.emit(
              Emission.only(cityRows, "scores"),
              Emission.only(cityRows, "indicator_values"),
              new DrawnSheets(borrowed, editions, RunPlan.extentsByIndicator(), settings.years()));
      Dataset<Row> followed = Emission.only(cityRows, "indicator_values", "scores");
      Dataset<Row> converging = ConvergeCities.emit(followed, plan.trends(editions, borrowed));
      Dataset<Row> kept = keep(countries.union(ranks).union(converging));
      kept.count();
      phase.step(settings.countries().size());
      return cityRows.union(kept);
    }
  }

  private ReleaseManifest publish(
      Staging staging, Dataset<Row> rows, Dataset<Row> scores, Outcomes outcomes)
      throws IOException {
    try (Phase phase = phase("publish", "files", 0)) {
      Dataset<Row> divided = Emission.without(rows, "convergence");
      phase.step(WriteTables.write(divided, staging.folder().uri(""), settings.output().layout()));
      Map<String, List<Row>> ofSets = new TreeMap<>();
      ofSets.put("index_findings", Emission.collect(Emission.only(scores, "index_findings")));
      ofSets.put("convergence", Emission.collect(Emission.only(rows, "convergence")));
      return new ReleaseWriter(settings, plan, editions, ofSets)
          .publish(staging, findings, outcomes.statuses());
    }
  }

  /** Rows that a city's own task yielded and that were not refused with the city. */
  private Dataset<Row> usable(Dataset<Row> emission, Set<Place> computed) {
    var kept = new TreeSet<>(computed);
    return emission.filter(
        (FilterFunction<Row>)
            row -> {
              if (!Emission.hasPlace(row)) {
                return false;
              }
              Place place = Emission.place(row);
              return place.isNational() || kept.contains(place);
            });
  }

  private static Dataset<Row> ofCities(Dataset<Row> emission) {
    return Emission.without(
        emission, "country_indicator_values", "index_findings", "issues", "inputs");
  }

  private static BorrowedValues borrowed(Dataset<Row> national) {
    return BorrowedValues.of(
        Emission.collect(national).stream().map(Rows::indicatorValue).toList());
  }

  /** The rows of carried-over cities, as the release that they come from holds them. */
  private Dataset<Row> carried(Outcomes outcomes) {
    return keep(
        CarriedCity.emit(
            spark,
            outcomes.statuses().stream()
                .filter(status -> status.outcome() == CityStatus.Outcome.CARRIED_OVER)
                .map(status -> CarriedCity.of(status, settings.output().location()))
                .toList()));
  }

  /** The scores that the summary shows: those of the first edition in the latest year. */
  private List<Row> summary(Dataset<Row> rows) {
    return Emission.collect(Emission.only(rows, "scores", "country_scores")).stream()
        .filter(this::isShown)
        .toList();
  }

  private boolean isShown(Row score) {
    int latest = settings.years().get(settings.years().size() - 1);
    return score.<Integer>getAs("year") == latest
        && score.getAs("edition").equals(editions.get(0).id())
        && (score.getAs("level").equals("index") || score.getAs("level").equals("indicator"));
  }

  /**
   * Computes an emission once for all steps that read it. In one process its past is forgotten, so
   * that no later task carries the plans and closures of earlier phases; on a cluster it is kept,
   * to be computed again when an executor is lost.
   */
  private <T> Dataset<T> keep(Dataset<T> emission) {
    return spark.sparkContext().isLocal()
        ? emission.localCheckpoint(true)
        : emission.persist(StorageLevel.MEMORY_AND_DISK());
  }

  private Phase phase(String name, String unit, long total) {
    spark.sparkContext().setJobDescription("observatory " + settings.id() + ": " + name);
    return console.phase(name, unit, total);
  }
}
