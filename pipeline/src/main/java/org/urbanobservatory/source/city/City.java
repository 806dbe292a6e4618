package org.urbanobservatory.source.city;

import java.io.Serializable;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.model.Place;

/**
 * A city of the observatory.
 *
 * @param place country and city id, safe to name a folder
 * @param name for people
 * @param officialCode the country's own code of the city, null if not given
 * @param boundary administrative boundary: a valid polygon or multipolygon, longitude and latitude
 *     in degrees on WGS 84
 */
public record City(Place place, String name, String officialCode, Geometry boundary)
    implements Serializable {
  public City {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(name, "name of " + place);
    Objects.requireNonNull(boundary, "boundary of " + place);
    if (!Place.isCityId(place.cityId())) {
      throw new IllegalArgumentException(
          "Invalid city_id: '" + place.cityId() + "' must be 1 to 64 of a-z, 0-9 and '-'");
    }
  }
}
