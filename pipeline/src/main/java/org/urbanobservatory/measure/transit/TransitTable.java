package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.util.Objects;

/**
 * {@code schemas/transit.yaml} in memory: what makes a stop of low or high capacity, per source.
 *
 * @param routeTypes of timetables
 * @param osm tags of OSM elements
 * @param classes of vector files
 */
public record TransitTable(RouteTypes routeTypes, OsmStops osm, CapacityNames classes)
    implements Serializable {
  public TransitTable {
    Objects.requireNonNull(routeTypes, "routeTypes");
    Objects.requireNonNull(osm, "osm");
    Objects.requireNonNull(classes, "classes");
  }
}
