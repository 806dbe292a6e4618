package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Fills the holes of urban centres: cells that a centre encloses, seen from one centre at a time
 * and connected by sides. A hole is small, so a search that has met as many cells as no hole may
 * have, or the edge of the grid, ends. A cell in holes of two centres goes to the one that encloses
 * it more closely; cells of another centre keep theirs.
 */
final class HoleFilling {
  private static final int[] DX = {1, 0, -1, 0};
  private static final int[] DY = {0, 1, 0, -1};

  private final CentrePlane plane;
  private final int limit;
  private final int[] columns;
  private final int[] rows;
  private final BitSet met;
  private int size;
  private final CellList holes = new CellList();
  private int[] holeSizes = new int[64];

  /**
   * @param limit holes with fewer cells are filled
   */
  HoleFilling(CentrePlane plane, int limit) {
    this.plane = plane;
    this.limit = limit;
    this.columns = new int[limit];
    this.rows = new int[limit];
    this.met = new BitSet();
  }

  void fill() {
    if (limit > 1) {
      plane.forEachCell(this::lookAround);
      fillSmallestFirst();
    }
  }

  /** The first cell of a hole lies south of a cell of the centre. */
  private void lookAround(int column, int row) {
    int north = plane.centre(column, row - 1);
    if (north != 0 && north != plane.centre(column, row)) {
      search(column, row, north);
    }
  }

  private void search(int column, int row, int centre) {
    size = 0;
    met.clear();
    boolean closed = meet(column, row, column, row);
    for (int i = 0; closed && i < size; i++) {
      for (int side = 0; closed && side < DX.length; side++) {
        int x = columns[i] + DX[side];
        int y = rows[i] + DY[side];
        closed = plane.isInside(x, y) && (plane.centre(x, y) == centre || meet(x, y, column, row));
      }
    }
    if (closed) {
      note(centre);
    }
  }

  /** Adds a cell to the hole; false when it becomes too large. */
  private boolean meet(int x, int y, int startColumn, int startRow) {
    int bit = (y - startRow + limit) * (2 * limit + 1) + x - startColumn + limit;
    if (met.get(bit)) {
      return true;
    }
    if (size == limit - 1) {
      return false;
    }
    met.set(bit);
    columns[size] = x;
    rows[size++] = y;
    return true;
  }

  private void note(int centre) {
    for (int i = 0; i < size; i++) {
      if (plane.centre(columns[i], rows[i]) == 0) {
        if (holes.size() == holeSizes.length) {
          holeSizes = Arrays.copyOf(holeSizes, 2 * holeSizes.length);
        }
        holeSizes[holes.size()] = size;
        holes.add(columns[i], rows[i], centre);
      }
    }
  }

  private void fillSmallestFirst() {
    for (int cells = 1; cells < limit; cells++) {
      for (int i = 0; i < holes.size(); i++) {
        if (holeSizes[i] == cells && plane.centre(holes.column(i), holes.row(i)) == 0) {
          plane.join(holes.column(i), holes.row(i), holes.centre(i));
        }
      }
    }
  }
}
