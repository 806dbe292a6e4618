package org.urbanobservatory.measure.extent;

import java.util.Arrays;
import java.util.BitSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.grid.PlaneTransform;

/**
 * Which points a region contains, looked at a hair to the east and north of each: of regions side
 * by side one alone has a point on their border, the one east of it, or north of a border due east.
 * Regions that were drawn in degrees are looked at in degrees, so that the plane of a city has no
 * say; others in their plane. Not for several threads.
 */
public final class PointPlaces {
  /** A hair in metres: more than what overlays round, along no border of a plan. */
  private static final double EAST_M = 1e-4;

  private static final double NORTH_M = 3e-5;

  /** As much in degrees: more than what comes of going to a plane and back. */
  private static final double EAST_DEGREES = 1e-9;

  private static final double NORTH_DEGREES = 3e-10;

  /** How far beside its image a region may have points; much less in truth. */
  private static final double MARGIN_M = 1;

  private static final double FULL_CIRCLE = 360;

  private final double[] xy;
  private final double[] lonLat;

  /**
   * @param xy flat pairs in the computing CRS; not copied
   */
  public PointPlaces(double[] xy) {
    this.xy = xy;
    this.lonLat = new double[xy.length];
    Arrays.fill(lonLat, Double.NaN);
  }

  /**
   * The numbers of the points that a region contains.
   *
   * @param region valid polygons in the computing CRS; all regions of one city
   */
  public BitSet within(Geometry region) {
    DrawnRegion drawn = DrawnRegion.of(region);
    BitSet inside = near(region.getEnvelopeInternal());
    drawn.plane().forEach(part -> keepPlane(inside, part));
    if (!drawn.lonLat().isEmpty()) {
      know(inside, drawn.toLonLat());
      drawn.lonLat().forEach(part -> keepDegrees(inside, part));
    }
    return inside;
  }

  private BitSet near(Envelope image) {
    var box = new Envelope(image);
    box.expandBy(MARGIN_M);
    var near = new BitSet();
    for (int i = 0; i < xy.length / 2; i++) {
      near.set(i, box.contains(xy[2 * i], xy[2 * i + 1]));
    }
    return near;
  }

  private void keepPlane(BitSet inside, Geometry region) {
    var halfOpen = new HalfOpenRegion(region);
    for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
      inside.set(i, halfOpen.contains(xy[2 * i] + EAST_M, xy[2 * i + 1] + NORTH_M));
    }
  }

  private void keepDegrees(BitSet inside, Geometry region) {
    var halfOpen = new HalfOpenRegion(region);
    Envelope box = region.getEnvelopeInternal();
    double middle = (box.getMinX() + box.getMaxX()) / 2;
    for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
      // Across the antimeridian a region may be drawn with longitudes above 180.
      double turns = Math.rint((middle - lonLat[2 * i]) / FULL_CIRCLE);
      double lon = lonLat[2 * i] + FULL_CIRCLE * turns;
      inside.set(i, halfOpen.contains(lon + EAST_DEGREES, lonLat[2 * i + 1] + NORTH_DEGREES));
    }
  }

  /** Brings points to degrees once; all regions of a city have one plane. */
  private void know(BitSet wanted, PlaneTransform toLonLat) {
    int[] unknown = wanted.stream().filter(i -> Double.isNaN(lonLat[2 * i])).toArray();
    double[] degrees = new double[2 * unknown.length];
    for (int i = 0; i < unknown.length; i++) {
      System.arraycopy(xy, 2 * unknown[i], degrees, 2 * i, 2);
    }
    toLonLat.transform(degrees);
    for (int i = 0; i < unknown.length; i++) {
      System.arraycopy(degrees, 2 * i, lonLat, 2 * unknown[i], 2);
    }
  }
}
