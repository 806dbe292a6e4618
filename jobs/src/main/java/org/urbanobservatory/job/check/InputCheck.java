package org.urbanobservatory.job.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.RasterHeader;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.InputSettings.Population;
import org.urbanobservatory.job.settings.InputSettings.Statistics;
import org.urbanobservatory.job.settings.InputSettings.Streets;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Action;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.source.tabular.DelimitedFile;
import org.urbanobservatory.source.tabular.DelimitedReader;
import org.urbanobservatory.source.tabular.DelimitedSettings;

/** What is wrong with the files of one input, as far as their beginnings tell. */
final class InputCheck {
  private static final List<String> STATISTICS_COLUMNS =
      List.of("country_code", "city_id", "variable", "year", "value");

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

  List<Issue> issues() {
    checkCityIds();
    if (input instanceof Population population && population.crs() != null) {
      checkCrs(population.crs());
    }
    if (!input.common().isPerCity()) {
      check(input.common().bytes(), null);
    } else {
      cities.forEach(city -> check(input.common().bytes(city.place().cityId()), city));
    }
    return issues;
  }

  /** The configuration may name cities that are not there: a slip that would cost their values. */
  private void checkCityIds() {
    List<String> known = cities.stream().map(city -> city.place().cityId()).toList();
    for (String id : input.common().cities()) {
      if (!known.contains(id)) {
        add(
            Severity.WARNING,
            "unknown_city",
            null,
            "Invalid input "
                + input.id()
                + ": its city '"
                + id
                + "' is not among the usable cities");
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
      fault("unreadable_file", city, "Cannot read input " + input.id() + ": " + e.getMessage());
    }
  }

  private void checkContent(ByteSource bytes, City city) throws IOException, Fault {
    String name = bytes.fileName().toLowerCase(Locale.ROOT);
    if (input instanceof Statistics statistics) {
      checkStatistics(bytes, statistics);
    } else if (input instanceof Population population && name.endsWith(".csv")) {
      DelimitedFile file = DelimitedReader.open(bytes, DelimitedSettings.detected(input.id()));
      for (String column : List.of(population.x(), population.y(), population.column())) {
        file.header().require(column);
      }
    } else if (name.endsWith(".tif") || name.endsWith(".tiff")) {
      checkRaster(bytes, city);
    } else if (input instanceof Streets && name.endsWith(".pbf")) {
      checkPbf(bytes);
    }
  }

  private void checkStatistics(ByteSource bytes, Statistics statistics) throws IOException, Fault {
    var declared = new DelimitedSettings(input.id(), statistics.encoding(), statistics.delimiter());
    DelimitedFile file = DelimitedReader.open(bytes, declared);
    for (String column : STATISTICS_COLUMNS) {
      if (!statistics.constants().containsKey(column)) {
        file.header().require(statistics.columns().getOrDefault(column, column));
      }
    }
  }

  /** A raster of another file system is checked where it is read. */
  private void checkRaster(ByteSource bytes, City city) {
    if (!bytes.isLocal()) {
      return;
    }
    RasterHeader header = GeoTiff.header(bytes.localPath());
    header.notices().forEach(n -> add(Severity.INFO, "raster_notice", null, path(city) + ": " + n));
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

  private void checkCovered(City city, Envelope raster, String path) {
    Envelope wanted = city.boundary().getEnvelopeInternal();
    String of = input.id() + ": " + path + " ";
    if (!raster.intersects(wanted)) {
      add(
          severity(),
          "raster_misses_city",
          city.place(),
          "Invalid input " + of + "has no cell in " + city.place() + "; check its CRS and extent");
    } else if (!raster.contains(wanted)) {
      add(
          Severity.WARNING,
          "raster_ends_in_city",
          city.place(),
          "Invalid input " + of + "ends inside the envelope of " + city.place());
    }
  }

  /** A PBF begins with the length of its header, below 64 KiB, and the header's type. */
  private void checkPbf(ByteSource bytes) throws IOException {
    byte[] start;
    try (InputStream in = bytes.open()) {
      start = in.readNBytes(64);
    }
    String text = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (start.length < 16 || start[0] != 0 || !text.contains("OSMHeader")) {
      fault(
          "not_pbf",
          null,
          "Cannot read input "
              + input.id()
              + ": "
              + input.common().path()
              + " is no OSM PBF file, or is cut off");
    }
  }

  private String path(City city) {
    String path = input.common().path();
    return city == null ? path : path.replace("{city_id}", city.place().cityId());
  }

  private Severity severity() {
    return input.common().required() ? Severity.ERROR : Severity.WARNING;
  }

  private void fault(String code, City city, String message) {
    add(severity(), code, city == null ? null : city.place(), message);
  }

  private void add(Severity severity, String code, Place place, String message) {
    issues.add(
        new Issue(
            severity,
            code,
            input.id(),
            input.common().path(),
            place,
            null,
            null,
            message,
            Action.REJECTED));
  }
}
