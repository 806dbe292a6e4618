package org.urbanobservatory.timetable;

import java.io.Serializable;
import java.util.Objects;

/**
 * One run of a vehicle along a route, or the pattern of runs by frequency.
 *
 * @param id in the feed
 * @param route index in the timetable's routes
 * @param service index in the timetable's services
 */
public record Trip(String id, int route, int service) implements Serializable {
  public Trip {
    Objects.requireNonNull(id, "id");
  }
}
