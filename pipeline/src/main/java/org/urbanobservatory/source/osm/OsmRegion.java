package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * An envelope of which everything is kept, already buffered; edges belong to it.
 *
 * @param id names the region in the extract, for example a city_id
 * @param west degrees, below {@code east}: an envelope does not cross the date line
 * @param south degrees
 * @param east degrees
 * @param north degrees
 */
public record OsmRegion(String id, double west, double south, double east, double north)
    implements Serializable {
  public OsmRegion {
    Objects.requireNonNull(id, "id");
    if (!(west < east && south < north && isLonLat(west, south) && isLonLat(east, north))) {
      throw new IllegalArgumentException(
          "Invalid region %s: west %s, south %s, east %s, north %s is no envelope in degrees"
              .formatted(id, west, south, east, north));
    }
  }

  /** Whether the point lies in the envelope or on its edge. */
  public boolean holds(double lon, double lat) {
    return lon >= west && lon <= east && lat >= south && lat <= north;
  }

  /** As a message says it: from the south-west to the north-east. */
  public String box() {
    return box(west, south, east, north);
  }

  static String box(double west, double south, double east, double north) {
    return String.format(
        Locale.ROOT, "(lon %.5f, lat %.5f to lon %.5f, lat %.5f)", west, south, east, north);
  }

  static boolean isLonLat(double lon, double lat) {
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  }
}
