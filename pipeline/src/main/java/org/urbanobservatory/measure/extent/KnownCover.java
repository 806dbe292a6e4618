package org.urbanobservatory.measure.extent;

import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;

/** Land of one kind at one date, as far as its source knows the land: built-up land, or green. */
public interface KnownCover {
  /**
   * Land of the kind in m2.
   *
   * @param region valid polygons in the computing CRS
   */
  double areaWithin(Geometry region);

  /**
   * Whether the source says of all the land of a region whether it is of the kind.
   *
   * @param region valid polygons in the computing CRS
   */
  boolean knowsAll(Geometry region);

  /**
   * Whether the source says so of points.
   *
   * @param xy flat pairs in the computing CRS
   */
  boolean[] knows(double[] xy);

  /**
   * The part of a region of which the source says nothing.
   *
   * @param region valid polygons in the computing CRS
   * @return polygons in the computing CRS; empty where everything is known
   */
  Geometry unknownWithin(Geometry region);

  /** What another date lacks of what this one knows, by region. */
  Function<Geometry, CoverGap> lackOf(KnownCover date);
}
