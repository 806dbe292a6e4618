package org.urbanobservatory.measure.growth;

import java.util.Objects;

/**
 * Built-up land and the city's extent at one date, cell by cell.
 *
 * @param built whether each cell is built, rows from north; not to be changed
 * @param extent whether each cell belongs to the city; not to be changed
 */
public record LandInYear(boolean[] built, boolean[] extent) {
  public LandInYear {
    Objects.requireNonNull(built, "built");
    Objects.requireNonNull(extent, "extent");
    if (built.length != extent.length) {
      throw new IllegalArgumentException(
          "Invalid land of a year: %d built cells, %d cells of the extent"
              .formatted(built.length, extent.length));
    }
  }
}
