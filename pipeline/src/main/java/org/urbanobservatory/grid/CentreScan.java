package org.urbanobservatory.grid;

import java.util.Arrays;

/** Which unit cells have their centre inside of rings, by crossings of the rows' centre lines. */
final class CentreScan {
  private final int columns;
  private final double[][] crossings;
  private final int[] counts;

  CentreScan(int columns, int rows) {
    this.columns = columns;
    this.crossings = new double[rows][8];
    this.counts = new int[rows];
  }

  /** Adds a ring with cells as units: u to the east, v to the south. */
  void add(double[] uv) {
    for (int i = 0; i + 3 < uv.length; i += 2) {
      boolean down = uv[i + 1] < uv[i + 3];
      int north = down ? i : i + 2;
      int south = down ? i + 2 : i;
      edge(uv[north], uv[north + 1], uv[south], uv[south + 1]);
    }
  }

  double[] inside() {
    double[] inside = new double[columns * counts.length];
    for (int row = 0; row < counts.length; row++) {
      Arrays.sort(crossings[row], 0, counts[row]);
      for (int i = 0; i + 1 < counts[row]; i += 2) {
        int from = (int) Math.max(0, Math.ceil(crossings[row][i] - 0.5));
        int to = (int) Math.min(columns, Math.ceil(crossings[row][i + 1] - 0.5));
        if (from < to) {
          Arrays.fill(inside, row * columns + from, row * columns + to, 1);
        }
      }
    }
    return inside;
  }

  private void edge(double u0, double v0, double u1, double v1) {
    int first = (int) Math.max(0, Math.ceil(v0 - 0.5));
    double last = Math.min(counts.length, Math.ceil(v1 - 0.5));
    for (int row = first; row < last; row++) {
      push(row, u0 + (row + 0.5 - v0) * (u1 - u0) / (v1 - v0));
    }
  }

  private void push(int row, double u) {
    if (counts[row] == crossings[row].length) {
      crossings[row] = Arrays.copyOf(crossings[row], 2 * counts[row]);
    }
    crossings[row][counts[row]++] = u;
  }
}
