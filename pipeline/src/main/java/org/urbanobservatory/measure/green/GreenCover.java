package org.urbanobservatory.measure.green;

import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.KnownCover;

/**
 * Green cover: land under vegetation, public or private, of one year.
 *
 * <p>What counts: the green share of each raster cell, or the land that at least one polygon
 * covers. What does not: raster cells without a value; what the source does not call green.
 *
 * <p>Formula: {@code sum(green share x covered share x ground area)}, or the area that the polygons
 * and the region share.
 *
 * <p>Source: areal weighting; Goodchild and Lam, 1980.
 *
 * <p>Unit: m2; 0 where nothing is green.
 */
public sealed interface GreenCover extends KnownCover permits RasterGreen, PolygonGreen {
  /**
   * Share of a region's area, 0 to 1, that the source knows, green or not.
   *
   * @param region valid polygons in the computing CRS, not empty
   */
  double coveredShare(Geometry region);
}
