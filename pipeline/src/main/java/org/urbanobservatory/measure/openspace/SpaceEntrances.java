package org.urbanobservatory.measure.openspace;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * The entrances of one connected open space.
 *
 * @param spaces ids of the open spaces that it consists of, sorted
 * @param approach how the network comes to it
 * @param points on its boundary, at least one, sorted, each once
 */
public record SpaceEntrances(List<String> spaces, Approach approach, List<Coordinate> points) {
  /** How the walkable network comes to an open space. */
  public enum Approach {
    /** It crosses the boundary or passes near it. */
    BY_NETWORK,
    /** It stays away, and the whole boundary counts as entrance. */
    TOUCHES_NO_STREET
  }

  public SpaceEntrances {
    spaces = List.copyOf(spaces);
    points = List.copyOf(points);
  }

  public boolean touchesNoStreet() {
    return approach == Approach.TOUCHES_NO_STREET;
  }
}
