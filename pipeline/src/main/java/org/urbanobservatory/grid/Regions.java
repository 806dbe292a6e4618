package org.urbanobservatory.grid;

import java.util.Arrays;

/**
 * Groups of cells that touch each other.
 *
 * @param labels for each cell the number of its region from 0, in the row order of the regions'
 *     first cells; -1 outside of all
 * @param count number of regions
 */
public record Regions(int[] labels, int count) {
  /** Which neighbours a cell touches. */
  public enum Neighbourhood {
    /** Four cells that share a side. */
    SIDES,
    /** Eight cells that share a side or a corner. */
    SIDES_AND_CORNERS
  }

  /**
   * @param lattice gives the number of columns and rows
   * @param inside whether a cell belongs to any region, rows from north
   */
  public static Regions of(Lattice lattice, boolean[] inside, Neighbourhood neighbourhood) {
    return new Flood(lattice, inside, neighbourhood).regions();
  }

  /** Number of cells of each region. */
  public int[] sizes() {
    int[] sizes = new int[count];
    for (int label : labels) {
      if (label >= 0) {
        sizes[label]++;
      }
    }
    return sizes;
  }

  private static final class Flood {
    private final Lattice lattice;
    private final boolean[] inside;
    private final boolean corners;
    private final int[] labels;
    private int[] waiting = new int[64];
    private int waitingCount;

    Flood(Lattice lattice, boolean[] inside, Neighbourhood neighbourhood) {
      this.lattice = lattice;
      this.inside = inside;
      this.corners = neighbourhood == Neighbourhood.SIDES_AND_CORNERS;
      this.labels = new int[inside.length];
      Arrays.fill(labels, -1);
    }

    Regions regions() {
      int next = 0;
      for (int cell = 0; cell < inside.length; cell++) {
        if (inside[cell] && labels[cell] < 0) {
          fill(cell, next++);
        }
      }
      return new Regions(labels, next);
    }

    private void fill(int start, int label) {
      push(start, label);
      while (waitingCount > 0) {
        int cell = waiting[--waitingCount];
        visitNeighbours(cell % lattice.columns(), cell / lattice.columns(), label);
      }
    }

    private void visitNeighbours(int column, int row, int label) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          if (corners || dx == 0 || dy == 0) {
            visit(column + dx, row + dy, label);
          }
        }
      }
    }

    private void visit(int column, int row, int label) {
      if (column >= 0 && row >= 0 && column < lattice.columns() && row < lattice.rows()) {
        int cell = lattice.index(column, row);
        if (inside[cell] && labels[cell] < 0) {
          push(cell, label);
        }
      }
    }

    private void push(int cell, int label) {
      labels[cell] = label;
      if (waitingCount == waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * waitingCount);
      }
      waiting[waitingCount++] = cell;
    }
  }
}
