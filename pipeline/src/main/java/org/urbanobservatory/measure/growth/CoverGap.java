package org.urbanobservatory.measure.growth;

import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.KnownCover;

/**
 * How much less of a region one date knows than another: beside the other date, what the first does
 * not know would look like change.
 *
 * <p>What counts: the land that the other date knows and the first does not, place by place, and the
 * land of the kind on it. What does not: land that neither knows, such as water without values.
 *
 * <p>Formula: land = known by the other alone / known by the other; cover = of the kind at the other
 * date where the first knows nothing / of the kind at the other date.
 *
 * <p>Source: UN-Habitat, metadata of SDG 11.3.1 (built-up area of the same land at two dates).
 *
 * <p>Unit: 0 to 1; 0 where the other date has nothing.
 *
 * @param land share of the land
 * @param cover share of the land of the kind, built-up or green
 */
public record CoverGap(double land, double cover) {
  /** From this share on two dates are not of the same land. */
  public static final double LEAST = 0.01;

  private static final CoverGap NONE = new CoverGap(0, 0);

  /**
   * @param unknown the part of the region that the date does not know
   * @param other the other date
   * @param region valid polygons in the computing CRS
   */
  public static CoverGap of(Geometry unknown, KnownCover other, Geometry region) {
    return unknown.isEmpty()
        ? NONE
        : new CoverGap(
            share(other.knownAreaWithin(unknown), other.knownAreaWithin(region)),
            share(other.areaWithin(unknown), other.areaWithin(region)));
  }

  /** Whether the two dates can stand beside each other. */
  public boolean isComparable() {
    return worst() < LEAST;
  }

  /** The larger of both shares. */
  public double worst() {
    return Math.max(land, cover);
  }

  private static double share(double part, double whole) {
    return whole > 0 ? Math.min(1, part / whole) : 0;
  }
}
