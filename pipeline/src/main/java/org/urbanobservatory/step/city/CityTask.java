package org.urbanobservatory.step.city;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/**
 * One city to measure.
 *
 * @param place the city
 * @param lonLat its administrative boundary in degrees, valid polygons
 * @param neighbours the other cities around, which may share a delineated centre with it
 * @param officialPeople what statistics say of its people, for the sources that follow them
 */
public record CityTask(
    Place place,
    Geometry lonLat,
    List<CityTask.Neighbour> neighbours,
    List<Observation> officialPeople)
    implements Serializable {

  /**
   * Another city.
   *
   * @param lonLat its administrative boundary in degrees
   */
  public record Neighbour(Place place, Geometry lonLat) implements Serializable {}

  public CityTask {
    neighbours = List.copyOf(neighbours);
    officialPeople = List.copyOf(officialPeople);
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(lonLat, "boundary of " + place);
  }

  /** A city whose sources of people count as they are. */
  public CityTask(Place place, Geometry lonLat, List<Neighbour> neighbours) {
    this(place, lonLat, neighbours, List.of());
  }
}
