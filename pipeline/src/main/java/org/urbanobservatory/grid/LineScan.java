package org.urbanobservatory.grid;

/**
 * Which unit cells lines are drawn through, by Bresenham's algorithm between the cells of the ends
 * of each edge.
 */
final class LineScan {
  private final int columns;
  private final int rows;
  private final double[] crossed;

  LineScan(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.crossed = new double[columns * rows];
  }

  /** Adds a line or a point with cells as units: u to the east, v to the south. */
  void add(double[] uv) {
    mark((int) Math.floor(uv[0]), (int) Math.floor(uv[1]));
    for (int i = 0; i + 3 < uv.length; i += 2) {
      draw(
          (int) Math.floor(uv[i]),
          (int) Math.floor(uv[i + 1]),
          (int) Math.floor(uv[i + 2]),
          (int) Math.floor(uv[i + 3]));
    }
  }

  /** 1 for each crossed cell, rows from north. */
  double[] crossed() {
    return crossed;
  }

  private void draw(int u0, int v0, int u1, int v1) {
    int width = Math.abs(u1 - u0);
    int height = Math.abs(v1 - v0);
    int stepU = Integer.signum(u1 - u0);
    int stepV = Integer.signum(v1 - v0);
    boolean isFlat = width >= height;
    long longer = Math.max(width, height);
    long shorter = Math.min(width, height);
    long error = 2 * shorter - longer;
    int u = u0;
    int v = v0;
    for (long i = 0; i <= longer; i++) {
      mark(u, v);
      boolean isAside = error > 0;
      u += isFlat || isAside ? stepU : 0;
      v += !isFlat || isAside ? stepV : 0;
      error += 2 * shorter - (isAside ? 2 * longer : 0);
    }
  }

  private void mark(int u, int v) {
    if (u >= 0 && v >= 0 && u < columns && v < rows) {
      crossed[v * columns + u] = 1;
    }
  }
}
