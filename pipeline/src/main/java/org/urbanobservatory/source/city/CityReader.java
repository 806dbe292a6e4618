package org.urbanobservatory.source.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.CountryCodes;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;

/**
 * Reads the cities from a vector file with properties {@code city_id, country_code, name} and, if
 * wanted, {@code official_code}. Faults of ids are faults of the configuration; faults of a
 * boundary cost that city alone.
 */
public final class CityReader {
  private static final List<String> REQUIRED = List.of("city_id", "country_code", "name");

  /** A Shapefile cuts names after ten characters. */
  private static final int SHAPEFILE_NAME = 10;

  private final ByteSource source;
  private final String path;
  private final VectorSettings settings;
  private final Set<String> countries;
  private final List<City> cities = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();

  private CityReader(
      ByteSource source, String path, VectorSettings settings, Set<String> countries) {
    this.source = source;
    this.path = path;
    this.settings = settings;
    this.countries = new TreeSet<>(countries);
  }

  /**
   * Reads one file.
   *
   * @param path as the configuration writes it
   * @param settings layer and CRS of the file
   * @param countries codes of the configured countries
   */
  public static CityRead read(
      ByteSource source, String path, VectorSettings settings, Set<String> countries) {
    return new CityReader(source, path, settings, countries).read();
  }

  private CityRead read() {
    VectorRead read = VectorReader.read(source, settings);
    read.issues().forEach(issue -> issues.add(ofCity(issue)));
    if (!read.features().isEmpty()) {
      readFeatures(read);
    } else if (!read.isRefused()) {
      refuse(Fault.invalid("no_city", "cities", "the file holds no usable feature"));
    }
    cities.sort(Comparator.comparing(City::place));
    return new CityRead(cities, issues, summary(read.read()));
  }

  private void readFeatures(VectorRead read) {
    try {
      requireColumns(read.features());
    } catch (Fault fault) {
      refuse(fault);
      return;
    }
    Map<String, List<Feature>> byId = byId(read.features());
    for (Feature feature : read.features()) {
      readFeature(feature, byId, read.crs());
    }
  }

  private void readFeature(Feature feature, Map<String, List<Feature>> byId, Crs crs) {
    String location = location(feature);
    Place place = null;
    try {
      place = place(feature);
      requireUnique(place.cityId(), byId);
      String name = required(feature, "name");
      Boundary boundary = Boundary.of(feature.geometry(), crs, place.countryCode());
      if (boundary.repair() != null) {
        issues.add(repaired(place, location, boundary.repair()));
      }
      cities.add(new City(place, name, text(feature, "official_code"), boundary.geometry()));
    } catch (Fault fault) {
      issues.add(fault.asError().rejected(settings.input(), source.fileName(), location).at(place));
    }
  }

  private void requireColumns(List<Feature> features) throws Fault {
    for (String column : REQUIRED) {
      if (features.stream().allMatch(f -> text(f, column) == null)) {
        Set<String> found = new TreeSet<>();
        features.forEach(f -> found.addAll(f.properties().keySet()));
        throw Fault.invalid(
            "missing_column",
            "properties",
            "'%s' is missing; found: %s%s"
                .formatted(column, String.join(", ", found), NearestName.hint(column, found)));
      }
    }
  }

  private static Map<String, List<Feature>> byId(List<Feature> features) {
    return features.stream()
        .filter(f -> text(f, "city_id") != null)
        .collect(Collectors.groupingBy(f -> text(f, "city_id"), TreeMap::new, Collectors.toList()));
  }

  private static void requireUnique(String cityId, Map<String, List<Feature>> byId) throws Fault {
    List<Feature> same = byId.get(cityId);
    if (same.size() > 1) {
      String where = same.stream().map(CityReader::location).collect(Collectors.joining(", "));
      throw Fault.invalid(
              "duplicate_city_id",
              "city_id",
              "'%s' is the id of %s; give each city its own".formatted(cityId, where))
          .about(null, cityId);
    }
  }

  private Place place(Feature feature) throws Fault {
    String id = required(feature, "city_id");
    if (!Place.isCityId(id)) {
      throw Fault.invalid(
              "unsafe_city_id",
              "city_id",
              "'" + id + "' must be 1 to 64 of a-z, 0-9 and '-', because it names a folder")
          .about(null, id);
    }
    return new Place(country(feature), id);
  }

  private String country(Feature feature) throws Fault {
    String code = required(feature, "country_code");
    if (!CountryCodes.isCountryCode(code) || !countries.contains(code)) {
      String why =
          CountryCodes.isCountryCode(code)
              ? "is not in `countries` of the configuration; add it or correct it"
              : "is no ISO 3166-1 alpha-3 code";
      throw Fault.invalid(
              "unknown_country",
              "country_code",
              "'" + code + "' " + why + NearestName.hint(code, countries))
          .about(null, code);
    }
    return code;
  }

  private static String required(Feature feature, String name) throws Fault {
    String text = text(feature, name);
    if (text == null) {
      throw Fault.invalid("empty_cell", name, "the property is empty; fill it in");
    }
    return text;
  }

  private static String text(Feature feature, String name) {
    String text = feature.text(name);
    boolean mayBeCut = text == null && name.length() > SHAPEFILE_NAME;
    return mayBeCut ? feature.text(name.substring(0, SHAPEFILE_NAME)) : text;
  }

  private static String location(Feature feature) {
    return "feature " + feature.index();
  }

  private Issue repaired(Place place, String location, String repair) {
    String message =
        "Invalid boundary of %s in %s %s: %s".formatted(place, source.fileName(), location, repair);
    return Issue.repaired("repaired_boundary", settings.input(), location, message).at(place);
  }

  /** A feature that has no geometry costs a city. */
  private static Issue ofCity(Issue issue) {
    return issue.action() == Issue.Action.REJECTED
        ? new Issue(
            Issue.Severity.ERROR,
            issue.code(),
            issue.input(),
            issue.location(),
            issue.place(),
            issue.variable(),
            issue.value(),
            issue.message(),
            issue.action())
        : issue;
  }

  private void refuse(Fault fault) {
    issues.add(fault.refused(settings.input(), source.fileName()));
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
