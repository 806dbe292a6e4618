package org.urbanobservatory.source.tabular;

import java.util.Objects;

/**
 * What the configuration says about a table of points.
 *
 * @param input id of the input
 * @param x column of the first coordinate: longitude or metres east
 * @param y column of the second coordinate: latitude or metres north
 * @param value column of the number that each point carries
 */
public record PointTableSettings(String input, String x, String y, String value) {
  public PointTableSettings {
    Objects.requireNonNull(input, "input");
    if (x == null || y == null || value == null) {
      throw new IllegalArgumentException(
          "Invalid input "
              + input
              + ": a table of points needs x, y and column; they are "
              + x
              + ", "
              + y
              + ", "
              + value);
    }
  }
}
