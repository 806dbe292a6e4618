package org.urbanobservatory.grid.degurba;

import java.util.Objects;
import org.urbanobservatory.grid.Lattice;

/**
 * A classified grid in memory.
 *
 * @param lattice where the cells are
 * @param classes codes of {@link CellClass}, rows from north; not copied
 * @param centres number of each cell's urban centre from 1, 0 is none; not copied
 * @param classification the centres and what the grid's edge cuts
 */
public record ClassifiedGrid(
    Lattice lattice, byte[] classes, int[] centres, Classification classification) {
  public ClassifiedGrid {
    Objects.requireNonNull(classification, "classification");
    if (classes.length != lattice.size() || centres.length != lattice.size()) {
      throw new IllegalArgumentException(
          "Invalid classified grid: %d classes and %d centres for %d cells"
              .formatted(classes.length, centres.length, lattice.size()));
    }
  }

  /**
   * Classifies a grid and keeps the classes.
   *
   * @param lattice of the same size as the grid
   */
  public static ClassifiedGrid of(Lattice lattice, PopulationGrid grid, DegurbaSettings settings) {
    byte[] classes = new byte[lattice.size()];
    int[] centres = new int[lattice.size()];
    ClassSink sink =
        (row, rowClasses, rowCentres) -> {
          System.arraycopy(rowClasses, 0, classes, lattice.index(0, row), lattice.columns());
          System.arraycopy(rowCentres, 0, centres, lattice.index(0, row), lattice.columns());
        };
    return new ClassifiedGrid(
        lattice, classes, centres, DegreeOfUrbanisation.classify(grid, settings, sink));
  }

  public CellClass cellClass(int column, int row) {
    return CellClass.of(classes[lattice.index(column, row)]);
  }
}
