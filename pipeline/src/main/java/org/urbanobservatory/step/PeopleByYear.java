package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/**
 * The people by whom the cities of a country weigh in a year: the latest official figure not after
 * it, else the latest measured one, else the earliest of a later year. What a later year brings
 * changes no earlier one.
 */
final class PeopleByYear {
  private static final String STATISTIC = "population";
  private static final String MEASURE = "extent_population";

  private final List<Place> places;
  private final Map<Place, List<Observation>> official;
  private final Map<Place, List<Observation>> measured;

  /**
   * @param places the configured cities of the country
   * @param observations those of any of its cities, in any order
   */
  PeopleByYear(List<Place> places, List<Observation> observations) {
    this.places = List.copyOf(places);
    this.official = counts(observations, STATISTIC);
    this.measured = counts(observations, MEASURE);
  }

  List<Place> places() {
    return places;
  }

  /** The people of every city, null if unknown. */
  Map<Place, Double> in(int year) {
    var people = new TreeMap<Place, Double>();
    places.forEach(city -> people.put(city, people(city, year)));
    return people;
  }

  private Double people(Place city, int year) {
    List<Observation> counted = official.getOrDefault(city, List.of());
    List<Observation> found = measured.getOrDefault(city, List.of());
    return Stream.of(
            latest(counted, year),
            latest(found, year),
            counted.stream().findFirst(),
            found.stream().findFirst())
        .flatMap(Optional::stream)
        .findFirst()
        .map(Observation::value)
        .orElse(null);
  }

  private static Optional<Observation> latest(List<Observation> byYear, int year) {
    return byYear.stream().filter(o -> o.year() <= year).reduce((earlier, later) -> later);
  }

  private static Map<Place, List<Observation>> counts(List<Observation> all, String variable) {
    var counts = new HashMap<Place, List<Observation>>();
    for (Observation o : all) {
      boolean isCount = o.variable().equals(variable) && o.extentId().equals("boundary");
      if (isCount && o.breakdown().isTotal() && !o.isOfZone()) {
        counts.computeIfAbsent(o.place(), place -> new ArrayList<>()).add(o);
      }
    }
    counts.values().forEach(rows -> rows.sort(Comparator.comparingInt(Observation::year)));
    return counts;
  }
}
