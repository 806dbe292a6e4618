package org.urbanobservatory.grid.atlas;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.urbanobservatory.grid.Lattice;

/**
 * A group of cells and the cells around it up to a distance.
 *
 * @param box where the cells of the buffer are
 * @param cells whether each cell of the box is in the buffer, rows from north
 */
record Buffer(Box box, boolean[] cells) {
  /** Whether both hold one cell. */
  boolean meets(Buffer other) {
    Box common = box.common(other.box);
    for (int row = common.north(); row <= common.south(); row++) {
      for (int column = common.west(); column <= common.east(); column++) {
        if (holds(column, row) && other.holds(column, row)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean holds(int column, int row) {
    return cells[(row - box.north()) * box.columns() + column - box.west()];
  }

  /**
   * A group of cells that can be buffered.
   *
   * @param members whether a cell of the lattice belongs to the group
   */
  record Source(Lattice lattice, IntPredicate members) {
    /**
     * The buffer that adds a number of cells, those at the last distance all included. It is looked
     * for in a margin that doubles until it holds enough cells: cells beyond a margin are further
     * away than the margin is wide. Where the lattice ends first, the buffer is the lattice.
     */
    Buffer grown(Box around, int added) {
      double aspect = lattice.cellWidth() / lattice.cellHeight();
      for (long margin = firstMargin(added); ; margin *= 2) {
        long columns = (long) Math.ceil(margin / aspect);
        Box box = around.expanded(margin, columns, lattice);
        double[] squared = Distances.squared(box.columns(), cells(box), aspect);
        boolean isAll = box.columns() == lattice.columns() && box.rows() == lattice.rows();
        double limit = isAll ? Double.POSITIVE_INFINITY : (double) margin * margin;
        double[] near = Arrays.stream(squared).filter(d -> d > 0 && d <= limit).sorted().toArray();
        if (near.length >= added || isAll) {
          double last = near.length == 0 ? 0 : near[Math.min(added, near.length) - 1];
          return new Buffer(box, within(squared, last));
        }
      }
    }

    /** A disc that grows by a number of cells needs no wider margin than one that was one cell. */
    private static long firstMargin(int added) {
      return 2 + (long) Math.sqrt(added / Math.PI);
    }

    private boolean[] cells(Box box) {
      boolean[] cells = new boolean[box.columns() * box.rows()];
      for (int cell = 0; cell < cells.length; cell++) {
        int column = box.west() + cell % box.columns();
        int row = box.north() + cell / box.columns();
        cells[cell] = members.test(lattice.index(column, row));
      }
      return cells;
    }

    private static boolean[] within(double[] squared, double last) {
      boolean[] within = new boolean[squared.length];
      for (int cell = 0; cell < within.length; cell++) {
        within[cell] = squared[cell] <= last;
      }
      return within;
    }
  }
}
