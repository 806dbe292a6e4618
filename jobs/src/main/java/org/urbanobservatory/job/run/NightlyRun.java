package org.urbanobservatory.job.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.Phase;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.ReleaseStore;
import org.urbanobservatory.job.release.ReleaseTables;
import org.urbanobservatory.job.release.Staging;
import org.urbanobservatory.job.report.ReleaseReport;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.CitySeconds;
import org.urbanobservatory.step.ComputeIndicators;
import org.urbanobservatory.step.MeasureCities;
import org.urbanobservatory.step.WriteTables;
import org.urbanobservatory.step.ingest.IngestFeatures;
import org.urbanobservatory.step.ingest.IngestStatistics;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.StreetTables;
import org.urbanobservatory.table.Emission;

/** One run from inputs to a release; its methods are the steps of ARCHITECTURE.md in order. */
final class NightlyRun {
  private final SparkSession spark;
  private final ObservatorySettings settings;
  private final RunPlan plan;
  private final Phases phases;
  private final ReleaseStore store;
  private final List<Edition> editions;
  private final CitySeconds seconds;
  private final Findings findings;

  NightlyRun(SparkSession spark, ObservatorySettings settings, RunPlan plan, Console console) {
    this.spark = spark;
    this.settings = settings;
    this.plan = plan;
    this.phases = new Phases(spark, settings.id(), console);
    this.store = ReleaseStore.of(settings.output().location());
    this.editions = plan.editions();
    this.seconds = CitySeconds.of(spark);
    this.findings = new Findings(plan::isConfidential);
  }

  /** Runs all phases and publishes. */
  RunResult run(List<Issue> found) throws IOException {
    findings.addIssues(found);
    findings.add(plan.cities().citiesSummary());
    plan.inputs().refusedFiles().forEach(findings::add);
    try (Staging staging = store.begin(settings.output().layout())) {
      Dataset<Row> statistics = ingestStatistics();
      Dataset<IngestedFeatures> streets = ingestStreets();
      Dataset<Row> measured =
          measure(streets, IngestStatistics.ofCities(statistics, plan.controlTotals()));
      var outcomes = new Outcomes(plan, findings.issues(), store.releases());
      if (outcomes.computed().isEmpty()) {
        return RunResult.nothing(outcomes.statuses(), findings.issues(), seconds.byCity());
      }
      Dataset<Row> facts = usable(once(statistics, measured), outcomes.computed());
      Dataset<Row> values = compute(facts, outcomes);
      Dataset<Row> carried = carried(outcomes);
      var index = new IndexPhases(phases, plan, values, carried, outcomes.computed());
      Dataset<Row> scores = index.score();
      findings.collect(scores);
      Dataset<Row> panel = index.follow(scores);
      Dataset<Row> computed = facts.union(values).union(scores).union(panel);
      Dataset<Row> cityRows = ofCities(computed).union(carried);
      Dataset<Row> rows = plan.confidential().without(cityRows.union(index.aggregate(cityRows)));
      Provenance provenance = provenance(outcomes.statuses());
      var writer = new ReleaseWriter(settings, plan, editions, ofSets(scores, rows));
      ReleaseManifest manifest = publish(staging, rows, writer, provenance, outcomes.statuses());
      return RunResult.of(manifest, summary(rows), provenance.told(), seconds.byCity());
    }
  }

  private Dataset<Row> ingestStatistics() {
    try (Phase phase =
        phases.start("ingest statistics", "files", plan.inputs().statistics().size())) {
      Dataset<Row> read =
          phases.keep(IngestStatistics.emit(spark, plan.inputs().statistics(), plan.vocabulary()));
      Dataset<Row> resolved =
          phases.keep(IngestStatistics.resolve(Emission.only(read, "observations")));
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
        phases.keep(
            IngestStatistics.yieldTo(
                Emission.only(measured, "observations"),
                Emission.only(statistics, "observations")));
    findings.collectContradictions(reported);
    return reported.union(measured);
  }

  private Dataset<IngestedFeatures> ingestStreets() {
    try (Phase phase = phases.start("ingest streets", "files", plan.inputs().streets().size())) {
      Dataset<IngestedFeatures> streets =
          phases.keep(IngestFeatures.read(spark, plan.inputs().streets()));
      findings.collect(IngestFeatures.emit(streets));
      phase.step(plan.inputs().streets().size());
      return streets;
    }
  }

  private Dataset<Row> measure(
      Dataset<IngestedFeatures> streets, Map<Place, List<Observation>> officialPeople) {
    try (Phase phase = phases.start("measure", "cities", plan.cities().selected().size())) {
      Dataset<Row> measured =
          phases.keep(
              MeasureCities.emit(
                  spark,
                  plan.cityTasks(officialPeople),
                  streets,
                  plan.measures(),
                  StreetTables.load(),
                  seconds));
      findings.collectCities(measured);
      phase.step(plan.cities().selected().size());
      phase.note(Emission.count(measured) + " rows");
      return measured;
    }
  }

  private Dataset<Row> compute(Dataset<Row> facts, Outcomes outcomes) {
    try (Phase phase = phases.start("compute", "cities", outcomes.computed().size())) {
      var places = new ArrayList<>(outcomes.computed());
      settings.countries().forEach(c -> places.add(Place.national(c.code())));
      Dataset<Row> computed =
          phases.keep(
              ComputeIndicators.emit(
                  Emission.only(facts, "observations", "absences"), places, plan.indicators()));
      findings.collect(computed);
      phase.step(outcomes.computed().size());
      phase.note(Emission.count(Emission.only(computed, "indicator_values")) + " values");
      return computed;
    }
  }

  private ReleaseManifest publish(
      Staging staging,
      Dataset<Row> rows,
      ReleaseWriter writer,
      Provenance provenance,
      List<CityStatus> statuses)
      throws IOException {
    try (Phase phase = phases.start("publish", "files", 0)) {
      Dataset<Row> divided = Emission.without(rows, "convergence");
      phase.step(WriteTables.write(divided, staging.folder().uri(""), settings.output().layout()));
      return writer.publish(staging, provenance, statuses, this::report);
    }
  }

  /** Pages can be written again, and numbers must not wait for them: what fails here is told. */
  private void report(ReleaseTables tables) throws IOException {
    try {
      ReleaseReport.write(tables);
    } catch (IOException | RuntimeException e) {
      tables.folder().delete(ReleaseReport.FOLDER);
      phases
          .console()
          .warn("Cannot write the report: " + e + "; the tables are published without it");
    }
  }

  private static Map<String, List<Row>> ofSets(Dataset<Row> scores, Dataset<Row> rows) {
    return Map.of(
        "index_findings", Emission.collect(Emission.only(scores, "index_findings")),
        "convergence", Emission.collect(Emission.only(rows, "convergence")));
  }

  /** Files and faults behind what is published, also of what is carried over. */
  private Provenance provenance(List<CityStatus> statuses) throws IOException {
    return Provenance.of(findings, statuses, store.releases(), new InputFiles(settings));
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
        emission, "country_indicator_values", "index_findings", "issues", "inputs", "city_inputs");
  }

  /** The rows of carried-over cities, as the release that they come from holds them. */
  private Dataset<Row> carried(Outcomes outcomes) {
    return phases.keep(
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
}
