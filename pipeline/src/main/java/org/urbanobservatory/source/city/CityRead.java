package org.urbanobservatory.source.city;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.model.Place;

/**
 * What the file of cities gave.
 *
 * @param cities accepted, by country and id
 * @param ids that the file gives to cities, also to those that are not usable
 * @param issues in file order; an issue of severity error costs a city or the whole file
 * @param summary read = accepted + rejected
 */
public record CityRead(
    List<City> cities, Set<String> ids, List<Issue> issues, InputSummary summary) {
  public CityRead {
    cities = List.copyOf(cities);
    ids = java.util.Collections.unmodifiableSet(new TreeSet<>(ids));
    issues = List.copyOf(issues);
  }

  /** Faults of the file or of its ids, with which nothing is to be computed. */
  public List<Issue> configurationFaults() {
    return issues.stream().filter(i -> i.severity() == Severity.ERROR && !costsOneCity(i)).toList();
  }

  /** Faults that cost one city each; the place is set where the feature says which city it is. */
  public List<Issue> failedCities() {
    return issues.stream().filter(CityRead::costsOneCity).toList();
  }

  /** The cities that fail and that the file names. */
  public Set<Place> failedPlaces() {
    return failedCities().stream()
        .map(Issue::place)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Whether an issue costs a feature of the file that does not say which city it is: it has no id,
   * or no country of the configuration. It costs no other city.
   */
  public static boolean costsUnnamedCity(Issue issue) {
    return costsOneCity(issue) && issue.place() == null;
  }

  private static boolean costsOneCity(Issue issue) {
    return issue.severity() == Severity.ERROR
        && CityReader.INPUT.equals(issue.input())
        && issue.location() != null
        && issue.location().startsWith("feature ")
        && !CityIdentity.REFUSING.contains(issue.code());
  }
}
