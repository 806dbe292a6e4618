package org.urbanobservatory.grid;

import java.util.List;

/**
 * A closed ring of a polygon, in either direction.
 *
 * @param xy flat pairs; the last point equals the first; not copied
 * @param isHole whether the ring takes area away
 */
public record Ring(double[] xy, boolean isHole) {
  public Ring {
    int n = xy.length;
    if (n < 8 || n % 2 != 0 || xy[0] != xy[n - 2] || xy[1] != xy[n - 1]) {
      throw new IllegalArgumentException(
          "Invalid ring: " + n / 2 + " points; at least 4 with the last equal to the first");
    }
  }

  /** Area by the shoelace formula around the first point; positive when counter-clockwise. */
  public static double signedArea(double[] xy) {
    double twice = 0;
    for (int i = 2; i + 3 < xy.length; i += 2) {
      twice += (xy[i] - xy[0]) * (xy[i + 3] - xy[1]) - (xy[i + 2] - xy[0]) * (xy[i + 1] - xy[1]);
    }
    return twice / 2;
  }

  /** {west, south, east, north} of all rings. */
  static double[] envelope(List<Ring> rings) {
    double[] box = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (Ring ring : rings) {
      for (int i = 0; i < ring.xy.length; i += 2) {
        box[0] = Math.min(box[0], ring.xy[i]);
        box[1] = Math.min(box[1], ring.xy[i + 1]);
        box[2] = Math.max(box[2], ring.xy[i]);
        box[3] = Math.max(box[3], ring.xy[i + 1]);
      }
    }
    return box;
  }
}
