package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/** The configured cities of a country: their people and their observations. */
final class CountryCities {
  private final Place country;
  private final SortedMap<Place, Double> populations;
  private final Map<Place, PlaceObservations> observations = new HashMap<>();

  CountryCities(Place country, Map<Place, Double> populations, List<Observation> observations) {
    this.country = country;
    this.populations = new TreeMap<>(populations);
    var byPlace = new HashMap<Place, List<Observation>>();
    for (Observation observation : observations) {
      if (populations.containsKey(observation.place())) {
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
    if (!place.equals(country) && !populations.containsKey(place)) {
      throw new IllegalStateException(
          "Cannot aggregate " + country + ": city " + place + " is not configured");
    }
  }

  /** The people configured for a city, null if unknown. */
  Double population(Place city) {
    return populations.get(city);
  }

  PlaceObservations observations(Place city) {
    return observations.getOrDefault(city, new PlaceObservations(city, List.of()));
  }

  List<Place> places() {
    return List.copyOf(populations.keySet());
  }

  CountryIndicatorValue national(IndicatorValue value) {
    return new CountryIndicatorValue(value, 0, populations.size(), null, "national");
  }

  CountryIndicatorValue combined(IndicatorValue value, Collection<Place> used, String aggregation) {
    return new CountryIndicatorValue(
        value, used.size(), populations.size(), covered(used), aggregation);
  }

  /** Null when a population is unknown, since the share would be a guess. */
  private Double covered(Collection<Place> used) {
    if (populations.containsValue(null)) {
      return null;
    }
    double all = 0;
    double covered = 0;
    for (Map.Entry<Place, Double> city : populations.entrySet()) {
      all += city.getValue();
      covered += used.contains(city.getKey()) ? city.getValue() : 0;
    }
    return all == 0 ? null : Double.valueOf(covered / all);
  }
}
