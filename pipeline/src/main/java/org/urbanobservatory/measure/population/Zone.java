package org.urbanobservatory.measure.population;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * People of one polygon, for example a census tract.
 *
 * @param geometry valid polygons in the computing CRS
 * @param people persons
 */
public record Zone(Geometry geometry, double people) implements Comparable<Zone> {
  public Zone {
    Objects.requireNonNull(geometry, "geometry");
    if (!Double.isFinite(people)) {
      throw new IllegalArgumentException("Invalid population of a zone: " + people);
    }
  }

  /** By content, so that the order of the rows of an input does not matter. */
  @Override
  public int compareTo(Zone other) {
    int byPeople = Double.compare(people, other.people);
    return byPeople != 0 ? byPeople : geometry.compareTo(other.geometry);
  }
}
