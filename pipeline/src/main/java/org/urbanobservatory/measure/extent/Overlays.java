package org.urbanobservatory.measure.extent;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Overlays of polygons that do not fail on near-coincident edges. */
public final class Overlays {
  private Overlays() {}

  /** The common area of two polygonal geometries; shared lines and points are left out. */
  public static MultiPolygon intersection(Geometry a, Geometry b) {
    if (!a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())) {
      return a.getFactory().createMultiPolygon();
    }
    if (b.isRectangle() && contains(b, a)) {
      return RegionRings.polygonal(a);
    }
    return RegionRings.polygonal(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION));
  }

  /** The area that either covers. */
  public static MultiPolygon union(Geometry a, Geometry b) {
    return RegionRings.polygonal(OverlayNGRobust.overlay(a, b, OverlayNG.UNION));
  }

  /** The area of the first that the second does not cover. */
  public static MultiPolygon difference(Geometry a, Geometry b) {
    return RegionRings.polygonal(OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE));
  }

  private static boolean contains(Geometry rectangle, Geometry inner) {
    Envelope box = rectangle.getEnvelopeInternal();
    return box.contains(inner.getEnvelopeInternal());
  }
}
