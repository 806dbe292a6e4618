package org.urbanobservatory.measure.population;

import java.util.BitSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.grid.PlaneTransform;
import org.urbanobservatory.measure.extent.DrawnRegion;

/**
 * Which points a region contains, looked at a hair to the east and north of each: of regions side
 * by side one alone has a point on their border, the one east of it, or north of a border due east.
 * Regions that were drawn in degrees are looked at in degrees, so that the plane of a city has no
 * say; others in their plane.
 */
final class PointPlaces {
  /** A hair in metres: more than what overlays round, along no border of a plan. */
  private static final double EAST_M = 1e-4;

  private static final double NORTH_M = 3e-5;

  /** As much in degrees: more than what comes of going to a plane and back. */
  private static final double EAST_DEGREES = 1e-9;

  private static final double NORTH_DEGREES = 3e-10;

  private static final double FULL_CIRCLE = 360;

  private final double[] xy;
  private double[] lonLat;

  /**
   * @param xy flat pairs in the computing CRS; not copied
   */
  PointPlaces(double[] xy) {
    this.xy = xy;
  }

  /** The numbers of the points that a region contains. */
  BitSet within(Geometry region) {
    DrawnRegion drawn = DrawnRegion.of(region);
    var inside = new BitSet();
    inside.set(0, xy.length / 2);
    drawn.plane().forEach(part -> keepPlane(inside, part));
    drawn.lonLat().forEach(part -> keepDegrees(inside, part, drawn.toLonLat()));
    return inside;
  }

  private void keepPlane(BitSet inside, Geometry region) {
    var halfOpen = new HalfOpenRegion(region);
    for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
      inside.set(i, halfOpen.contains(xy[2 * i] + EAST_M, xy[2 * i + 1] + NORTH_M));
    }
  }

  private void keepDegrees(BitSet inside, Geometry region, PlaneTransform toLonLat) {
    var halfOpen = new HalfOpenRegion(region);
    Envelope box = region.getEnvelopeInternal();
    double middle = (box.getMinX() + box.getMaxX()) / 2;
    double[] degrees = lonLat(toLonLat);
    for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
      // Across the antimeridian a region may be drawn with longitudes above 180.
      double turns = Math.rint((middle - degrees[2 * i]) / FULL_CIRCLE);
      double lon = degrees[2 * i] + FULL_CIRCLE * turns;
      inside.set(
          i, halfOpen.contains(lon + EAST_DEGREES, degrees[2 * i + 1] + NORTH_DEGREES));
    }
  }

  /** The points in degrees; all regions of a city have one plane. */
  private synchronized double[] lonLat(PlaneTransform toLonLat) {
    if (lonLat == null) {
      lonLat = xy.clone();
      toLonLat.transform(lonLat);
    }
    return lonLat;
  }
}
