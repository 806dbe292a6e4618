package org.urbanobservatory.source.gtfs;

import java.util.Arrays;
import java.util.List;
import org.urbanobservatory.timetable.Stop;

/**
 * Tells positions that cannot belong to a feed: farther from the median longitude and latitude than
 * ten times the distance within which three quarters of the stops lie, and than 200 km. With fewer
 * than four stops nobody can tell which one is wrong.
 */
final class StopPositions {
  private static final double EARTH_RADIUS_KM = 6371;
  private static final double LEAST_KM = 200;
  private static final double TIMES = 10;
  private static final int FEWEST = 4;

  private final int size;
  private final double lon;
  private final double lat;
  private final double quartileKm;

  StopPositions(List<Stop> stops) {
    this.size = stops.size();
    this.lon = quantile(stops.stream().mapToDouble(Stop::lon).toArray(), 0.5);
    this.lat = quantile(stops.stream().mapToDouble(Stop::lat).toArray(), 0.5);
    this.quartileKm = quantile(stops.stream().mapToDouble(this::distanceKm).toArray(), 0.75);
  }

  boolean isFar(Stop stop) {
    return size >= FEWEST && distanceKm(stop) > Math.max(LEAST_KM, TIMES * quartileKm);
  }

  /** Great-circle distance from the middle of the feed. */
  double distanceKm(Stop stop) {
    double dLat = StrictMath.toRadians(stop.lat() - lat) / 2;
    double dLon = StrictMath.toRadians(stop.lon() - lon) / 2;
    double a =
        square(StrictMath.sin(dLat))
            + StrictMath.cos(StrictMath.toRadians(lat))
                * StrictMath.cos(StrictMath.toRadians(stop.lat()))
                * square(StrictMath.sin(dLon));
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, Math.sqrt(a)));
  }

  double quartileKm() {
    return quartileKm;
  }

  private static double square(double x) {
    return x * x;
  }

  private static double quantile(double[] values, double share) {
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[(int) (share * (values.length - 1))];
  }
}
