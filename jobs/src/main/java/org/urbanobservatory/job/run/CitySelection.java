package org.urbanobservatory.job.run;

import java.util.List;
import java.util.TreeSet;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.source.city.CityRead;

/** Which cities a run computes: those with a usable boundary that the command line asks for. */
final class CitySelection {
  private final RunOptions options;
  private final CityRead read;
  private final List<Issue> refused;

  /**
   * @param read every configured city
   * @param refused what the check refused
   */
  CitySelection(RunOptions options, CityRead read, List<Issue> refused) {
    this.options = options;
    this.read = read;
    this.refused = List.copyOf(refused);
  }

  /** Every city with a usable boundary. */
  List<City> cities() {
    return read.cities();
  }

  InputSummary citiesSummary() {
    return read.summary();
  }

  /** Every configured city, also one whose boundary cannot be used. */
  List<Place> places() {
    var places = new TreeSet<Place>();
    read.cities().forEach(c -> places.add(c.place()));
    places.addAll(read.failedPlaces());
    return List.copyOf(places);
  }

  /** The cities to compute; the others are carried over. */
  List<City> selected() {
    return wanted().stream().filter(c -> !isLost(c.place())).toList();
  }

  /** The cities that the command line asks for. */
  List<City> wanted() {
    return read.cities().stream().filter(c -> selects(c.place())).toList();
  }

  /** Whether the check has found what makes a city fail. */
  private boolean isLost(Place city) {
    return refused.stream()
        .anyMatch(i -> i.severity() == Issue.Severity.ERROR && city.equals(i.place()));
  }

  boolean selects(Place city) {
    return options.selection().selects(city);
  }
}
