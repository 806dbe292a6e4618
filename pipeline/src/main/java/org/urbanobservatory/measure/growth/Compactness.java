package org.urbanobservatory.measure.growth;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.grid.Ring;
import org.urbanobservatory.measure.extent.RegionRings;

/**
 * How close the form of an extent comes to a circle.
 *
 * <p>What counts: the whole area and every outline, those of holes and of separate parts included.
 * What does not: what lies inside. The perimeter of an extent made of cells follows their sides,
 * which alone brings a perfect disc down to pi^2/16 = 0.617 by Polsby and Popper; proximity is not
 * touched by it.
 *
 * <p>Formula: Polsby-Popper = 4 pi area / perimeter^2. Proximity = mean distance of a circle's
 * points from its centre, 2/3 of the radius of a circle of equal area, over the mean distance of
 * the extent's points from its centroid; the latter is integrated exactly along the outlines.
 *
 * <p>Source: Polsby and Popper 1991; Angel, Parent and Civco, "Ten compactness properties of
 * circles", The Canadian Geographer 54(4), 2010 (proximity index).
 *
 * <p>Unit: 0 to 1, 1 for a circle; an extent without area has none.
 *
 * @param polsbyPopper by the perimeter
 * @param proximity by the distance from the centroid
 */
public record Compactness(double polsbyPopper, double proximity) {
  /**
   * @param extent valid polygons with an area above 0, in a metric CRS
   */
  public static Compactness of(Geometry extent) {
    double area = extent.getArea();
    if (!(area > 0)) {
      throw new IllegalArgumentException("Invalid extent of compactness: its area is " + area);
    }
    double perimeter = extent.getLength();
    double ofCircle = 2.0 / 3.0 * Math.sqrt(area / Math.PI);
    return new Compactness(
        4 * Math.PI * area / (perimeter * perimeter), ofCircle / (moment(extent) / area));
  }

  /** Integral of the distance from the centroid over the area. */
  private static double moment(Geometry extent) {
    Coordinate centre = extent.getCentroid().getCoordinate();
    double moment = 0;
    for (Ring ring : RegionRings.of(extent)) {
      double ofRing = Math.abs(moment(ring.xy(), centre));
      moment += ring.isHole() ? -ofRing : ofRing;
    }
    return moment;
  }

  private static double moment(double[] xy, Coordinate centre) {
    double moment = 0;
    for (int i = 0; i + 3 < xy.length; i += 2) {
      moment +=
          triangle(
              xy[i] - centre.x, xy[i + 1] - centre.y, xy[i + 2] - xy[i], xy[i + 3] - xy[i + 1]);
    }
    return moment;
  }

  /**
   * Integral of the distance from the origin over the triangle of the origin and an edge, negative
   * where the edge runs clockwise: h/6 (t r + h^2 asinh(t / h)) between the ends, with h the
   * distance of the edge's line, t the place along it and r the distance of the place.
   */
  private static double triangle(double x, double y, double dx, double dy) {
    double length = Math.sqrt(dx * dx + dy * dy);
    double signed = length == 0 ? 0 : (x * dy - y * dx) / length;
    double h = Math.abs(signed);
    if (h == 0) {
      return 0;
    }
    double from = (x * dx + y * dy) / length;
    double integral = h / 6 * (primitive(from + length, h) - primitive(from, h));
    return signed < 0 ? -integral : integral;
  }

  private static double primitive(double t, double h) {
    double u = Math.abs(t) / h;
    double asinh = StrictMath.log(u + Math.sqrt(u * u + 1));
    double value = Math.abs(t) * Math.sqrt(t * t + h * h) + h * h * asinh;
    return t < 0 ? -value : value;
  }
}
