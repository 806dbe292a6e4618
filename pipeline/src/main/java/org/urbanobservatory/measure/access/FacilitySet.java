package org.urbanobservatory.measure.access;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Facilities of one kind, and how far people walk to them: low-capacity stops within 500 m, schools
 * within 1,000 m.
 *
 * @param id names the set in results, for example {@code transit_low}
 * @param points where people enter, in the computing CRS; empty if the city has none
 * @param thresholdM metres that count as within reach, this distance included
 */
public record FacilitySet(String id, List<Coordinate> points, double thresholdM) {
  public FacilitySet {
    points = List.copyOf(points);
    if (id == null || id.isBlank()) {
      throw new IllegalArgumentException("Invalid facility set: it has no id");
    }
    if (!(thresholdM > 0 && Double.isFinite(thresholdM))) {
      throw new IllegalArgumentException(
          "Invalid facility set %s: threshold %s m is not above 0".formatted(id, thresholdM));
    }
    for (Coordinate point : points) {
      if (!Double.isFinite(point.x) || !Double.isFinite(point.y)) {
        throw new IllegalArgumentException(
            "Invalid facility set %s: position %s, %s is not finite"
                .formatted(id, point.x, point.y));
      }
    }
  }
}
