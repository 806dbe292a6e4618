package org.urbanobservatory.measure.air;

import java.util.Collection;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** How many stations watch the air of a city. */
public final class MonitoringStations {
  private MonitoringStations() {}

  /**
   * Number of stations inside an extent.
   *
   * <p>What counts: stations with an annual mean, on the edge too. What does not: stations outside,
   * and stations with too few readings.
   *
   * <p>Formula: a count.
   *
   * <p>Source: City Prosperity Index, number of monitoring stations.
   *
   * <p>Unit: stations; 0 where there is none.
   *
   * @param extent valid polygons in the computing CRS
   */
  public static int within(Geometry extent, Collection<Station> stations) {
    if (extent.isEmpty()) {
      return 0;
    }
    var locator = new IndexedPointInAreaLocator(extent);
    return (int)
        stations.stream()
            .filter(s -> locator.locate(new Coordinate(s.x(), s.y())) != Location.EXTERIOR)
            .count();
  }
}
