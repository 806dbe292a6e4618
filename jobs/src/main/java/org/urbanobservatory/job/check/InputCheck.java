package org.urbanobservatory.job.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.Longitudes;
import org.urbanobservatory.geo.RasterHeader;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.InputSettings.BuiltUp;
import org.urbanobservatory.job.settings.InputSettings.Layer;
import org.urbanobservatory.job.settings.InputSettings.Population;
import org.urbanobservatory.job.settings.InputSettings.Statistics;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Action;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.source.gtfs.GtfsReader;
import org.urbanobservatory.source.osm.PbfFrame;
import org.urbanobservatory.source.tabular.DelimitedReader;
import org.urbanobservatory.source.tabular.DelimitedSettings;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * What is wrong with the files of one input, as far as their beginnings tell.
 *
 * <p>An issue with action {@code REJECTED} says that the input cannot be used, for one city or for
 * all. When the input is required it is an error: one of the configuration (a missing file, column
 * or CRS) stops a run, a broken or useless file costs the cities that it serves.
 */
final class InputCheck {
  /** A raster without a cell in a city that it serves. */
  static final String MISSES_CITY = SpatialInput.RASTER_MISSES_CITY;

  /** How the message of such a raster ends when the city's axes may be swapped. */
  static final String SWAPPED =
      ", but would have if longitude and latitude were swapped; write longitude first";

  /** Faults of a file's content, which no change of the configuration mends. */
  private static final Set<String> OF_CONTENT =
      Set.of("empty_file", "unreadable_file", "no_feature", MISSES_CITY);

  private final InputSettings input;
  private final List<City> cities;
  private final List<Issue> issues = new ArrayList<>();

  /**
   * @param cities whose boundaries are usable
   */
  InputCheck(InputSettings input, List<City> cities) {
    this.input = input;
    this.cities = cities.stream().filter(c -> input.common().covers(c.place().cityId())).toList();
  }

  /**
   * @param knownCities ids of all configured cities
   */
  List<Issue> issues(Set<String> knownCities) {
    checkCityIds(knownCities);
    if (input instanceof Population population && population.crs() != null) {
      checkCrs(population.crs());
    }
    if (isNowhere(knownCities)) {
      refuse();
    } else if (!input.common().isPerCity()) {
      check(input.common().bytes(), null);
    } else {
      cities.forEach(city -> check(input.common().bytes(city.place().cityId()), city));
    }
    return issues;
  }

  /** Whether there is no file at all: a slip of the path, optional or not. */
  private boolean isNowhere(Set<String> knownCities) {
    return input.common().isPerCity()
        ? !cities.isEmpty()
            && knownCities.stream()
                .filter(input.common()::covers)
                .noneMatch(id -> isThere(input.common().bytes(id)))
        : !isThere(input.common().bytes());
  }

  /** What cannot be asked is told when it is read. */
  private static boolean isThere(ByteSource bytes) {
    try {
      return bytes.exists();
    } catch (RuntimeException e) {
      return true;
    }
  }

  private void refuse() {
    String which =
        input.common().isPerCity()
            ? "there is no file %s of any city".formatted(input.common().path())
            : "there is no file %s".formatted(input.common().path());
    String message =
        "Cannot read input %s: %s; correct its path or take it out of the configuration"
            .formatted(input.id(), which);
    add(Severity.ERROR, "missing_file", null, message, Action.REJECTED);
  }

  /** The configuration may name cities that are not there: a slip that would cost their values. */
  private void checkCityIds(Set<String> knownCities) {
    for (String id : input.common().cities()) {
      if (!knownCities.contains(id)) {
        String message =
            "Invalid input %s: its city '%s' is not in the file of cities%s"
                .formatted(input.id(), id, NearestName.hint(id, knownCities));
        note(Severity.WARNING, "unknown_city", null, message);
      }
    }
  }

  private void checkCrs(String crs) {
    try {
      Crs.of(crs);
    } catch (IllegalArgumentException e) {
      fault("unknown_crs", null, "Invalid crs of input " + input.id() + ": " + e.getMessage());
    }
  }

  /**
   * @param city whose own file it is, null for a shared one
   */
  private void check(ByteSource bytes, City city) {
    String path = path(city);
    try {
      if (!bytes.exists()) {
        fault(
            "missing_file", city, "Cannot read input " + input.id() + ": there is no file " + path);
      } else if (bytes.size() == 0) {
        fault("empty_file", city, "Cannot read input " + input.id() + ": " + path + " is empty");
      } else {
        checkContent(bytes, city);
      }
    } catch (Fault e) {
      fault(e.code(), city, e.refused(input.id(), path).message());
    } catch (IOException | RuntimeException e) {
      fault(code(e), city, "Cannot read input " + input.id() + ": " + told(e, bytes, path));
    }
  }

  /** A raster without a CRS is a matter of its declaration, not of broken bytes. */
  private static String code(Exception e) {
    return String.valueOf(e.getMessage()).contains(": no CRS") ? "missing_crs" : "unreadable_file";
  }

  /** The message with the path as the configuration writes it. */
  private static String told(Exception e, ByteSource bytes, String path) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.replace(bytes.uri(), path);
  }

  private void checkContent(ByteSource bytes, City city) throws IOException, Fault {
    String name = bytes.fileName().toLowerCase(Locale.ROOT);
    if (input instanceof Statistics statistics) {
      checkTable(
          bytes, new DelimitedSettings(input.id(), statistics.encoding(), statistics.delimiter()));
    } else if (isTable(name)) {
      checkTable(bytes, DelimitedSettings.detected(input.id()));
    } else if (name.matches(".*\\.tiff?") || input instanceof BuiltUp) {
      checkRaster(bytes, city);
    } else if (name.endsWith(".pbf")) {
      checkPbf(bytes);
    } else if (name.endsWith(".zip")) {
      GtfsReader.check(bytes);
    } else {
      checkVector(bytes, city);
    }
  }

  private boolean isTable(String name) {
    return (input instanceof Population || input instanceof Layer)
        && name.matches(".*\\.(csv|tsv|txt)");
  }

  private void checkTable(ByteSource bytes, DelimitedSettings settings) throws IOException, Fault {
    NamedColumns.require(input, DelimitedReader.open(bytes, settings).header());
  }

  /** A raster of another file system is checked where it is read. */
  private void checkRaster(ByteSource bytes, City city) {
    if (!bytes.isLocal()) {
      return;
    }
    RasterHeader header = GeoTiff.header(bytes.localPath());
    header
        .notices()
        .forEach(n -> note(Severity.INFO, "raster_notice", null, path(city) + ": " + n));
    Envelope envelope = envelope(header);
    if (envelope == null) {
      return;
    }
    (city == null ? cities : List.of(city)).forEach(c -> checkCovered(c, envelope, path(city)));
  }

  /** Null for a world raster whose corners lie outside of its projection. */
  private static Envelope envelope(RasterHeader header) {
    try {
      return header.lonLatEnvelope();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void checkCovered(City city, Envelope all, String path) {
    Envelope wanted = city.boundary().getEnvelopeInternal();
    Envelope raster = Longitudes.near(wanted, all);
    String of = input.id() + ": " + path + " ";
    if (!raster.intersects(wanted)) {
      String hint = raster.intersects(swapped(wanted)) ? SWAPPED : "; check its CRS and extent";
      String message = "Invalid input " + of + "has no cell in " + city.place() + hint;
      add(severity(), MISSES_CITY, city.place(), message, Action.REJECTED);
    } else if (!raster.contains(wanted)) {
      note(
          Severity.WARNING,
          "raster_ends_in_city",
          city.place(),
          "Invalid input " + of + "ends inside the envelope of " + city.place());
    }
  }

  private static Envelope swapped(Envelope box) {
    return new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
  }

  /** On another file system a walk over the blocks would fetch the file twice. */
  private static void checkPbf(ByteSource bytes) throws IOException {
    if (bytes.isLocal()) {
      PbfFrame.check(bytes);
    }
  }

  private void checkVector(ByteSource bytes, City city) throws Fault {
    VectorRead read = VectorReader.read(bytes, VectorSettings.detected(input.id()));
    for (Issue issue : read.issues()) {
      if (issue.severity() == Severity.ERROR) {
        fault(issue.code(), city, issue.message());
        return;
      }
    }
    if (read.features().isEmpty()) {
      throw Fault.invalid("no_feature", "features", "the file holds no usable feature");
    }
    NamedColumns.require(input, read.features());
  }

  private String path(City city) {
    String path = input.common().path();
    return city == null ? path : path.replace("{city_id}", city.place().cityId());
  }

  private Severity severity() {
    return input.common().required() ? Severity.ERROR : Severity.WARNING;
  }

  /** The file cannot be used. */
  private void fault(String code, City city, String message) {
    if (city == null && input.common().required() && OF_CONTENT.contains(code)) {
      cities.forEach(
          c ->
              add(
                  severity(),
                  code,
                  c.place(),
                  message + "; " + c.place() + " requires it",
                  Action.REJECTED));
    } else {
      add(severity(), code, city == null ? null : city.place(), message, Action.REJECTED);
    }
  }

  /** The file is used all the same. */
  private void note(Severity severity, String code, Place place, String message) {
    add(severity, code, place, message, Action.KEPT);
  }

  private void add(Severity severity, String code, Place place, String message, Action action) {
    issues.add(
        new Issue(
            severity, code, input.id(), input.common().path(), place, null, null, message, action));
  }
}
