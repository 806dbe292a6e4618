package org.urbanobservatory.source.tabular;

import java.util.List;
import java.util.Objects;

/**
 * What the configuration says about a table of points.
 *
 * @param input id of the input
 * @param x column of the first coordinate: longitude or metres east
 * @param y column of the second coordinate: latitude or metres north
 * @param value column of the number that each point carries, null when it carries none
 */
public record PointTableSettings(String input, String x, String y, String value) {
  public PointTableSettings {
    Objects.requireNonNull(input, "input");
    if (x == null || y == null) {
      throw new IllegalArgumentException(
          "Invalid input %s: a table of points needs x and y; they are %s, %s"
              .formatted(input, x, y));
    }
  }

  /** Points that carry a number. */
  public static PointTableSettings ofCounts(String input, String x, String y, String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "Invalid input %s: a table of people at points needs column, the one with their number"
              .formatted(input));
    }
    return new PointTableSettings(input, x, y, value);
  }

  /** Points that carry nothing; each counts 1. */
  public static PointTableSettings ofPlaces(String input, String x, String y) {
    return new PointTableSettings(input, x, y, null);
  }

  /** The columns that hold numbers. */
  List<String> columns() {
    return value == null ? List.of(x, y) : List.of(x, y, value);
  }
}
