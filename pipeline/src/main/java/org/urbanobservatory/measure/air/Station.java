package org.urbanobservatory.measure.air;

import java.util.Comparator;
import java.util.Objects;

/**
 * A monitoring station with an annual mean.
 *
 * @param id of the station
 * @param x in the computing CRS
 * @param y in the computing CRS
 * @param ugPerM3 annual mean, 0 or above
 */
public record Station(String id, double x, double y, double ugPerM3)
    implements Comparable<Station> {
  private static final Comparator<Station> ORDER =
      Comparator.comparing(Station::id)
          .thenComparingDouble(Station::x)
          .thenComparingDouble(Station::y)
          .thenComparingDouble(Station::ugPerM3);

  public Station {
    Objects.requireNonNull(id, "id");
    if (!(ugPerM3 >= 0) || !Double.isFinite(x + y + ugPerM3)) {
      throw new IllegalArgumentException(
          "Invalid station %s: %s micrograms per m3 at (%s, %s)".formatted(id, ugPerM3, x, y));
    }
  }

  double distanceTo(double toX, double toY) {
    return StrictMath.hypot(x - toX, y - toY);
  }

  @Override
  public int compareTo(Station other) {
    return ORDER.compare(this, other);
  }
}
