package org.urbanobservatory.grid;

import java.util.Objects;

/**
 * Values on a lattice. A cell without a value (nodata, masked) holds NaN.
 *
 * @param lattice where the cells are
 * @param values one value a cell, rows from north; not copied, not to be changed
 */
public record Raster(Lattice lattice, double[] values) {
  public Raster {
    Objects.requireNonNull(lattice, "lattice");
    if (values.length != lattice.size()) {
      throw new IllegalArgumentException(
          "Invalid raster: %d values for %d x %d cells"
              .formatted(values.length, lattice.columns(), lattice.rows()));
    }
  }

  public double value(int column, int row) {
    return values[lattice.index(column, row)];
  }

  /** Sum of the cells that have a value, row by row from north-west. */
  public double total() {
    var sum = new ExactSum();
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum.add(value);
      }
    }
    return sum.value();
  }

  /** Number of cells that have a value. */
  public int valued() {
    int count = 0;
    for (double value : values) {
      count += Double.isNaN(value) ? 0 : 1;
    }
    return count;
  }
}
