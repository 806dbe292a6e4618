package org.urbanobservatory.job.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.job.check.CheckJob;
import org.urbanobservatory.job.check.ConfiguredCities;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.console.Phase;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.ReleaseStore;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.job.spark.SparkSessions;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.city.CityRead;

/** The nightly job: checks, computes, publishes, and says what came of it. */
public final class RunJob {
  private RunJob() {}

  /** Computes and publishes a release. */
  public static ExitStatus run(ObservatorySettings settings, RunOptions options, Console console) {
    List<Issue> found;
    try (Phase phase = console.phase("check", "problems", 0)) {
      Catalogue.load();
      found = CheckJob.check(settings, options.selection());
      phase.step(found.size());
    }
    List<Issue> errors = CheckJob.errors(found);
    if (!errors.isEmpty()) {
      tell(found, console);
      return ExitStatus.REFUSED;
    }
    try {
      return compute(settings, options, console, found);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot publish to " + settings.output().path() + ": " + e.getMessage(), e);
    }
  }

  private static ExitStatus compute(
      ObservatorySettings settings, RunOptions options, Console console, List<Issue> found)
      throws IOException {
    CityRead read = ConfiguredCities.read(settings);
    if (!read.configurationFaults().isEmpty()) {
      tell(read.issues(), console);
      return ExitStatus.REFUSED;
    }
    var issues = new ArrayList<>(found);
    read.issues().stream().filter(i -> !issues.contains(i)).forEach(issues::add);
    RunPlan plan = new RunPlan(settings, options, read, found);
    if (options.force()) {
      ReleaseStore.of(settings.output().location()).breakLock();
    }
    RunResult result;
    try (SparkSession spark = session(options, console)) {
      result = new NightlyRun(spark, settings, plan, console).run(issues);
    }
    show(result, settings, console);
    return status(result);
  }

  /** What refuses a run, and what costs single cities: it may be why none is left. */
  private static void tell(List<Issue> issues, Console console) {
    issues.stream()
        .filter(issue -> issue.severity() == Issue.Severity.ERROR)
        .forEach(issue -> console.error(issue.message()));
  }

  private static SparkSession session(RunOptions options, Console console) {
    try (Phase phase = console.phase("start Spark", "sessions", 1)) {
      SparkSession spark = SparkSessions.local(options.master());
      phase.step();
      return spark;
    }
  }

  private static void show(RunResult result, ObservatorySettings settings, Console console) {
    console.result(new RunSummary(result).text());
    for (CityStatus status : result.statuses()) {
      if (status.outcome() != CityStatus.Outcome.COMPUTED) {
        console.warn(
            status.cityId()
                + " "
                + status.outcome().id().replace('_', ' ')
                + ": "
                + status.reason());
      }
    }
    unnamed(result).forEach(issue -> console.warn("a city failed: " + issue.message()));
    console.result(
        result
            .manifest()
            .map(m -> published(m, settings))
            .orElse("Nothing published: every city failed."));
  }

  private static String published(ReleaseManifest manifest, ObservatorySettings settings) {
    long rows = manifest.tables().stream().mapToLong(ReleaseManifest.TableEntry::rows).sum();
    return "Published release %s: %d tables, %d files, %d rows in %s"
        .formatted(
            manifest.releaseId(),
            manifest.tables().size(),
            manifest.files().size(),
            rows,
            settings.output().path());
  }

  private static ExitStatus status(RunResult result) {
    if (result.manifest().isEmpty()) {
      return ExitStatus.FAILED;
    }
    boolean isWhole =
        result.statuses().stream().allMatch(s -> s.outcome() == CityStatus.Outcome.COMPUTED);
    return isWhole && unnamed(result).isEmpty() ? ExitStatus.DONE : ExitStatus.PARTLY_DONE;
  }

  /** Faults of features of the file of cities that no status can name. */
  private static List<Issue> unnamed(RunResult result) {
    return result.issues().stream().filter(CityRead::costsUnnamedCity).toList();
  }
}
