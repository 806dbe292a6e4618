package org.urbanobservatory.grid.atlas;

import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Regions;

/** A rectangle of cells, all ends included. */
record Box(int west, int north, int east, int south) {
  /** The smallest box around each region. */
  static Box[] around(Regions regions, int columns) {
    Box[] boxes = new Box[regions.count()];
    for (int cell = 0; cell < regions.labels().length; cell++) {
      int region = regions.labels()[cell];
      if (region >= 0 && (boxes[region] == null || !boxes[region].holds(cell, columns))) {
        var one = new Box(cell % columns, cell / columns, cell % columns, cell / columns);
        boxes[region] = boxes[region] == null ? one : boxes[region].with(one);
      }
    }
    return boxes;
  }

  private boolean holds(int cell, int columns) {
    int column = cell % columns;
    int row = cell / columns;
    return column >= west && column <= east && row >= north && row <= south;
  }

  Box with(Box other) {
    return new Box(
        Math.min(west, other.west),
        Math.min(north, other.north),
        Math.max(east, other.east),
        Math.max(south, other.south));
  }

  /** This box and a margin of rows and columns, as far as the lattice goes. */
  Box expanded(long rows, long columns, Lattice lattice) {
    return new Box(
        (int) Math.max(0, west - columns),
        (int) Math.max(0, north - rows),
        (int) Math.min(lattice.columns() - 1L, east + columns),
        (int) Math.min(lattice.rows() - 1L, south + rows));
  }

  /** The cells of both; one that ends before it begins where they share none. */
  Box common(Box other) {
    return new Box(
        Math.max(west, other.west),
        Math.max(north, other.north),
        Math.min(east, other.east),
        Math.min(south, other.south));
  }

  int columns() {
    return east - west + 1;
  }

  int rows() {
    return south - north + 1;
  }
}
