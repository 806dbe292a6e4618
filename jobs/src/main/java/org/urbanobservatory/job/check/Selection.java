package org.urbanobservatory.job.check;

import java.time.LocalDate;
import java.util.List;
import org.urbanobservatory.model.Place;

/**
 * What the command line asks of a run, for the check.
 *
 * @param asOf uses only inputs with a reference date up to it, null for all
 * @param cities ids of the cities to compute; empty for all
 * @param country code of the country to compute, null for all
 */
public record Selection(LocalDate asOf, List<String> cities, String country) {
  public static final Selection ALL = new Selection(null, List.of(), null);

  public Selection {
    cities = List.copyOf(cities);
  }

  /** Whether the city is to be computed, not carried over. */
  public boolean selects(Place city) {
    return (country == null || country.equals(city.countryCode()))
        && (cities.isEmpty() || cities.contains(city.cityId()));
  }

  /** Whether the city is named, and so is a country that it is not in. */
  boolean contradicts(Place city) {
    return cities.contains(city.cityId()) && country != null && !country.equals(city.countryCode());
  }
}
