package org.urbanobservatory.measure.street;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Junctions counted as people see them: those of one crossing once. */
public final class Intersections {
  private final double[] x;
  private final double[] y;
  private final double reach;
  private final int[] group;
  private final Map<Long, int[]> cells = new HashMap<>();

  private Intersections(double[] x, double[] y, double radius) {
    if (!(radius > 0 && radius <= 1000)) {
      throw new IllegalArgumentException(
          "Invalid intersection radius: " + radius + " m is not between 0 and 1000");
    }
    this.x = x;
    this.y = y;
    this.reach = 2 * radius;
    this.group = new int[x.length];
    Arrays.setAll(group, i -> i);
  }

  /**
   * Number of intersections after merging junctions near each other.
   *
   * <p>What counts: every point given, so junctions and not dead ends. Circles of the radius are
   * drawn round the points; points whose circles touch are one intersection, and chains of them
   * too.
   *
   * <p>Formula: number of connected groups of points, two points being connected when their
   * distance is at most 2 x radius.
   *
   * <p>Source: the tolerance of OSMnx ({@code clean_int_tol}) and of the Global Healthy and
   * Sustainable City Indicators, 12 m.
   *
   * <p>Unit: count; 0 without points.
   *
   * @param x metres east
   * @param y metres north
   * @param radius metres
   */
  public static int consolidated(double[] x, double[] y, double radius) {
    var merged = new Intersections(x, y, radius);
    merged.merge();
    return merged.groups();
  }

  private void merge() {
    for (int i = 0; i < x.length; i++) {
      long column = column(x[i]);
      long row = column(y[i]);
      for (long c = column - 1; c <= column + 1; c++) {
        for (long r = row - 1; r <= row + 1; r++) {
          joinWith(i, cells.get(key(c, r)));
        }
      }
      cells.merge(key(column, row), new int[] {i}, Intersections::joined);
    }
  }

  private void joinWith(int i, int[] others) {
    if (others == null) {
      return;
    }
    for (int j : others) {
      double dx = x[i] - x[j];
      double dy = y[i] - y[j];
      if (dx * dx + dy * dy <= reach * reach) {
        group[root(i)] = root(j);
      }
    }
  }

  private int root(int i) {
    int at = i;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }

  private int groups() {
    int n = 0;
    for (int i = 0; i < group.length; i++) {
      n += group[i] == i ? 1 : 0;
    }
    return n;
  }

  private long column(double metres) {
    return (long) Math.floor(metres / reach);
  }

  private static long key(long column, long row) {
    return column << 32 ^ (row & 0xffffffffL);
  }

  private static int[] joined(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
