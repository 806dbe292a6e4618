package org.urbanobservatory.step.city;

import org.locationtech.jts.geom.Geometry;

/**
 * One delineated city in one year.
 *
 * @param id of the extent
 * @param year the year it stands for
 * @param method how it was delineated, from what
 * @param source label of the source, null for the boundary
 * @param geometry in the computing CRS
 * @param zoneLayer the layer of the zone that it is the part of, null for the whole extent
 * @param zoneId the zone that it is the part of, null for the whole extent
 */
public record CityExtent(
    String id,
    int year,
    String method,
    String source,
    Geometry geometry,
    String zoneLayer,
    String zoneId) {
  /** A whole extent. */
  public CityExtent(String id, int year, String method, String source, Geometry geometry) {
    this(id, year, method, source, geometry, null, null);
  }

  /** The part of it that lies in a zone. */
  public CityExtent within(String layer, String zone, Geometry part) {
    return new CityExtent(id, year, method, source, part, layer, zone);
  }

  public boolean isZone() {
    return zoneLayer != null;
  }

  public double areaM2() {
    return geometry.getArea();
  }

  public boolean isEmpty() {
    return geometry.isEmpty();
  }
}
