package org.urbanobservatory.step;

import org.locationtech.jts.geom.Geometry;

/**
 * One delineated city in one year.
 *
 * @param id of the extent
 * @param year the year it stands for
 * @param method how it was delineated, from what
 * @param source label of the source, null for the boundary
 * @param geometry in the computing CRS
 */
record CityExtent(String id, int year, String method, String source, Geometry geometry) {
  double areaM2() {
    return geometry.getArea();
  }

  boolean isEmpty() {
    return geometry.isEmpty();
  }
}
