package org.urbanobservatory.source.city;

import java.util.List;
import java.util.Set;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;

/**
 * What the file of cities gave.
 *
 * @param cities accepted, by country and id
 * @param issues in file order; an issue of severity error costs a city or the whole file
 * @param summary read = accepted + rejected
 */
public record CityRead(List<City> cities, List<Issue> issues, InputSummary summary) {
  /** Faults of one city's boundary: that city fails alone. */
  private static final Set<String> OF_ONE_CITY =
      Set.of(
          "empty_geometry",
          "invalid_geometry",
          "not_polygonal",
          "swapped_coordinates",
          "coordinates_out_of_range");

  public CityRead {
    cities = List.copyOf(cities);
    issues = List.copyOf(issues);
  }

  /** Faults of the configuration, with which nothing is to be computed. */
  public List<Issue> configurationFaults() {
    return issues.stream()
        .filter(i -> i.severity() == Severity.ERROR && !OF_ONE_CITY.contains(i.code()))
        .toList();
  }

  /** Faults that cost one city each; the place is set where it is known. */
  public List<Issue> failedCities() {
    return issues.stream().filter(i -> OF_ONE_CITY.contains(i.code())).toList();
  }
}
