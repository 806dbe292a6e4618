package org.urbanobservatory.measure.air;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.urbanobservatory.grid.ExactSum;

/**
 * The readings of one pollutant at one station in one year; no period is there twice.
 *
 * @param station id
 * @param x in the computing CRS
 * @param y in the computing CRS
 * @param resolution how long a reading lasts
 * @param year of the readings
 * @param readings micrograms per m3, in any order; copied
 */
public record StationSeries(
    String station, double x, double y, Resolution resolution, int year, double[] readings)
    implements Comparable<StationSeries> {
  private static final Comparator<StationSeries> ORDER =
      Comparator.comparing(StationSeries::station)
          .thenComparing(StationSeries::year)
          .thenComparing(StationSeries::resolution)
          .thenComparingDouble(StationSeries::x)
          .thenComparingDouble(StationSeries::y);

  public StationSeries {
    Objects.requireNonNull(station, "station");
    Objects.requireNonNull(resolution, "resolution");
    readings = readings.clone();
    Arrays.sort(readings);
    if (readings.length == 0 || readings.length > resolution.readingsOf(year)) {
      throw new IllegalArgumentException(
          "Invalid series of station %s: %d readings of %s in %d; 1 to %d"
              .formatted(station, readings.length, resolution, year, resolution.readingsOf(year)));
    }
    if (!(readings[0] >= 0) || !Double.isFinite(readings[readings.length - 1])) {
      throw new IllegalArgumentException(
          "Invalid series of station %s: readings from %s to %s; 0 or above"
              .formatted(station, readings[0], readings[readings.length - 1]));
    }
  }

  /** Share of the year's periods, 0 to 1, that have a reading. */
  public double completeness() {
    return (double) readings.length / resolution.readingsOf(year);
  }

  /** Arithmetic mean of the readings in micrograms per m3, in ascending order of the sum. */
  public double mean() {
    var sum = new ExactSum();
    for (double reading : readings) {
      sum.add(reading);
    }
    return sum.value() / readings.length;
  }

  @Override
  public int compareTo(StationSeries other) {
    return ORDER.compare(this, other);
  }
}
