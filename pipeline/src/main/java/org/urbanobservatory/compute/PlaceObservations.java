package org.urbanobservatory.compute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Term;

/** The observations of one place, found by variable and slot. Those of zones are left aside. */
final class PlaceObservations {
  private final Place place;
  private final List<Absence> absences;
  private final Map<String, Map<Slot, Observation>> byVariable = new HashMap<>();

  PlaceObservations(Place place, List<Observation> observations) {
    this(place, observations, List.of());
  }

  PlaceObservations(Place place, List<Observation> observations, List<Absence> absences) {
    this.place = place;
    this.absences = List.copyOf(absences);
    observations.forEach(this::add);
  }

  /** Why a measure could not be taken on an extent in a year; empty if nothing is said of it. */
  Optional<String> findAbsence(String variable, String extentId, int year) {
    return absences.stream()
        .filter(a -> a.variable().equals(variable))
        .filter(a -> a.extentId().equals(extentId) && a.year() == year)
        .map(Absence::reason)
        .sorted()
        .findFirst();
  }

  /** The years in which a measure could not be taken. */
  List<Integer> yearsAbsent(String variable) {
    return absences.stream()
        .filter(a -> a.variable().equals(variable))
        .map(Absence::year)
        .distinct()
        .toList();
  }

  private void add(Observation observation) {
    if (!observation.place().equals(place)) {
      throw new IllegalArgumentException(
          "Cannot compute "
              + place
              + ": observation of "
              + observation.variable()
              + " is of "
              + observation.place());
    }
    if (!observation.isOfZone()) {
      Observation earlier =
          byVariable
              .computeIfAbsent(observation.variable(), id -> new HashMap<>())
              .put(Slot.of(observation), observation);
      refuseSecond(earlier, observation);
    }
  }

  private void refuseSecond(Observation first, Observation second) {
    if (first != null) {
      throw new IllegalStateException(
          "Cannot compute %s: variable %s on extent %s in %d for %s has two observations, %s and %s"
              .formatted(
                  place,
                  second.variable(),
                  second.extentId(),
                  second.year(),
                  second.breakdown(),
                  first.value(),
                  second.value()));
    }
  }

  Set<Slot> slots(String variable) {
    return byVariable.getOrDefault(variable, Map.of()).keySet();
  }

  Optional<Observation> find(String variable, Slot slot) {
    return Optional.ofNullable(byVariable.getOrDefault(variable, Map.of()).get(slot));
  }

  /** The observation that a term reads for a result in the slot. */
  Optional<Observation> find(Term term, Slot result) {
    return find(term.variable(), result.of(term));
  }

  OptionalInt latestYear() {
    return byVariable.values().stream()
        .flatMap(slots -> slots.keySet().stream())
        .mapToInt(Slot::year)
        .max();
  }
}
