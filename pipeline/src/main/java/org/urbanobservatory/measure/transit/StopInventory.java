package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.util.List;

/**
 * The stops of a timetable that count as access, and how many do not.
 *
 * @param stops in the feed's order; longitude is x and latitude is y
 * @param platforms of the feed, with or without service
 * @param unserved platforms where no trip of the filter's day lets people board or alight
 * @param otherwise platforms served by vehicles of no capacity alone (school bus, taxi, plane)
 * @param infrequent platforms served, but less often than the filter asks
 * @param unknownRouteTypes lines whose kind of vehicle is in no table, and which are left out
 */
public record StopInventory(
    List<TransitStop> stops,
    int platforms,
    int unserved,
    int otherwise,
    int infrequent,
    List<String> unknownRouteTypes)
    implements Serializable {
  public StopInventory {
    stops = List.copyOf(stops);
    unknownRouteTypes = List.copyOf(unknownRouteTypes);
  }

  /** Stops of one capacity; a stop of both is in both lists. */
  public List<TransitStop> of(Capacity capacity) {
    return stops.stream().filter(s -> s.capacities().contains(capacity)).toList();
  }
}
