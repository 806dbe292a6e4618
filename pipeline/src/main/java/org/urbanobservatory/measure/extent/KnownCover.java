package org.urbanobservatory.measure.extent;

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
   * Land in m2 of which the source says whether it is of the kind.
   *
   * @param region valid polygons in the computing CRS
   */
  double knownAreaWithin(Geometry region);

  /**
   * The part of a region of which the source says nothing.
   *
   * @param region valid polygons in the computing CRS
   * @return polygons in the computing CRS; empty where everything is known
   */
  Geometry unknownWithin(Geometry region);
}
