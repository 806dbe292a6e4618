package org.urbanobservatory.grid.degurba;

import java.util.Arrays;

/** A growing list of cells, each with the centre it is to join. */
final class CellList {
  private int[] cells = new int[192];
  private int size;

  void add(int column, int row, int centre) {
    if (3 * size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    cells[3 * size] = column;
    cells[3 * size + 1] = row;
    cells[3 * size + 2] = centre;
    size++;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int column(int i) {
    return cells[3 * i];
  }

  int row(int i) {
    return cells[3 * i + 1];
  }

  int centre(int i) {
    return cells[3 * i + 2];
  }
}
