package org.urbanobservatory.measure.extent;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.intervalrtree.SortedPackedIntervalRTree;
import org.urbanobservatory.grid.Ring;

/**
 * Point in polygon where a point on an edge belongs to the region east of the edge, or north of a
 * horizontal one. Regions that share edges point by point share no point and lose none.
 */
final class HalfOpenRegion {
  private final SortedPackedIntervalRTree edges = new SortedPackedIntervalRTree();
  private final boolean isEmpty;

  HalfOpenRegion(Geometry region) {
    isEmpty = region.isEmpty();
    for (Ring ring : RegionRings.of(region)) {
      double[] xy = ring.xy();
      for (int i = 0; i + 3 < xy.length; i += 2) {
        insert(xy[i], xy[i + 1], xy[i + 2], xy[i + 3]);
      }
    }
  }

  /** An odd number of edges lies east of the point. */
  boolean contains(double x, double y) {
    if (isEmpty) {
      return false;
    }
    int[] crossings = {0};
    Coordinate point = new Coordinate(x, y);
    edges.query(y, y, edge -> crossings[0] += ((Upward) edge).isEastOf(point) ? 1 : 0);
    return crossings[0] % 2 == 1;
  }

  private void insert(double x0, double y0, double x1, double y1) {
    if (y0 != y1) {
      var a = new Coordinate(x0, y0);
      var b = new Coordinate(x1, y1);
      edges.insert(
          Math.min(y0, y1), Math.max(y0, y1), y0 < y1 ? new Upward(a, b) : new Upward(b, a));
    }
  }

  /** An edge from its southern to its northern end; exact, and equal for both directions. */
  private record Upward(Coordinate south, Coordinate north) {
    boolean isEastOf(Coordinate point) {
      return south.y <= point.y
          && point.y < north.y
          && Orientation.index(south, north, point) == Orientation.COUNTERCLOCKWISE;
    }
  }
}
