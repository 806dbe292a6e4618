package org.urbanobservatory.grid;

/**
 * Exact covered shares of unit cells by running sums. Each edge leaves in the cells it crosses the
 * area between itself and the cell's eastern side, and hands its height on to all cells further
 * east; the sum along a row is then the covered share.
 */
final class SignedArea {
  private final int columns;
  private final int rows;
  private final double[] sums;
  private double sign;

  SignedArea(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.sums = new double[(columns + 1) * rows];
  }

  /** Adds a ring with cells as units: u to the east, v to the south. */
  void add(double[] uv, boolean isHole) {
    double direction = Ring.signedArea(uv) > 0 ? -1 : 1;
    for (int i = 0; i + 3 < uv.length; i += 2) {
      if (uv[i + 1] < uv[i + 3]) {
        sign = isHole ? -direction : direction;
        edge(uv[i], uv[i + 1], uv[i + 2], uv[i + 3]);
      } else if (uv[i + 1] > uv[i + 3]) {
        sign = isHole ? direction : -direction;
        edge(uv[i + 2], uv[i + 3], uv[i], uv[i + 1]);
      }
    }
  }

  /** The share of each cell; values within {@code rounding} of 0 or 1 are 0 or 1. */
  double[] shares(double rounding) {
    double[] shares = new double[columns * rows];
    for (int row = 0; row < rows; row++) {
      double covered = 0;
      for (int column = 0; column < columns; column++) {
        covered += sums[row * (columns + 1) + column];
        shares[row * columns + column] = clean(covered, rounding);
      }
    }
    return shares;
  }

  private static double clean(double share, double rounding) {
    if (share < rounding) {
      return 0;
    }
    return share > 1 - rounding ? 1 : share;
  }

  /** An edge from its northern end (u0, v0) to its southern end (u1, v1). */
  private void edge(double u0, double v0, double u1, double v1) {
    double slope = (u1 - u0) / (v1 - v0);
    int first = (int) Math.max(0, Math.floor(v0));
    double last = Math.min(rows, v1);
    for (int row = first; row < last; row++) {
      double top = Math.max(v0, row);
      double bottom = Math.min(v1, row + 1);
      double from = top == v0 ? u0 : u0 + (top - v0) * slope;
      double to = bottom == v1 ? u1 : u0 + (bottom - v0) * slope;
      inRow(row, Math.min(from, to), Math.max(from, to), sign * (bottom - top));
    }
  }

  /** A piece of an edge inside one row, from west to east, with its signed height. */
  private void inRow(int row, double west, double east, double height) {
    double width = east - west;
    if (west < 0) {
      double outside = width == 0 || east <= 0 ? 1 : -west / width;
      sums[row * (columns + 1)] += height * outside;
    }
    int first = (int) Math.max(0, Math.floor(west));
    double last = Math.min(columns, east);
    if (width == 0 || Math.floor(west) == Math.floor(east)) {
      if (west >= 0 && first < columns) {
        inCell(row, first, (west + east) / 2, height);
      }
      return;
    }
    for (int column = first; column < last; column++) {
      double left = Math.max(west, column);
      double right = Math.min(east, column + 1);
      inCell(row, column, (left + right) / 2, height * ((right - left) / width));
    }
  }

  private void inCell(int row, int column, double middle, double height) {
    int at = row * (columns + 1) + column;
    double covered = height * (column + 1 - middle);
    sums[at] += covered;
    sums[at + 1] += height - covered;
  }
}
