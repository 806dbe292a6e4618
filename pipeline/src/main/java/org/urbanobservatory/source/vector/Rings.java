package org.urbanobservatory.source.vector;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/** Rings of polygons. */
final class Rings {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private Rings() {}

  /**
   * A ring of vertices, of which the last is the first again. One that is left open is not closed
   * here: it may be cut off.
   *
   * @throws IllegalArgumentException for a ring that is open, or has fewer than four vertices
   */
  static LinearRing closed(Coordinate[] vertices) {
    int last = vertices.length - 1;
    if (last > 0 && !vertices[0].equals2D(vertices[last])) {
      throw new IllegalArgumentException(
          "a ring begins at (%s, %s) and ends at (%s, %s); it has to end where it begins"
              .formatted(vertices[0].x, vertices[0].y, vertices[last].x, vertices[last].y));
    }
    return FACTORY.createLinearRing(vertices);
  }
}
