package org.urbanobservatory.grid;

import java.io.Serializable;

/**
 * The cells of a raster in the plane: rows from north to south, columns from west to east, edges
 * parallel to the axes.
 *
 * @param columns number of columns, at least 1
 * @param rows number of rows, at least 1
 * @param west x of the western edge, in units of the plane
 * @param north y of the northern edge, in units of the plane
 * @param cellWidth size of a cell along x, above 0
 * @param cellHeight size of a cell along y, above 0
 */
public record Lattice(
    int columns, int rows, double west, double north, double cellWidth, double cellHeight)
    implements Serializable {
  public Lattice {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("Invalid lattice: " + columns + " x " + rows + " cells");
    }
    if ((long) columns * rows > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Invalid lattice: " + columns + " x " + rows + " cells are too many for one array");
    }
    if (!(cellWidth > 0 && cellHeight > 0)
        || !Double.isFinite(west + north + cellWidth * columns + cellHeight * rows)) {
      throw new IllegalArgumentException(
          ("Invalid lattice: cell size %s x %s at (%s, %s); sizes must be above 0 and corners"
                  + " finite")
              .formatted(cellWidth, cellHeight, west, north));
    }
  }

  /** Number of cells. */
  public int size() {
    return columns * rows;
  }

  /** Position of a cell in a flat array that holds rows from north. */
  public int index(int column, int row) {
    return row * columns + column;
  }

  /** x of the western edge of a column; {@code columns()} gives the eastern edge of the lattice. */
  public double x(int column) {
    return west + column * cellWidth;
  }

  /** y of the northern edge of a row; {@code rows()} gives the southern edge of the lattice. */
  public double y(int row) {
    return north - row * cellHeight;
  }

  public double east() {
    return x(columns);
  }

  public double south() {
    return y(rows);
  }

  /** Area of one cell in square units of the plane. */
  public double cellArea() {
    return cellWidth * cellHeight;
  }

  /** The part of this lattice of the given size whose first cell is (column, row). */
  public Lattice window(int column, int row, int width, int height) {
    if (column < 0 || row < 0 || column + width > columns || row + height > rows) {
      throw new IllegalArgumentException(
          "Invalid window: %d x %d cells at column %d, row %d of %d x %d cells"
              .formatted(width, height, column, row, columns, rows));
    }
    return new Lattice(width, height, x(column), y(row), cellWidth, cellHeight);
  }
}
