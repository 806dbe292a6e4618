package org.urbanobservatory.grid.degurba;

/** Takes the classes of a grid, row by row from north. */
@FunctionalInterface
public interface ClassSink {
  /**
   * @param row from north
   * @param classes codes of {@link CellClass}; not to be kept
   * @param centres number of the urban centre each cell belongs to, from 1; 0 is none; not to be
   *     kept
   */
  void accept(int row, byte[] classes, int[] centres);
}
