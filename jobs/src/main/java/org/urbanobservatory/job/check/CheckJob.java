package org.urbanobservatory.job.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.urbanobservatory.catalogue.CatalogueException;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.job.settings.CountrySettings;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.source.city.CityRead;
import org.urbanobservatory.source.city.CityReader;
import org.urbanobservatory.source.vector.VectorSettings;

/**
 * Everything that can be found wrong with a configuration and its files before computing. Writes
 * nothing.
 *
 * <p>An issue of severity ERROR without a place stops a run: it concerns the cities, the settings
 * or a required input as a whole. One with a place costs that city alone.
 */
public final class CheckJob {
  private static final Comparator<Issue> ORDER =
      Comparator.comparing(Issue::severity)
          .reversed()
          .thenComparing(issue -> issue.input() == null ? "" : issue.input());

  private final ObservatorySettings settings;
  private final List<Issue> issues = new ArrayList<>();

  private CheckJob(ObservatorySettings settings) {
    this.settings = settings;
  }

  /** What is wrong, the worst first. */
  public static List<Issue> check(ObservatorySettings settings) {
    var job = new CheckJob(settings);
    job.checkCrs();
    settings.editions().forEach(job::checkEdition);
    List<City> cities = job.cities();
    for (InputSettings input : settings.inputs()) {
      job.issues.addAll(new InputCheck(input, cities).issues());
    }
    return job.issues.stream().sorted(ORDER).toList();
  }

  /** Those that stop a run. */
  public static List<Issue> errors(List<Issue> issues) {
    return issues.stream()
        .filter(issue -> issue.severity() == Severity.ERROR && issue.place() == null)
        .toList();
  }

  private List<City> cities() {
    CityRead read =
        CityReader.read(
            settings.cities().bytes(),
            settings.cities().path(),
            VectorSettings.detected("cities"),
            settings.countries().stream().map(CountrySettings::code).collect(Collectors.toSet()));
    List<Issue> ofConfiguration = read.configurationFaults();
    for (Issue issue : read.issues()) {
      // A fault of an id stops the run, whichever city it concerns.
      issues.add(ofConfiguration.contains(issue) ? issue.at(null) : issue);
    }
    return read.cities();
  }

  private void checkCrs() {
    String crs = settings.computation().crs();
    if (crs == null) {
      return;
    }
    try {
      if (!Crs.of(crs).isMetric()) {
        refuse("crs_not_metric", "Invalid settings.crs: " + crs + " is not in metres");
      }
    } catch (IllegalArgumentException e) {
      refuse("unknown_crs", "Invalid settings.crs: " + e.getMessage());
    }
  }

  private void checkEdition(String edition) {
    Path file = Path.of(edition);
    if (!file.isAbsolute()) {
      return;
    }
    if (!Files.isRegularFile(file)) {
      refuse("missing_file", "Cannot read edition " + edition + ": there is no such file");
      return;
    }
    try {
      EditionReader.read(file);
    } catch (CatalogueException e) {
      e.problems().forEach(problem -> refuse("invalid_edition", problem));
    }
  }

  private void refuse(String code, String message) {
    issues.add(Issue.error(code, null, null, message));
  }
}
