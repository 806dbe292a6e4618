package org.urbanobservatory.source.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;

/**
 * Reads the cities from a vector file with properties {@code city_id, country_code, name} and, if
 * wanted, {@code official_code}. Whatever is wrong with one feature costs that city alone, but for
 * an id that two features have or that cannot name a folder: it is a fault of the configuration,
 * and so is a file without any usable city.
 */
public final class CityReader {
  /** What issues and counts of the file of cities name as their input. */
  public static final String INPUT = "cities";

  private static final List<String> REQUIRED = List.of("city_id", "country_code", "name");

  private final ByteSource source;
  private final String path;
  private final VectorSettings settings;
  private final Set<String> countries;
  private final List<City> cities = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();
  private final Set<String> ids = new TreeSet<>();

  private CityReader(
      ByteSource source, String path, VectorSettings settings, Set<String> countries) {
    this.source = source;
    this.path = path;
    this.settings = settings;
    this.countries = new TreeSet<>(countries);
  }

  /**
   * Reads one file, whose layer and CRS it says itself.
   *
   * @param path as the configuration writes it
   * @param countries codes of the configured countries
   */
  public static CityRead read(ByteSource source, String path, Set<String> countries) {
    return read(source, path, VectorSettings.detected(INPUT), countries);
  }

  /**
   * Reads one file.
   *
   * @param path as the configuration writes it
   * @param settings layer and CRS of the file, for input {@link #INPUT}
   * @param countries codes of the configured countries
   */
  public static CityRead read(
      ByteSource source, String path, VectorSettings settings, Set<String> countries) {
    return new CityReader(source, path, settings, countries).read();
  }

  private CityRead read() {
    VectorRead read = VectorReader.read(source, settings);
    // Those of a feature are told with the city whose feature it is.
    read.issues().stream().filter(issue -> issue.location() == null).forEach(issues::add);
    if (!read.isRefused()) {
      readFeatures(CityFeature.of(read), read.crs());
    }
    cities.sort(Comparator.comparing(City::place));
    issues.addAll(CityOverlaps.of(cities));
    return new CityRead(cities, ids, issues, summary(read.read()));
  }

  private void readFeatures(List<CityFeature> features, Crs crs) {
    try {
      requireColumns(features);
      var identity = new CityIdentity(features, countries);
      ids.addAll(identity.ids());
      features.forEach(feature -> readFeature(feature, identity, crs));
      requireCity(features);
    } catch (Fault fault) {
      issues.add(fault.refused(settings.input(), source.fileName()));
    }
  }

  private void readFeature(CityFeature feature, CityIdentity identity, Crs crs) {
    Place place;
    try {
      place = identity.place(feature);
    } catch (Fault fault) {
      reject(feature, null, fault);
      return;
    }
    String name = name(feature, place);
    Boundary boundary = boundary(feature, place, crs);
    if (name != null && boundary != null) {
      cities.add(new City(place, name, feature.text("official_code"), boundary.geometry()));
    }
  }

  /** Null for a city without a name, which is told. */
  private String name(CityFeature feature, Place place) {
    try {
      return feature.required("name");
    } catch (Fault fault) {
      reject(feature, place, fault.of(place.toString()));
      return null;
    }
  }

  /** Null for a boundary that cannot be used, which is told. */
  private Boundary boundary(CityFeature feature, Place place, Crs crs) {
    try {
      Boundary boundary = Boundary.of(feature.geometry(), crs, place.countryCode());
      if (boundary.repair() != null) {
        issues.add(repaired(place, feature.location(), boundary.repair()));
      }
      return boundary;
    } catch (Fault fault) {
      reject(feature, place, fault.of(place.toString()));
      return null;
    }
  }

  /**
   * @param place null where the feature does not say which city it is
   */
  private void reject(CityFeature feature, Place place, Fault fault) {
    issues.add(
        fault
            .asError()
            .rejected(settings.input(), source.fileName(), feature.location())
            .at(place));
  }

  private static void requireColumns(List<CityFeature> features) throws Fault {
    Set<String> found = new TreeSet<>();
    features.forEach(f -> found.addAll(f.attributes().properties().keySet()));
    for (String column : REQUIRED) {
      if (!features.isEmpty() && features.stream().noneMatch(f -> f.has(column))) {
        throw Fault.invalid(
            "missing_column",
            "properties",
            "'%s' is missing; found: %s%s"
                .formatted(column, String.join(", ", found), NearestName.hint(column, found)));
      }
    }
  }

  /** Without any city there is nothing to compute; ids that refuse the file say so themselves. */
  private void requireCity(List<CityFeature> features) throws Fault {
    boolean isRefused = issues.stream().anyMatch(i -> CityIdentity.REFUSING.contains(i.code()));
    if (cities.isEmpty() && !isRefused) {
      String rest = features.isEmpty() ? "" : " among %d; correct them".formatted(features.size());
      throw Fault.invalid("no_city", "cities", "the file holds no usable feature" + rest);
    }
  }

  private Issue repaired(Place place, String location, String repair) {
    String message =
        "Invalid boundary of %s in %s %s: %s".formatted(place, source.fileName(), location, repair);
    return Issue.repaired("repaired_boundary", settings.input(), location, message).at(place);
  }

  private InputSummary summary(long read) {
    return new InputSummary(
        settings.input(),
        "cities",
        path,
        source.exists() ? source.sha256() : null,
        read,
        cities.size(),
        read - cities.size(),
        null,
        null,
        null);
  }
}
