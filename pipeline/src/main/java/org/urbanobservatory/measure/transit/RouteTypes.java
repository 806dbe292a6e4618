package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a timetable's kinds of vehicle mean: {@code route_types} of {@code schemas/transit.yaml} in
 * memory.
 *
 * @param ranges by the first type of each range
 */
public record RouteTypes(NavigableMap<Integer, Range> ranges) implements Serializable {
  /**
   * Route types of one meaning.
   *
   * @param last of the range, included
   * @param name what runs
   * @param capacity of it, null for what is no public transport of a city
   */
  public record Range(int last, String name, Capacity capacity) implements Serializable {}

  public RouteTypes {
    NavigableMap<Integer, Range> sorted =
        Collections.unmodifiableNavigableMap(new TreeMap<>(ranges));
    sorted.forEach((first, range) -> checkRange(first, range, sorted.higherKey(first)));
    ranges = sorted;
  }

  /** Whether the type is one of the table, public transport or not. */
  public boolean isKnown(int type) {
    return findRange(type).isPresent();
  }

  /** The capacity of a type; empty for an unknown one and for what is no public transport. */
  public Optional<Capacity> findCapacity(int type) {
    return findRange(type).map(Range::capacity);
  }

  private Optional<Range> findRange(int type) {
    return Optional.ofNullable(ranges.floorEntry(type))
        .map(Map.Entry::getValue)
        .filter(r -> type <= r.last());
  }

  private static void checkRange(int first, Range range, Integer next) {
    if (range.last() < first || (next != null && range.last() >= next)) {
      throw new IllegalArgumentException(
          "Invalid route types %d to %d (%s): they end before they begin or overlap the next"
              .formatted(first, range.last(), range.name()));
    }
  }
}
