package org.urbanobservatory.geo;

import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.PlaneTransform;

/** The box of a lattice's cells that another lattice covers wholly, found from the outside in. */
final class CoveredCells {
  /** Rounding of reprojected corners, as a share of a source cell. */
  private static final double TOLERANCE = 1e-6;

  private final Lattice lattice;
  private final boolean[] inside;
  private int west;
  private int north;
  private int east;
  private int south;

  private CoveredCells(Lattice lattice, boolean[] inside) {
    this.lattice = lattice;
    this.inside = inside;
    this.east = lattice.columns();
    this.south = lattice.rows();
  }

  /**
   * The covered box; null where nothing is covered.
   *
   * @param toSource from the plane of the lattice to that of the source
   */
  static Lattice of(Lattice lattice, Lattice source, PlaneTransform toSource) {
    var cells = new CoveredCells(lattice, corners(lattice, source, toSource));
    while (cells.hasCells()) {
      if (!cells.trimmed()) {
        return lattice.window(
            cells.west, cells.north, cells.east - cells.west, cells.south - cells.north);
      }
    }
    return null;
  }

  private boolean hasCells() {
    return west < east && north < south;
  }

  /** Takes away the side with the largest open share; false where every side is covered. */
  private boolean trimmed() {
    double left = openInColumn(west);
    double right = openInColumn(east - 1);
    double top = openInRow(north);
    double bottom = openInRow(south - 1);
    double most = Math.max(Math.max(left, right), Math.max(top, bottom));
    if (most == 0) {
      return false;
    }
    if (most == left) {
      west++;
    } else if (most == right) {
      east--;
    } else if (most == top) {
      north++;
    } else {
      south--;
    }
    return true;
  }

  private double openInColumn(int column) {
    int open = 0;
    for (int row = north; row < south; row++) {
      open += isCovered(column, row) ? 0 : 1;
    }
    return (double) open / (south - north);
  }

  private double openInRow(int row) {
    int open = 0;
    for (int column = west; column < east; column++) {
      open += isCovered(column, row) ? 0 : 1;
    }
    return (double) open / (east - west);
  }

  private boolean isCovered(int column, int row) {
    int corner = row * (lattice.columns() + 1) + column;
    int below = corner + lattice.columns() + 1;
    return inside[corner] && inside[corner + 1] && inside[below] && inside[below + 1];
  }

  private static boolean[] corners(Lattice lattice, Lattice source, PlaneTransform toSource) {
    int columns = lattice.columns() + 1;
    var inside = new boolean[columns * (lattice.rows() + 1)];
    double[] line = new double[2 * columns];
    for (int row = 0; row <= lattice.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        line[2 * column] = lattice.x(column);
        line[2 * column + 1] = lattice.y(row);
      }
      toSource.transform(line);
      for (int column = 0; column < columns; column++) {
        inside[row * columns + column] = holds(source, line[2 * column], line[2 * column + 1]);
      }
    }
    return inside;
  }

  private static boolean holds(Lattice source, double x, double y) {
    double column = (x - source.west()) / source.cellWidth();
    double row = (source.north() - y) / source.cellHeight();
    return column >= -TOLERANCE
        && row >= -TOLERANCE
        && column <= source.columns() + TOLERANCE
        && row <= source.rows() + TOLERANCE;
  }
}
