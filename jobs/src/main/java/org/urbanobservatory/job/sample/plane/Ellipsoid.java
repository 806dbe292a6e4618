package org.urbanobservatory.job.sample.plane;

/** The WGS 84 ellipsoid. */
final class Ellipsoid {
  static final double A = 6378137.0;
  static final double F = 1 / 298.257223563;
  static final double E2 = F * (2 - F);
  static final double E = StrictMath.sqrt(E2);

  private Ellipsoid() {}

  /** Snyder's q: twice the area south to north per radian, for the sine of a latitude. */
  static double q(double sine) {
    double es = E * sine;
    return (1 - E2) * (sine / (1 - es * es) - StrictMath.log((1 - es) / (1 + es)) / (2 * E));
  }

  /** The latitude in radians whose q is given. */
  static double latitude(double q) {
    double latitude = StrictMath.asin(q / 2);
    for (int i = 0; i < 8; i++) {
      double sine = StrictMath.sin(latitude);
      double w = 1 - E2 * sine * sine;
      latitude += w * w / (2 * (1 - E2) * StrictMath.cos(latitude)) * (q - q(sine));
    }
    return latitude;
  }
}
