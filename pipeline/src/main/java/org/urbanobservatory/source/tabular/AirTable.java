package org.urbanobservatory.source.tabular;

import java.util.List;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;

/**
 * What a table of air quality stations gave.
 *
 * @param stations in the order of their first accepted row
 * @param readings accepted, in file order; no station has a pollutant twice in one period
 * @param issues in file order
 * @param read rows in the file: accepted + rejected
 */
public record AirTable(
    List<Station> stations, List<Reading> readings, List<Issue> issues, long read) {
  /** How long a reading lasts. */
  public enum Period {
    HOUR,
    DAY,
    YEAR
  }

  /**
   * A station.
   *
   * @param id as the file writes it
   * @param x longitude or metres east
   * @param y latitude or metres north
   * @param crs canonical id of the system of x and y
   */
  public record Station(String id, double x, double y, String crs) {}

  /**
   * The concentration of one pollutant at a station in one period.
   *
   * @param station id
   * @param pollutant {@code pm25}, {@code pm10}, {@code no2}, {@code o3}, {@code so2} or {@code co}
   * @param period hour, day or year
   * @param year that the period belongs to, by the clock of the file
   * @param slot number of the hour or day since 1970, or the year
   * @param ugPerM3 0 or above
   */
  public record Reading(
      String station, String pollutant, Period period, int year, long slot, double ugPerM3) {}

  public AirTable {
    stations = List.copyOf(stations);
    readings = List.copyOf(readings);
    issues = List.copyOf(issues);
  }

  public long rejected() {
    return read - readings.size();
  }

  /** Whether the whole file is refused: an issue of severity error says why. */
  public boolean isRefused() {
    return issues.stream().anyMatch(i -> i.severity() == Severity.ERROR);
  }
}
