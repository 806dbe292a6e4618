package org.urbanobservatory.measure.population;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * People of one polygon, for example a census tract.
 *
 * @param geometry valid polygons in the computing CRS
 * @param people persons
 * @param feature number of its feature in its file, 0 where it comes from none
 */
public record Zone(Geometry geometry, double people, long feature) implements Comparable<Zone> {
  public Zone {
    Objects.requireNonNull(geometry, "geometry");
    if (!Double.isFinite(people)) {
      throw new IllegalArgumentException("Invalid population of a zone: " + people);
    }
  }

  /** A zone that comes from no file. */
  public Zone(Geometry geometry, double people) {
    this(geometry, people, 0);
  }

  /** By content, so that the order of the rows of an input does not matter. */
  @Override
  public int compareTo(Zone other) {
    int byPeople = Double.compare(people, other.people);
    return byPeople != 0 ? byPeople : geometry.compareTo(other.geometry);
  }
}
