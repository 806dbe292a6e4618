package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/** The configured cities of a country: their people and their observations. */
final class CountryCities {
  private final Place country;
  private final SortedSet<Place> places;
  private final IntFunction<Map<Place, Double>> populations;
  private final Map<Integer, SortedMap<Place, Double>> byYear = new HashMap<>();
  private final Map<Place, PlaceObservations> observations = new HashMap<>();

  /**
   * @param places every configured city
   * @param populations the people of all of them in a year, null where unknown
   */
  CountryCities(
      Place country,
      Collection<Place> places,
      IntFunction<Map<Place, Double>> populations,
      List<Observation> observations) {
    this.country = country;
    this.places = new TreeSet<>(places);
    this.populations = populations;
    var byPlace = new HashMap<Place, List<Observation>>();
    for (Observation observation : observations) {
      if (places.contains(observation.place())) {
        byPlace.computeIfAbsent(observation.place(), p -> new ArrayList<>()).add(observation);
      }
    }
    byPlace.forEach(
        (place, rows) -> this.observations.put(place, new PlaceObservations(place, rows)));
  }

  Place country() {
    return country;
  }

  void checkConfigured(Place place) {
    if (!place.equals(country) && !places.contains(place)) {
      throw new IllegalStateException(
          "Cannot aggregate " + country + ": city " + place + " is not configured");
    }
  }

  /** The people of a city in a year, null if unknown. */
  Double population(Place city, int year) {
    return populations(year).get(city);
  }

  private SortedMap<Place, Double> populations(int year) {
    return byYear.computeIfAbsent(year, y -> new TreeMap<>(populations.apply(y)));
  }

  PlaceObservations observations(Place city) {
    return observations.getOrDefault(city, new PlaceObservations(city, List.of()));
  }

  List<Place> places() {
    return List.copyOf(places);
  }

  CountryIndicatorValue national(IndicatorValue value) {
    return new CountryIndicatorValue(value, 0, places.size(), null, "national");
  }

  CountryIndicatorValue combined(IndicatorValue value, Collection<Place> used, String aggregation) {
    return new CountryIndicatorValue(
        value, used.size(), places.size(), covered(used, value.year()), aggregation);
  }

  /** Null when a population is unknown, since the share would be a guess. */
  private Double covered(Collection<Place> used, int year) {
    SortedMap<Place, Double> people = populations(year);
    if (people.containsValue(null)) {
      return null;
    }
    double all = 0;
    double covered = 0;
    for (Map.Entry<Place, Double> city : people.entrySet()) {
      all += city.getValue();
      covered += used.contains(city.getKey()) ? city.getValue() : 0;
    }
    return all == 0 ? null : Double.valueOf(covered / all);
  }
}
