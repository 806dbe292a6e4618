package org.urbanobservatory.job.sample.plane;

/**
 * Universal Transverse Mercator, northern hemisphere, by Krueger's series to the fourth power of
 * the third flattening; better than a millimetre within a zone.
 *
 * @param zone 1 to 60
 */
public record Utm(int zone) implements Projection {
  private static final double N = Ellipsoid.F / (2 - Ellipsoid.F);
  private static final double K0 = 0.9996;
  private static final double RECTIFYING =
      K0 * Ellipsoid.A / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
  private static final double[] ALPHA = {
    N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16 + 41 * N * N * N * N / 180,
    13 * N * N / 48 - 3 * N * N * N / 5 + 557 * N * N * N * N / 1440,
    61 * N * N * N / 240 - 103 * N * N * N * N / 140,
    49561 * N * N * N * N / 161280
  };
  private static final double[] BETA = {
    N / 2 - 2 * N * N / 3 + 37 * N * N * N / 96 - N * N * N * N / 360,
    N * N / 48 + N * N * N / 15 - 437 * N * N * N * N / 1440,
    17 * N * N * N / 480 - 37 * N * N * N * N / 840,
    4397 * N * N * N * N / 161280
  };
  private static final double FALSE_EASTING = 500_000;

  public Utm {
    if (zone < 1 || zone > 60) {
      throw new IllegalArgumentException("Invalid UTM zone: " + zone + ", expected 1 to 60");
    }
  }

  public static Utm at(Point degrees) {
    return new Utm((int) StrictMath.floor((degrees.x() + 180) / 6) + 1);
  }

  public String crs() {
    return "EPSG:" + (32600 + zone);
  }

  @Override
  public Point forward(Point degrees) {
    double sine = StrictMath.sin(StrictMath.toRadians(degrees.y()));
    double t = StrictMath.sinh(atanh(sine) - Ellipsoid.E * atanh(Ellipsoid.E * sine));
    double dl = StrictMath.toRadians(degrees.x() - meridian());
    double xi = StrictMath.atan2(t, StrictMath.cos(dl));
    double eta = atanh(StrictMath.sin(dl) / StrictMath.sqrt(1 + t * t));
    Point sum = series(ALPHA, xi, eta, 1);
    return new Point(FALSE_EASTING + RECTIFYING * sum.x(), RECTIFYING * sum.y());
  }

  @Override
  public Point inverse(Point plane) {
    double eta0 = (plane.x() - FALSE_EASTING) / RECTIFYING;
    Point sum = series(BETA, plane.y() / RECTIFYING, eta0, -1);
    double xi = sum.y();
    double eta = sum.x();
    double lambda = StrictMath.atan2(StrictMath.sinh(eta), StrictMath.cos(xi));
    double chi = StrictMath.asin(StrictMath.sin(xi) / StrictMath.cosh(eta));
    return new Point(meridian() + StrictMath.toDegrees(lambda), latitude(StrictMath.sin(chi)));
  }

  private double meridian() {
    return 6.0 * zone - 183;
  }

  /** The geodetic latitude in degrees of a conformal latitude, by fixed point iteration. */
  private static double latitude(double conformalSine) {
    double psi = atanh(conformalSine);
    double sine = conformalSine;
    for (int i = 0; i < 12; i++) {
      sine = StrictMath.tanh(psi + Ellipsoid.E * atanh(Ellipsoid.E * sine));
    }
    return StrictMath.toDegrees(StrictMath.asin(sine));
  }

  private static Point series(double[] terms, double xi, double eta, int sign) {
    double x = eta;
    double y = xi;
    for (int j = 0; j < terms.length; j++) {
      double m = 2.0 * (j + 1);
      x += sign * terms[j] * StrictMath.cos(m * xi) * StrictMath.sinh(m * eta);
      y += sign * terms[j] * StrictMath.sin(m * xi) * StrictMath.cosh(m * eta);
    }
    return new Point(x, y);
  }

  private static double atanh(double value) {
    return StrictMath.log((1 + value) / (1 - value)) / 2;
  }
}
