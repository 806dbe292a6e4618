package org.urbanobservatory.step;

import java.util.List;
import org.locationtech.jts.geom.LineString;

/**
 * The walkable ways near a city in the computing CRS.
 *
 * @param lines one a way, empty where no streets are given
 */
record WalkableWays(List<LineString> lines) {
  WalkableWays {
    lines = List.copyOf(lines);
  }
}
