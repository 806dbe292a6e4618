package org.urbanobservatory.job.sample.city;

import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.sample.plane.Point;

/**
 * A tagged point: a stop, a station, a school.
 *
 * @param point where
 * @param tags OpenStreetMap tags
 */
public record Place(Point point, Map<String, String> tags) {
  public Place {
    tags = new TreeMap<>(tags);
  }
}
