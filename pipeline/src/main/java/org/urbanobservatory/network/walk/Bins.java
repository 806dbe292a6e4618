package org.urbanobservatory.network.walk;

/**
 * A lattice of square bins; places outside it have bins outside its range.
 *
 * @param west metres east of its corner
 * @param south metres north of its corner
 * @param size metres of a bin's side
 */
record Bins(double west, double south, double size, int columns, int rows) {
  private static final double SMALLEST_M = 1;

  /** Bins for segments, about one a segment, however long and thin their box. */
  static Bins around(double[] ax, double[] ay, double[] bx, double[] by) {
    double west = Math.min(lowest(ax), lowest(bx));
    double south = Math.min(lowest(ay), lowest(by));
    double width = Math.max(highest(ax), highest(bx)) - west;
    double height = Math.max(highest(ay), highest(by)) - south;
    if (ax.length == 0) {
      return new Bins(0, 0, SMALLEST_M, 1, 1);
    }
    double size =
        Math.max(Math.sqrt(width * height / ax.length), Math.max(width, height) / ax.length / 4.0);
    size = Math.max(size, SMALLEST_M);
    return new Bins(west, south, size, 1 + (int) (width / size), 1 + (int) (height / size));
  }

  int count() {
    return columns * rows;
  }

  int column(double x) {
    return (int) Math.floor((x - west) / size);
  }

  int row(double y) {
    return (int) Math.floor((y - south) / size);
  }

  int clampColumn(int column) {
    return Math.max(0, Math.min(columns - 1, column));
  }

  int clampRow(int row) {
    return Math.max(0, Math.min(rows - 1, row));
  }

  double west(int column) {
    return west + column * size;
  }

  /** Rings around a bin outside the lattice that hold none of its bins. */
  int emptyRings(int column, int row) {
    int columnsAway = Math.max(-column, column - (columns - 1));
    return Math.max(0, Math.max(columnsAway, Math.max(-row, row - (rows - 1))));
  }

  double distance(double x, double y) {
    double dx = Math.max(0, Math.max(west - x, x - (west + columns * size)));
    double dy = Math.max(0, Math.max(south - y, y - (south + rows * size)));
    return Math.sqrt(dx * dx + dy * dy);
  }

  boolean misses(double minX, double minY, double maxX, double maxY) {
    return maxX < west
        || maxY < south
        || minX > west + columns * size
        || minY > south + rows * size;
  }

  /** All segments nearer than this have been looked at after a ring. */
  double seen(double x, double y, int column, int row, int ring) {
    double east = Math.min(x - west(column - ring), west(column + ring + 1) - x);
    double bottom = south + (row - ring) * size;
    double top = south + (row + ring + 1) * size;
    return Math.min(east, Math.min(y - bottom, top - y));
  }

  boolean isWithin(int column, int row, int ring) {
    return column - ring <= 0
        && row - ring <= 0
        && column + ring >= columns - 1
        && row + ring >= rows - 1;
  }

  private static double lowest(double[] values) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }

  private static double highest(double[] values) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      highest = Math.max(highest, value);
    }
    return highest;
  }
}
