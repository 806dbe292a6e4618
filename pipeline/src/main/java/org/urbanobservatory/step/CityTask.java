package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.model.Place;

/**
 * One city to measure.
 *
 * @param place the city
 * @param lonLat its administrative boundary in degrees, valid polygons
 */
public record CityTask(Place place, Geometry lonLat) implements Serializable {
  public CityTask {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(lonLat, "boundary of " + place);
  }
}
