package org.urbanobservatory.measure.air;

import java.util.Collection;
import java.util.stream.DoubleStream;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.PointPlaces;

/** How many stations watch the air of a city. */
public final class MonitoringStations {
  private MonitoringStations() {}

  /**
   * Number of stations inside an extent.
   *
   * <p>What counts: stations with an annual mean, those on a border for the extent east or north of
   * it. What does not: stations outside, and stations with too few readings.
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
    double[] xy = stations.stream().flatMapToDouble(s -> DoubleStream.of(s.x(), s.y())).toArray();
    return new PointPlaces(xy).within(extent).cardinality();
  }
}
