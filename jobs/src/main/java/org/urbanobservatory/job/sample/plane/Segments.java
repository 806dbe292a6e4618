package org.urbanobservatory.job.sample.plane;

/** The arithmetic of straight pieces. */
public final class Segments {
  private Segments() {}

  /** The distance from a point to the piece from {@code a} to {@code b}. */
  public static double distance(Point p, Point a, Point b) {
    return p.distance(a.towards(b, Math.min(1, Math.max(0, position(p, a, b)))));
  }

  /** Where the foot of a point lies between {@code a} (0) and {@code b} (1). */
  public static double position(Point p, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double square = dx * dx + dy * dy;
    return square == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / square;
  }

  /** Where a-b meets the line through c-d, as a share of a-b; NaN when they do not cross. */
  public static double crossing(Point a, Point b, Point c, Point d) {
    double sideA = Ring.cross(c, d, a);
    double sideB = Ring.cross(c, d, b);
    double sideC = Ring.cross(a, b, c);
    double sideD = Ring.cross(a, b, d);
    boolean apart = sideA * sideB > 0 || sideC * sideD > 0 || sideA == sideB;
    return apart ? Double.NaN : sideA / (sideA - sideB);
  }

  /** The part of a-b inside a convex cell as {from, to} shares of a-b; from above to if none. */
  public static double[] within(Point a, Point b, Ring cell) {
    double turn = StrictMath.signum(Ring.cross(cell.point(0), cell.point(1), cell.point(2)));
    double from = 0;
    double to = 1;
    for (int i = 0; i < cell.size(); i++) {
      double sideA = turn * Ring.cross(cell.point(i), cell.point(i + 1), a);
      double sideB = turn * Ring.cross(cell.point(i), cell.point(i + 1), b);
      if (sideA < 0 && sideB < 0) {
        return new double[] {1, 0};
      }
      double at = sideA / (sideA - sideB);
      if (sideA < 0) {
        from = Math.max(from, at);
      } else if (sideB < 0) {
        to = Math.min(to, at);
      }
    }
    return new double[] {from, to};
  }
}
