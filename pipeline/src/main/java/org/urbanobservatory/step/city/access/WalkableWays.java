package org.urbanobservatory.step.city.access;

import java.util.List;
import org.locationtech.jts.geom.LineString;

/**
 * The walkable ways near a city in the computing CRS.
 *
 * @param lines one a way, empty where no streets are given
 */
public record WalkableWays(List<LineString> lines) {
  public WalkableWays {
    lines = List.copyOf(lines);
  }
}
