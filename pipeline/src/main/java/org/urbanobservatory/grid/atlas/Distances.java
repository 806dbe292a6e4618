package org.urbanobservatory.grid.atlas;

/**
 * Exact squared distances between cell centres, to the nearest of some cells, in squared rows. On
 * square cells they are integers, so that equal distances are equal numbers.
 *
 * <p>Source: Meijster, Roerdink and Hesselink, "A general algorithm for computing distance
 * transforms in linear time", 2000.
 */
final class Distances {
  private final int columns;
  private final int rows;
  private final double aspect;
  private final int[] vertical;

  private Distances(int columns, int rows, double aspect) {
    this.columns = columns;
    this.rows = rows;
    this.aspect = aspect;
    this.vertical = new int[columns * rows];
  }

  /**
   * @param sources rows from north; at least one is true
   * @param aspect width of a cell over its height
   * @return 0 at the sources
   */
  static double[] squared(int columns, boolean[] sources, double aspect) {
    var distances = new Distances(columns, sources.length / columns, aspect);
    distances.alongColumns(sources);
    return distances.alongRows();
  }

  private void alongColumns(boolean[] sources) {
    int far = (int) Math.min(0.5 * Integer.MAX_VALUE, columns * (1 + aspect) + rows);
    for (int cell = 0; cell < sources.length; cell++) {
      int above = cell < columns ? far : vertical[cell - columns] + 1;
      vertical[cell] = sources[cell] ? 0 : Math.min(far, above);
    }
    for (int cell = sources.length - columns - 1; cell >= 0; cell--) {
      vertical[cell] = Math.min(vertical[cell], vertical[cell + columns] + 1);
    }
  }

  private double[] alongRows() {
    double[] squared = new double[vertical.length];
    int[] centres = new int[columns];
    double[] starts = new double[columns];
    for (int row = 0; row < rows; row++) {
      int last = envelope(row * columns, centres, starts);
      for (int column = columns - 1; column >= 0; column--) {
        while (last > 0 && starts[last] > column) {
          last--;
        }
        squared[row * columns + column] = squared(row * columns, column, centres[last]);
      }
    }
    return squared;
  }

  /** The parabolas that are lowest somewhere in the row, and from which column on. */
  private int envelope(int from, int[] centres, double[] starts) {
    int last = -1;
    for (int column = 0; column < columns; column++) {
      double start = last < 0 ? 0 : crossing(from, centres[last], column);
      while (last >= 0 && start <= starts[last]) {
        last--;
        start = last < 0 ? 0 : crossing(from, centres[last], column);
      }
      centres[++last] = column;
      starts[last] = start;
    }
    return last;
  }

  /** Where the parabola around a later column begins to be the lower one. */
  private double crossing(int from, int earlier, int later) {
    double rise = square(vertical[from + later]) - square(vertical[from + earlier]);
    double width = aspect * aspect;
    return (rise / width + square(later) - square(earlier)) / (2.0 * (later - earlier));
  }

  private double squared(int from, int column, int centre) {
    return aspect * aspect * square(column - centre) + square(vertical[from + centre]);
  }

  private static double square(double length) {
    return length * length;
  }
}
