package org.urbanobservatory.measure.street;

/**
 * Transverse Mercator on GRS 80 by Krueger's series to n^4 (below a millimetre in a zone), for
 * tests that need a UTM zone without the referencing library.
 *
 * @param centralMeridian degrees
 * @param falseNorthing metres
 */
record TransverseMercator(double centralMeridian, double falseNorthing) {
  private static final double A = 6378137;
  private static final double F = 1 / 298.257222101;
  private static final double N = F / (2 - F);
  private static final double RADIUS = A / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
  private static final double[] ALPHA = {
    N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16 + 41 * N * N * N * N / 180,
    13 * N * N / 48 - 3 * N * N * N / 5 + 557 * N * N * N * N / 1440,
    61 * N * N * N / 240 - 103 * N * N * N * N / 140,
    49561 * N * N * N * N / 161280
  };

  /** SIRGAS 2000 / UTM zone 22S, EPSG:31982. */
  static TransverseMercator utm22South() {
    return new TransverseMercator(-51, 10_000_000);
  }

  /** Metres east and north. */
  double[] project(double lon, double lat) {
    double phi = Math.toRadians(lat);
    double lambda = Math.toRadians(lon - centralMeridian);
    double e = 2 * Math.sqrt(N) / (1 + N);
    double sin = Math.sin(phi);
    double t = Math.sinh(atanh(sin) - e * atanh(e * sin));
    double xi = Math.atan2(t, Math.cos(lambda));
    double eta = atanh(Math.sin(lambda) / Math.sqrt(1 + t * t));
    double east = eta;
    double north = xi;
    for (int j = 1; j <= ALPHA.length; j++) {
      east += ALPHA[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
      north += ALPHA[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
    }
    return new double[] {500_000 + 0.9996 * RADIUS * east, falseNorthing + 0.9996 * RADIUS * north};
  }

  private static double atanh(double x) {
    return 0.5 * Math.log((1 + x) / (1 - x));
  }
}
