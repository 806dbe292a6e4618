package org.urbanobservatory.measure.street;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The area of a polygonal geometry inside a box. Each ring is clipped at the four sides in turn
 * (Sutherland and Hodgman 1974); the clipped ring may run along a side and back, which leaves its
 * area exact.
 */
final class TileArea {
  private double[] x;
  private double[] y;
  private int size;

  private TileArea(CoordinateSequence ring) {
    // The closing point is left out.
    this.size = ring.size() - 1;
    this.x = new double[size];
    this.y = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = ring.getX(i);
      y[i] = ring.getY(i);
    }
  }

  /** Square metres; 0 for an empty geometry. */
  static double of(Geometry geometry, Envelope box) {
    double sum = 0;
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        sum += of(polygon, box);
      }
    }
    return sum;
  }

  private static double of(Polygon polygon, Envelope box) {
    double area = of(polygon.getExteriorRing(), box);
    for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
      area -= of(polygon.getInteriorRingN(h), box);
    }
    return area;
  }

  private static double of(LinearRing ring, Envelope box) {
    var clipped = new TileArea(ring.getCoordinateSequence());
    clipped.keep(1, 0, -box.getMinX());
    clipped.keep(-1, 0, box.getMaxX());
    clipped.keep(0, 1, -box.getMinY());
    clipped.keep(0, -1, box.getMaxY());
    return Math.abs(clipped.signedArea(box));
  }

  /** Keeps the side of a line where {@code a x + b y + c >= 0}. */
  private void keep(double a, double b, double c) {
    var keptX = new double[2 * size + 2];
    var keptY = new double[2 * size + 2];
    int n = 0;
    for (int i = 0, last = size - 1; i < size; last = i++) {
      double before = a * x[last] + b * y[last] + c;
      double here = a * x[i] + b * y[i] + c;
      if (before >= 0 != here >= 0) {
        double t = before / (before - here);
        keptX[n] = x[last] + t * (x[i] - x[last]);
        keptY[n++] = y[last] + t * (y[i] - y[last]);
      }
      if (here >= 0) {
        keptX[n] = x[i];
        keptY[n++] = y[i];
      }
    }
    x = keptX;
    y = keptY;
    size = n;
  }

  // Coordinates from the box's corner, so that products stay small.
  private double signedArea(Envelope box) {
    double sum = 0;
    for (int i = 0, last = size - 1; i < size; last = i++) {
      sum +=
          (x[last] - box.getMinX()) * (y[i] - box.getMinY())
              - (x[i] - box.getMinX()) * (y[last] - box.getMinY());
    }
    return sum / 2;
  }
}
