package org.urbanobservatory.timetable;

import java.io.Serializable;
import java.util.Objects;

/**
 * A line of a timetable.
 *
 * @param id in the feed
 * @param name short name, null if none
 * @param type kind of vehicle: GTFS {@code route_type}, basic (0-12) or extended (100-1702)
 */
public record Route(String id, String name, int type) implements Serializable {
  public Route {
    Objects.requireNonNull(id, "id");
  }
}
