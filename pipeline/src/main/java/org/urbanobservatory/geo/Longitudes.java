package org.urbanobservatory.geo;

import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.grid.PlaneTransform;

/** Longitudes go round: 182 and -178 are one meridian, and files write either. */
public final class Longitudes {
  /** Degrees of one turn. */
  static final double TURN = 360;

  private static final double ROUNDING = 1e-9;

  private Longitudes() {}

  /**
   * An envelope in degrees turned so that it has the most of another, of equals as it is; one that
   * goes round the globe has every longitude.
   */
  public static Envelope near(Envelope wanted, Envelope envelope) {
    if (envelope.getWidth() > TURN - ROUNDING) {
      var all = new Envelope(envelope);
      all.expandToInclude(wanted.getMinX(), envelope.getMinY());
      all.expandToInclude(wanted.getMaxX(), envelope.getMinY());
      return all;
    }
    Envelope best = envelope;
    for (double turn : new double[] {-TURN, TURN}) {
      var turned = new Envelope(envelope);
      turned.translate(turn, 0);
      boolean isNearer =
          turned.intersection(wanted).getWidth() > best.intersection(wanted).getWidth()
              || (turned.intersects(wanted) && !best.intersects(wanted));
      best = isNearer ? turned : best;
    }
    return best;
  }

  /** A transform to degrees whose longitudes are at most half a turn from a meridian. */
  public static PlaneTransform around(double meridian, PlaneTransform toDegrees) {
    return xy -> {
      toDegrees.transform(xy);
      for (int i = 0; i < xy.length; i += 2) {
        xy[i] += TURN * Math.rint((meridian - xy[i]) / TURN);
      }
    };
  }
}
