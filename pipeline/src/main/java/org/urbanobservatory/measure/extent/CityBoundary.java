package org.urbanobservatory.measure.extent;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * The boundary of a city that may share an urban centre with another.
 *
 * @param cityId of the city
 * @param boundary valid polygons, in the computing CRS or in the plane that all cities share
 */
public record CityBoundary(String cityId, Geometry boundary) {
  public CityBoundary {
    Objects.requireNonNull(cityId, "cityId");
    Objects.requireNonNull(boundary, "boundary");
  }
}
