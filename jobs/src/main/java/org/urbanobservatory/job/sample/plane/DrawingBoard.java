package org.urbanobservatory.job.sample.plane;

/**
 * The plane in which one city is drawn, in metres: the Lambert azimuthal equal-area projection of
 * the ellipsoid around the city's centre (Snyder 1987, pages 187 to 190), turned by an angle so
 * that drawn lines are parallel to no raster.
 */
public final class DrawingBoard implements Projection {
  private static final double QP = Ellipsoid.q(1);
  private static final double RADIUS = Ellipsoid.A * StrictMath.sqrt(QP / 2);

  private final double lambda0;
  private final double sinBeta;
  private final double cosBeta;
  private final double stretch;
  private final double sinTurn;
  private final double cosTurn;

  public DrawingBoard(Point centreDegrees, double turnDegrees) {
    double phi = StrictMath.toRadians(centreDegrees.y());
    double sine = StrictMath.sin(phi);
    lambda0 = StrictMath.toRadians(centreDegrees.x());
    sinBeta = Ellipsoid.q(sine) / QP;
    cosBeta = StrictMath.sqrt(1 - sinBeta * sinBeta);
    double m = StrictMath.cos(phi) / StrictMath.sqrt(1 - Ellipsoid.E2 * sine * sine);
    stretch = Ellipsoid.A * m / (RADIUS * cosBeta);
    sinTurn = StrictMath.sin(StrictMath.toRadians(turnDegrees));
    cosTurn = StrictMath.cos(StrictMath.toRadians(turnDegrees));
  }

  @Override
  public Point forward(Point degrees) {
    double s = Ellipsoid.q(StrictMath.sin(StrictMath.toRadians(degrees.y()))) / QP;
    double c = StrictMath.sqrt(1 - s * s);
    double dl = StrictMath.toRadians(degrees.x()) - lambda0;
    double cosDl = StrictMath.cos(dl);
    double b = RADIUS * StrictMath.sqrt(2 / (1 + sinBeta * s + cosBeta * c * cosDl));
    double x = b * stretch * c * StrictMath.sin(dl);
    double y = b / stretch * (cosBeta * s - sinBeta * c * cosDl);
    return new Point(x * cosTurn + y * sinTurn, y * cosTurn - x * sinTurn);
  }

  @Override
  public Point inverse(Point plane) {
    double x = (plane.x() * cosTurn - plane.y() * sinTurn) / stretch;
    double y = (plane.y() * cosTurn + plane.x() * sinTurn) * stretch;
    double rho = StrictMath.sqrt(x * x + y * y);
    double c = 2 * StrictMath.asin(rho / (2 * RADIUS));
    double sinC = StrictMath.sin(c);
    double cosC = StrictMath.cos(c);
    double tilt = rho == 0 ? 0 : y * sinC * cosBeta / rho;
    double lambda = StrictMath.atan2(x * sinC, rho * cosBeta * cosC - y * sinBeta * sinC);
    double phi = Ellipsoid.latitude(QP * (cosC * sinBeta + tilt));
    return new Point(StrictMath.toDegrees(lambda0 + lambda), StrictMath.toDegrees(phi));
  }
}
