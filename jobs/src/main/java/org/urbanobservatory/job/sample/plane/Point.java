package org.urbanobservatory.job.sample.plane;

/**
 * A place on a plane.
 *
 * @param x metres to the right, or degrees of longitude
 * @param y metres up, or degrees of latitude
 */
public record Point(double x, double y) {

  public static Point of(double x, double y) {
    return new Point(x, y);
  }

  /** The point at a distance from the origin, in a direction counted from the x axis. */
  public static Point polar(double radius, double degrees) {
    double angle = StrictMath.toRadians(degrees);
    return new Point(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
  }

  public Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  public Point times(double factor) {
    return new Point(x * factor, y * factor);
  }

  public Point towards(Point other, double share) {
    return new Point(x + share * (other.x - x), y + share * (other.y - y));
  }

  public double distance(Point other) {
    double dx = other.x - x;
    double dy = other.y - y;
    return StrictMath.sqrt(dx * dx + dy * dy);
  }
}
