package org.urbanobservatory.grid;

import java.util.List;

/**
 * The share of each cell of a lattice that a region covers, for the cells around the region.
 *
 * @param column first column of the window in the lattice
 * @param row first row of the window in the lattice
 * @param columns width of the window, 0 when the region misses the lattice
 * @param rows height of the window, 0 when the region misses the lattice
 * @param shares 0 to 1 a cell, rows from north
 */
public record Coverage(int column, int row, int columns, int rows, double[] shares) {
  /** Rounding of the running sums along a row; smaller shares are none, and near 1 is 1. */
  private static final double ROUNDING = 1e-11;

  /** Shares by exact area: a full cell has 1, a cut cell the area of the cut over its own. */
  public static Coverage exact(Lattice lattice, List<Ring> rings) {
    Window window = Window.around(lattice, rings);
    if (window.isEmpty()) {
      return window.coverage(new double[0]);
    }
    var signed = new SignedArea(window.columns(), window.rows());
    for (Ring ring : rings) {
      signed.add(window.inCells(lattice, ring), ring.isHole());
    }
    return window.coverage(signed.shares(ROUNDING));
  }

  public boolean isEmpty() {
    return columns == 0 || rows == 0;
  }

  /** Position in the lattice's flat array of a cell of this window. */
  public int latticeIndex(Lattice lattice, int cell) {
    return lattice.index(column + cell % columns, row + cell / columns);
  }

  /** The cells of a lattice that the envelope of the rings touches. */
  private record Window(int column, int row, int columns, int rows) {
    static Window around(Lattice lattice, List<Ring> rings) {
      return within(lattice, Ring.envelope(rings));
    }

    private static Window within(Lattice lattice, double[] box) {
      int west = clamp((box[0] - lattice.west()) / lattice.cellWidth(), lattice.columns());
      int east = clamp((box[2] - lattice.west()) / lattice.cellWidth() + 1, lattice.columns());
      int north = clamp((lattice.north() - box[3]) / lattice.cellHeight(), lattice.rows());
      int south = clamp((lattice.north() - box[1]) / lattice.cellHeight() + 1, lattice.rows());
      return new Window(west, north, Math.max(0, east - west), Math.max(0, south - north));
    }

    private static int clamp(double cells, int limit) {
      return (int) Math.max(0, Math.min(limit, Math.floor(cells)));
    }

    boolean isEmpty() {
      return columns == 0 || rows == 0;
    }

    Coverage coverage(double[] shares) {
      return isEmpty()
          ? new Coverage(column, row, 0, 0, shares)
          : new Coverage(column, row, columns, rows, shares);
    }

    /** The ring with cells of the window as units: u to the east, v to the south. */
    double[] inCells(Lattice lattice, Ring ring) {
      double[] xy = ring.xy();
      double[] uv = new double[xy.length];
      for (int i = 0; i < xy.length; i += 2) {
        uv[i] = (xy[i] - lattice.west()) / lattice.cellWidth() - column;
        uv[i + 1] = (lattice.north() - xy[i + 1]) / lattice.cellHeight() - row;
      }
      return uv;
    }
  }
}
