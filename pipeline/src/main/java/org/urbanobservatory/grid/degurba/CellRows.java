package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import org.urbanobservatory.grid.Raster;

/** The values of a grid, a row at a time. Every pass of a classification reads the rows again. */
public interface CellRows {
  int columns();

  int rows();

  /**
   * The values of one row from west, NaN where there is none.
   *
   * @param row from north, 0 to {@code rows() - 1}; passes go from north to south
   * @return not to be changed, and not to be kept after the next call
   */
  double[] readRow(int row);

  /** The rows of a raster in memory. */
  static CellRows of(Raster raster) {
    int columns = raster.lattice().columns();
    return new CellRows() {
      @Override
      public int columns() {
        return columns;
      }

      @Override
      public int rows() {
        return raster.lattice().rows();
      }

      @Override
      public double[] readRow(int row) {
        return Arrays.copyOfRange(raster.values(), row * columns, (row + 1) * columns);
      }
    };
  }
}
