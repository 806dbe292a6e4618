package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * What one city reads of an input and refuses of it.
 *
 * @param counted what is counted
 * @param read rows of the file, or cells of the city's part of a raster; 0 where the file was read
 *     once for all cities
 * @param rejected of them refused, those that the city alone refuses among them
 * @param refused the rows that the city refuses though they can be read; others may keep them
 */
public record CityCounts(Counted counted, long read, long rejected, RefusedRows refused)
    implements Serializable {
  /** What the numbers count. */
  public enum Counted {
    /** Rows or features of the whole file, which other cities that share it read too. */
    ROWS,
    /** Cells with a value in the part of a raster that was read for the city. */
    CELLS,
    /** The file was read once for all cities; the city only refuses some of its rows. */
    ELSEWHERE
  }

  public CityCounts {
    Objects.requireNonNull(counted, "counted");
    boolean isRead = counted != Counted.ELSEWHERE;
    if (refused.size() > rejected || (isRead && rejected > read) || (!isRead && read != 0)) {
      throw new IllegalArgumentException(
          "Invalid counts of a city: %d %s read, %d rejected, %d of them by the city"
              .formatted(read, counted, rejected, refused.size()));
    }
  }

  /** A part of a raster. */
  public static CityCounts cells(long read, long rejected) {
    return new CityCounts(Counted.CELLS, read, rejected, RefusedRows.NONE);
  }

  /**
   * A file.
   *
   * @param unreadable rows that no city can use
   * @param refused rows that this city refuses besides
   */
  public static CityCounts rows(long read, long unreadable, RefusedRows refused) {
    return new CityCounts(Counted.ROWS, read, unreadable + refused.size(), refused);
  }

  /** Rows that the city refuses of a file that was read for all. */
  public static CityCounts refusing(RefusedRows refused) {
    return new CityCounts(Counted.ELSEWHERE, 0, refused.size(), refused);
  }

  /** Rows that no city can use. */
  public long unreadable() {
    return rejected - refused.size();
  }
}
