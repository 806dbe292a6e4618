package org.urbanobservatory.grid.degurba;

import java.util.Comparator;

/**
 * A range of columns and rows, all ends included.
 *
 * @param west first column
 * @param north first row
 * @param east last column
 * @param south last row
 */
public record CellBox(int west, int north, int east, int south) {
  /** From north to south, then from west to east. */
  static final Comparator<CellBox> ORDER =
      Comparator.comparingInt(CellBox::north)
          .thenComparingInt(CellBox::west)
          .thenComparingInt(CellBox::south)
          .thenComparingInt(CellBox::east);

  /** Whether the box reaches the first or last column or row of a grid. */
  public boolean touchesEdge(int columns, int rows) {
    return west == 0 || north == 0 || east == columns - 1 || south == rows - 1;
  }

  /** The smallest box around both. */
  public CellBox and(CellBox other) {
    return new CellBox(
        Math.min(west, other.west),
        Math.min(north, other.north),
        Math.max(east, other.east),
        Math.max(south, other.south));
  }

  /** This box, larger by some cells on every side, inside of a grid. */
  CellBox around(int cells, int columns, int rows) {
    return new CellBox(
        Math.max(0, west - cells),
        Math.max(0, north - cells),
        Math.min(columns - 1, east + cells),
        Math.min(rows - 1, south + cells));
  }
}
