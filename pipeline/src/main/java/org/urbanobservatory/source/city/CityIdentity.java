package org.urbanobservatory.source.city;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.CountryCodes;
import org.urbanobservatory.source.Fault;

/** Which city a feature is: by an id that is its own and can name a folder, in a known country. */
final class CityIdentity {
  /**
   * Faults of ids that leave open which city is meant, or where its rows would go. They refuse the
   * file.
   */
  static final Set<String> REFUSING = Set.of("unsafe_city_id", "duplicate_city_id");

  private final Set<String> countries;
  private final Map<String, List<CityFeature>> byId;

  /**
   * @param countries codes of the configured countries
   */
  CityIdentity(List<CityFeature> features, Set<String> countries) {
    this.countries = new TreeSet<>(countries);
    this.byId =
        features.stream()
            .filter(f -> f.text("city_id") != null)
            .collect(
                Collectors.groupingBy(f -> f.text("city_id"), TreeMap::new, Collectors.toList()));
  }

  /** The ids of the file that can name a city. */
  Set<String> ids() {
    return byId.keySet().stream()
        .filter(Place::isCityId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Place place(CityFeature feature) throws Fault {
    String id = feature.required("city_id");
    requireSafe(id);
    requireUnique(id);
    return new Place(country(feature, id), id);
  }

  private static void requireSafe(String id) throws Fault {
    if (!Place.isCityId(id)) {
      throw Fault.invalid(
              "unsafe_city_id",
              "city_id",
              "'" + id + "' must be 1 to 64 of a-z, 0-9 and '-', because it names a folder")
          .about(null, id);
    }
  }

  private void requireUnique(String id) throws Fault {
    List<CityFeature> same = byId.get(id);
    if (same.size() > 1) {
      String where = same.stream().map(CityFeature::location).collect(Collectors.joining(", "));
      throw Fault.invalid(
              "duplicate_city_id",
              "city_id",
              "'%s' is the id of %s; give each city its own".formatted(id, where))
          .about(null, id);
    }
  }

  private String country(CityFeature feature, String id) throws Fault {
    String owner = "city '" + id + "'";
    String code;
    try {
      code = feature.required("country_code");
    } catch (Fault fault) {
      throw fault.of(owner);
    }
    if (CountryCodes.isCountryCode(code) && countries.contains(code)) {
      return code;
    }
    String why =
        CountryCodes.isCountryCode(code)
            ? "is not in `countries` of the configuration; add it or correct it"
            : "is no ISO 3166-1 alpha-3 code; correct it";
    throw Fault.invalid(
            "unknown_country",
            "country_code",
            "'" + code + "' " + why + NearestName.hint(code, countries))
        .about(null, code)
        .of(owner);
  }
}
