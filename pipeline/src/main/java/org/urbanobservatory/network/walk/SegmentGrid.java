package org.urbanobservatory.network.walk;

import java.util.function.IntConsumer;

/**
 * Straight segments in square bins, to find the nearest one. A segment whose ends are one point is
 * that point. Safe for several threads.
 */
public final class SegmentGrid {
  /**
   * Segments that are this much farther than the nearest count as equally near, so that rounding
   * does not choose between them: the lowest number wins.
   */
  private static final double TIE_M = 1e-6;

  private final double[] ax;
  private final double[] ay;
  private final double[] bx;
  private final double[] by;
  private final Bins bins;
  private final int[] first;
  private final int[] items;

  /**
   * @param ax metres east of each segment's start
   * @param ay metres north of each segment's start
   * @param bx metres east of each segment's end
   * @param by metres north of each segment's end
   */
  public SegmentGrid(double[] ax, double[] ay, double[] bx, double[] by) {
    this.ax = ax;
    this.ay = ay;
    this.bx = bx;
    this.by = by;
    this.bins = Bins.around(ax, ay, bx, by);
    this.first = new int[bins.count() + 1];
    for (int s = 0; s < ax.length; s++) {
      eachBin(s, bin -> first[bin + 1]++);
    }
    for (int bin = 0; bin < bins.count(); bin++) {
      first[bin + 1] += first[bin];
    }
    this.items = new int[first[bins.count()]];
    int[] next = first.clone();
    for (int s = 0; s < ax.length; s++) {
      int segment = s;
      eachBin(s, bin -> items[next[bin]++] = segment);
    }
  }

  /** Points as segments of no length. */
  public static SegmentGrid ofPoints(double[] x, double[] y) {
    return new SegmentGrid(x, y, x, y);
  }

  /** The nearest segment at most {@code maxM} metres away; -1 if there is none. */
  public int nearest(double px, double py, double maxM) {
    if (ax.length == 0 || bins.distance(px, py) > maxM + TIE_M) {
      return -1;
    }
    var search = new Search(px, py, maxM);
    int column = bins.column(px);
    int row = bins.row(py);
    for (int ring = bins.emptyRings(column, row); ; ring++) {
      search.ring(column, row, ring);
      double seen = bins.seen(px, py, column, row, ring);
      if (seen > search.nearestM + TIE_M || bins.isWithin(column, row, ring)) {
        return search.found;
      }
    }
  }

  /** Every segment that may meet a box; those through several bins come several times. */
  public void near(double minX, double minY, double maxX, double maxY, IntConsumer each) {
    if (ax.length == 0 || bins.misses(minX, minY, maxX, maxY)) {
      return;
    }
    int lastRow = bins.clampRow(bins.row(maxY));
    int lastColumn = bins.clampColumn(bins.column(maxX));
    for (int r = bins.clampRow(bins.row(minY)); r <= lastRow; r++) {
      for (int c = bins.clampColumn(bins.column(minX)); c <= lastColumn; c++) {
        int bin = r * bins.columns() + c;
        for (int i = first[bin]; i < first[bin + 1]; i++) {
          each.accept(items[i]);
        }
      }
    }
  }

  /** Where on a segment a point is nearest, 0 at its start to 1 at its end. */
  public double fraction(int segment, double px, double py) {
    double dx = bx[segment] - ax[segment];
    double dy = by[segment] - ay[segment];
    double squared = dx * dx + dy * dy;
    if (!(squared > 0)) {
      return 0;
    }
    double t = ((px - ax[segment]) * dx + (py - ay[segment]) * dy) / squared;
    return Math.max(0, Math.min(1, t));
  }

  /** Metres between a point and a segment. */
  public double distance(int segment, double px, double py) {
    double t = fraction(segment, px, py);
    double dx = ax[segment] + t * (bx[segment] - ax[segment]) - px;
    double dy = ay[segment] + t * (by[segment] - ay[segment]) - py;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** The bins that a segment passes: in each column those between its lowest and highest point. */
  private void eachBin(int segment, IntConsumer each) {
    double start = Math.min(ax[segment], bx[segment]);
    double end = Math.max(ax[segment], bx[segment]);
    int lastColumn = bins.clampColumn(bins.column(end));
    for (int c = bins.clampColumn(bins.column(start)); c <= lastColumn; c++) {
      double one = north(segment, Math.max(start, bins.west(c)), ay[segment]);
      double other = north(segment, c == lastColumn ? end : bins.west(c + 1), by[segment]);
      int lastRow = bins.clampRow(bins.row(Math.max(one, other) + TIE_M));
      for (int r = bins.clampRow(bins.row(Math.min(one, other) - TIE_M)); r <= lastRow; r++) {
        each.accept(r * bins.columns() + c);
      }
    }
  }

  /** North of the segment at a place east of it; as stated for one that runs due north. */
  private double north(int segment, double east, double dueNorth) {
    double dx = bx[segment] - ax[segment];
    double t = dx == 0 ? 0 : (east - ax[segment]) / dx;
    return dx == 0 ? dueNorth : ay[segment] + t * (by[segment] - ay[segment]);
  }

  private final class Search {
    private final double px;
    private final double py;
    private double nearestM;
    private int found = -1;

    Search(double px, double py, double maxM) {
      this.px = px;
      this.py = py;
      this.nearestM = maxM;
    }

    /** Looks at the bins that are {@code ring} away from one, as a king moves. */
    void ring(int column, int row, int ring) {
      for (int r = Math.max(0, row - ring); r <= Math.min(bins.rows() - 1, row + ring); r++) {
        int step = Math.abs(r - row) == ring || ring == 0 ? 1 : 2 * ring;
        for (int c = column - ring; c <= column + ring; c += step) {
          if (c >= 0 && c < bins.columns()) {
            bin(r * bins.columns() + c);
          }
        }
      }
    }

    private void bin(int bin) {
      for (int i = first[bin]; i < first[bin + 1]; i++) {
        see(items[i]);
      }
    }

    private void see(int segment) {
      double metres = distance(segment, px, py);
      if (metres < nearestM - TIE_M || (found < 0 && metres <= nearestM + TIE_M)) {
        nearestM = Math.min(nearestM, metres);
        found = segment;
      } else if (metres <= nearestM + TIE_M && segment < found) {
        found = segment;
      }
    }
  }
}
