package org.urbanobservatory.job.check;

import static java.util.Locale.ROOT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.CatalogueException;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.source.city.CityRead;
import org.urbanobservatory.source.city.CityReader;

/**
 * Everything that can be found wrong with a configuration and its files before computing. Writes
 * nothing.
 *
 * <p>An issue of severity ERROR without a place stops a run: it concerns the cities, the settings
 * or a required input as a whole. One with a place costs that city alone, and so does one of a
 * feature of the file of cities that does not say which city it is.
 */
public final class CheckJob {
  private static final Comparator<Issue> ORDER =
      Comparator.comparing(Issue::severity)
          .reversed()
          .thenComparing(issue -> issue.input() == null ? "" : issue.input());

  /** How much larger or smaller a city may be in a declared CRS than on the globe. */
  private static final double AREA_TOLERANCE = 0.02;

  private final ObservatorySettings settings;
  private final Selection selection;
  private final List<Issue> issues = new ArrayList<>();

  private CheckJob(ObservatorySettings settings, Selection selection) {
    this.settings = settings;
    this.selection = selection;
  }

  /** What is wrong, the worst first. */
  public static List<Issue> check(ObservatorySettings settings) {
    return check(settings, Selection.ALL);
  }

  /** What is wrong, also with what the command line selects, the worst first. */
  public static List<Issue> check(ObservatorySettings settings, Selection selection) {
    var job = new CheckJob(settings, selection);
    OutputCheck.problem(settings.output()).ifPresent(p -> job.refuse("unwritable_output", p));
    settings.editions().forEach(job::checkEdition);
    job.checkAsOf();
    CityRead read = job.read();
    List<City> cities = read.cities();
    job.checkCrs(cities);
    for (InputSettings input : settings.inputs()) {
      job.issues.addAll(new InputCheck(input, cities).issues(read.ids()));
    }
    cities.forEach(job::checkSwapped);
    return job.issues.stream().sorted(ORDER).toList();
  }

  /** Those that stop a run. */
  public static List<Issue> errors(List<Issue> issues) {
    return issues.stream()
        .filter(issue -> issue.severity() == Severity.ERROR && issue.place() == null)
        .filter(issue -> !CityRead.costsUnnamedCity(issue))
        .toList();
  }

  private CityRead read() {
    CityRead read = ConfiguredCities.read(settings);
    issues.addAll(read.issues());
    if (read.configurationFaults().isEmpty()) {
      issues.addAll(ConfiguredCities.wrongSelection(read, selection, settings));
    }
    return read;
  }

  private void checkAsOf() {
    int first = settings.years().get(0);
    if (selection.asOf() != null && selection.asOf().getYear() < first) {
      String message =
          "Invalid --as-of: %s is before %d, the first of years; nothing can be reported";
      refuse("as_of_before_years", message.formatted(selection.asOf(), first));
    }
  }

  private void checkCrs(List<City> cities) {
    String crs = settings.computation().crs();
    if (crs == null) {
      return;
    }
    try {
      if (Crs.of(crs).isMetric()) {
        checkFits(cities, Crs.of(crs));
      } else {
        refuse(
            "crs_not_metric",
            "Invalid settings.crs: %s is not in metres; declare a projected one, or leave it out"
                .formatted(crs));
      }
    } catch (IllegalArgumentException e) {
      refuse("unknown_crs", "Invalid settings.crs: " + e.getMessage());
    }
  }

  /**
   * A metric CRS of another part of the world, or Web Mercator, gives wrong areas in silence: it
   * costs the cities that it does not fit, and the run when it fits none.
   */
  private void checkFits(List<City> cities, Crs crs) {
    List<Issue> unfit = cities.stream().flatMap(city -> findUnfit(city, crs).stream()).toList();
    boolean fitsNone = unfit.size() == cities.size();
    unfit.forEach(issue -> issues.add(fitsNone ? issue.at(null) : issue));
  }

  private static Optional<Issue> findUnfit(City city, Crs crs) {
    Crs equalArea = LocalProjection.centredOn(city.boundary().getEnvelopeInternal());
    double ratio = area(city, crs) / area(city, equalArea);
    if (Math.abs(ratio - 1) <= AREA_TOLERANCE) {
      return Optional.empty();
    }
    String area =
        Double.isNaN(ratio)
            ? "cannot be drawn"
            : String.format(ROOT, "has %.3f times the area that it has on the globe", ratio);
    String message =
        "Invalid settings.crs: in %s %s %s; declare the CRS of its zone, or leave it out"
            .formatted(crs, city.place(), area);
    return Optional.of(Issue.error("crs_does_not_fit", null, null, message).at(city.place()));
  }

  private static double area(City city, Crs crs) {
    try {
      return Reprojection.between(Crs.CRS84, crs).densified(city.boundary()).getArea();
    } catch (IllegalArgumentException e) {
      return Double.NaN;
    }
  }

  /** When every raster of a city would fit the swapped boundary, the boundary is wrong. */
  private void checkSwapped(City city) {
    long rasters = settings.inputs().stream().filter(input -> isRasterOf(input, city)).count();
    List<Issue> swapped =
        issues.stream()
            .filter(i -> i.code().equals(InputCheck.MISSES_CITY) && city.place().equals(i.place()))
            .filter(i -> i.message().contains(InputCheck.SWAPPED))
            .toList();
    if (rasters > 0 && swapped.size() == rasters) {
      issues.removeAll(swapped);
      var box = city.boundary().getEnvelopeInternal();
      String message =
          "Invalid boundary of %s in %s: longitude %.4f, latitude %.4f is in none of its %d rasters, and would be in all if they were swapped; write longitude first"
              .formatted(
                  city.place(), settings.cities().path(), box.centre().x, box.centre().y, rasters);
      issues.add(
          Issue.error("swapped_coordinates", CityReader.INPUT, null, message).at(city.place()));
    }
  }

  private static boolean isRasterOf(InputSettings input, City city) {
    return input.common().covers(city.place().cityId())
        && input.common().path().toLowerCase(ROOT).matches(".*\\.tiff?");
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
      Edition read = EditionReader.read(file);
      Catalogue.load()
          .problems(edition, read)
          .forEach(problem -> refuse("invalid_edition", problem));
    } catch (CatalogueException e) {
      e.problems().forEach(problem -> refuse("invalid_edition", problem));
    }
  }

  private void refuse(String code, String message) {
    issues.add(Issue.error(code, null, null, message));
  }
}
