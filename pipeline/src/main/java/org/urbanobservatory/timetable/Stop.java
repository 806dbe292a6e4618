package org.urbanobservatory.timetable;

import java.io.Serializable;
import java.util.Objects;

/**
 * A place of a timetable where people meet vehicles, or the way to it.
 *
 * @param id in the feed, trimmed
 * @param kind platform, station or entrance
 * @param lon degrees, WGS 84
 * @param lat degrees, WGS 84
 * @param station id of the station it belongs to, null if none
 */
public record Stop(String id, Kind kind, double lon, double lat, String station)
    implements Serializable {
  /** What the place is. */
  public enum Kind {
    /** Where people board: a stop on a street or a platform of a station. */
    PLATFORM,
    /** What holds platforms and entrances together. */
    STATION,
    /** Where people enter a station from the street. */
    ENTRANCE
  }

  public Stop {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      throw new IllegalArgumentException(
          "Invalid position of stop " + id + ": longitude " + lon + ", latitude " + lat);
    }
  }

  /** The id that all platforms of one station share; a stop without a station stands for itself. */
  public String group() {
    return station == null ? id : station;
  }

  /** The same place without a station. */
  public Stop alone() {
    return new Stop(id, kind, lon, lat, null);
  }
}
