package org.urbanobservatory.source.city;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Area of rings in degrees on the sphere of the ellipsoid's area: for messages, within 0.5 %. A
 * ring that crosses itself counts as the formula gives it: lobes of opposite direction cancel.
 */
final class SphericalArea {
  /** Authalic radius of GRS 80. */
  private static final double RADIUS_KM = 6371.0072;

  private SphericalArea() {}

  static double km2(Geometry polygonal) {
    double area = 0;
    for (int i = 0; i < polygonal.getNumGeometries(); i++) {
      area += polygon((Polygon) polygonal.getGeometryN(i));
    }
    return area;
  }

  private static double polygon(Polygon polygon) {
    double area = ring(polygon.getExteriorRing());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      area -= ring(polygon.getInteriorRingN(i));
    }
    return area;
  }

  private static double ring(LinearRing ring) {
    Coordinate[] c = ring.getCoordinates();
    double sum = 0;
    for (int i = 0; i + 1 < c.length; i++) {
      double width = StrictMath.toRadians(c[i + 1].x - c[i].x);
      sum += width * (2 + sine(c[i]) + sine(c[i + 1]));
    }
    return StrictMath.abs(sum) * RADIUS_KM * RADIUS_KM / 2;
  }

  private static double sine(Coordinate c) {
    return StrictMath.sin(StrictMath.toRadians(c.y));
  }
}
