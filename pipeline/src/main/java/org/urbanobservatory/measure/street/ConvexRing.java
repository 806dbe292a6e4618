package org.urbanobservatory.measure.street;

import java.util.Arrays;

/**
 * A convex polygon as x0, y0, x1, y1, ... counter-clockwise, the first corner not repeated. Also
 * any simple ring of that direction as what is cut: cutting along a line then leaves parts that run
 * along the line and back, with the area that they should have (Sutherland and Hodgman, 1974).
 */
final class ConvexRing {
  private static final ConvexRing NOTHING = new ConvexRing(new double[0]);

  private final double[] xy;
  private final double minX;
  private final double minY;
  private final double maxX;
  private final double maxY;

  private ConvexRing(double[] xy) {
    this.xy = xy;
    double west = Double.POSITIVE_INFINITY;
    double south = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double north = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xy.length; i += 2) {
      west = Math.min(west, xy[i]);
      east = Math.max(east, xy[i]);
      south = Math.min(south, xy[i + 1]);
      north = Math.max(north, xy[i + 1]);
    }
    minX = west;
    minY = south;
    maxX = east;
    maxY = north;
  }

  /** What lies left of a line, and what lies right of it. */
  record Parts(ConvexRing left, ConvexRing right) {}

  /** A ring in either direction. */
  static ConvexRing of(double[] xy) {
    var ring = new ConvexRing(xy);
    return ring.signedArea() < 0 ? ring.reversed() : ring;
  }

  boolean isEmpty() {
    return xy.length == 0;
  }

  int corners() {
    return xy.length / 2;
  }

  /** Square metres, 0 or more. */
  double area() {
    return Math.abs(signedArea());
  }

  /** Whether the boxes of two rings have ground in common. */
  boolean meetsBoxOf(ConvexRing other) {
    return minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY;
  }

  /** Whether a side of this convex ring has all of another ring on its outer side. */
  boolean hasBeside(ConvexRing other) {
    for (int side = 0; side < corners(); side++) {
      if (isRightOf(other, side)) {
        return true;
      }
    }
    return false;
  }

  /** This ring cut along one side of a convex ring. */
  Parts cutAlong(ConvexRing cutter, int side) {
    double[] offset = cutter.offsets(this, side);
    double least = Arrays.stream(offset).min().orElse(0);
    double most = Arrays.stream(offset).max().orElse(0);
    if (least >= 0) {
      return new Parts(this, NOTHING);
    }
    return most <= 0 ? new Parts(NOTHING, this) : new Parts(kept(offset, 1), kept(offset, -1));
  }

  /** What of this ring lies in a convex ring. */
  ConvexRing within(ConvexRing convex) {
    ConvexRing left = this;
    for (int side = 0; side < convex.corners() && !left.isEmpty(); side++) {
      left = left.cutAlong(convex, side).left();
    }
    return left;
  }

  private boolean isRightOf(ConvexRing other, int side) {
    for (int corner = 0; corner < other.corners(); corner++) {
      if (offset(other, corner, side) > 0) {
        return false;
      }
    }
    return true;
  }

  private double[] offsets(ConvexRing other, int side) {
    var offsets = new double[other.corners()];
    for (int corner = 0; corner < offsets.length; corner++) {
      offsets[corner] = offset(other, corner, side);
    }
    return offsets;
  }

  /** Above 0 where a corner of another ring lies left of a side, on the inner side. */
  private double offset(ConvexRing other, int corner, int side) {
    int a = 2 * side;
    int b = (a + 2) % xy.length;
    double dx = xy[b] - xy[a];
    double dy = xy[b + 1] - xy[a + 1];
    return dx * (other.xy[2 * corner + 1] - xy[a + 1]) - dy * (other.xy[2 * corner] - xy[a]);
  }

  /** The corners on one side of a line, with those that the line makes. */
  private ConvexRing kept(double[] offset, int sign) {
    var kept = new double[2 * xy.length + 4];
    int n = 0;
    for (int i = 0, last = offset.length - 1; i < offset.length; last = i++) {
      if ((offset[last] > 0 && offset[i] < 0) || (offset[last] < 0 && offset[i] > 0)) {
        // From the corner with the lower number, so that both parts get the same new corner.
        int from = Math.min(i, last);
        int to = Math.max(i, last);
        double t = offset[from] / (offset[from] - offset[to]);
        kept[n++] = xy[2 * from] + t * (xy[2 * to] - xy[2 * from]);
        kept[n++] = xy[2 * from + 1] + t * (xy[2 * to + 1] - xy[2 * from + 1]);
      }
      if (sign * offset[i] >= 0) {
        kept[n++] = xy[2 * i];
        kept[n++] = xy[2 * i + 1];
      }
    }
    return new ConvexRing(Arrays.copyOf(kept, n));
  }

  private ConvexRing reversed() {
    var turned = new double[xy.length];
    for (int i = 0; i < xy.length; i += 2) {
      turned[i] = xy[xy.length - 2 - i];
      turned[i + 1] = xy[xy.length - 1 - i];
    }
    return new ConvexRing(turned);
  }

  /** From the first corner, so that products stay small. */
  private double signedArea() {
    double sum = 0;
    for (int i = 2; i + 3 < xy.length; i += 2) {
      sum += (xy[i] - xy[0]) * (xy[i + 3] - xy[1]) - (xy[i + 2] - xy[0]) * (xy[i + 1] - xy[1]);
    }
    return sum / 2;
  }
}
