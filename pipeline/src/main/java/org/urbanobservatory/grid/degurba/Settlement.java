package org.urbanobservatory.grid.degurba;

import java.util.Objects;
import org.urbanobservatory.grid.Lattice;

/**
 * Cells of a grid that are one settlement.
 *
 * @param kind what it is
 * @param number from 1 within its kind; of centres as {@link UrbanCentre#number()}, else in the row
 *     order of the first cells
 * @param cells number of cells
 * @param population persons in these cells
 * @param box the cells' columns and rows
 * @param runs the cells as triples of row, first column, column after the last; not copied
 */
public record Settlement(
    Kind kind, int number, long cells, double population, CellBox box, int[] runs) {
  /** Which cells make a settlement. */
  public enum Kind {
    /** Cells of class 3 or 30 of one urban centre. */
    URBAN_CENTRE,
    /** Cells of class 2 and 3 that touch at sides or corners: with its centres. Of level 1 only. */
    URBAN_CLUSTER,
    /** Cells of class 23 that share sides. */
    DENSE_URBAN_CLUSTER,
    /** Cells of class 22 that share sides. */
    SEMI_DENSE_URBAN_CLUSTER,
    /** Cells of class 13 that touch at sides or corners. */
    RURAL_CLUSTER
  }

  public Settlement {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(box, "box");
  }

  /** The part of a grid that the settlement's box has. */
  public Lattice window(Lattice grid) {
    return grid.window(
        box.west(), box.north(), box.east() - box.west() + 1, box.south() - box.north() + 1);
  }

  /** Which cells of its {@link #window} belong to it, rows from north. */
  public boolean[] inside() {
    int width = box.east() - box.west() + 1;
    boolean[] inside = new boolean[width * (box.south() - box.north() + 1)];
    for (int i = 0; i < runs.length; i += 3) {
      int line = (runs[i] - box.north()) * width - box.west();
      java.util.Arrays.fill(inside, line + runs[i + 1], line + runs[i + 2], true);
    }
    return inside;
  }
}
