package org.urbanobservatory.grid.atlas;

import java.util.Arrays;

/**
 * Sums of values within a circle around every cell of a row. Each row is summed up once from west
 * to east; a circle is then the sum of its chords, and a chord the difference of two running sums.
 * Only the rows that a circle reaches are kept. Whole numbers keep the difference exact even where
 * a running sum wraps around.
 */
final class FocalSums {
  private final WalkingCircle circle;
  private final int columns;
  private final int rows;

  /**
   * Running sums with a margin as wide as the circle on either side, by row modulo their number.
   */
  private final long[][] running;

  private int entered;

  FocalSums(WalkingCircle circle, int columns, int rows) {
    this.circle = circle;
    this.columns = columns;
    this.rows = rows;
    this.running = new long[2 * circle.reach() + 1][columns + 2 * circle.width() + 1];
  }

  /** Gives a row of values. */
  interface Rows {
    void fill(int row, long[] into);
  }

  /**
   * Replaces {@code sums} by the sums of one row. Rows are asked for from north to south.
   *
   * @param values asked for each row once, from north to south
   */
  void of(int row, Rows values, long[] sums) {
    while (entered < rows && entered <= row + circle.reach()) {
      enter(entered++, values);
    }
    Arrays.fill(sums, 0);
    int last = Math.min(rows - 1, row + circle.reach());
    for (int other = Math.max(0, row - circle.reach()); other <= last; other++) {
      add(running[other % running.length], circle.chords()[Math.abs(other - row)], sums);
    }
  }

  private void enter(int row, Rows values) {
    long[] cells = new long[columns];
    values.fill(row, cells);
    long[] sums = running[row % running.length];
    int margin = circle.width();
    for (int column = 0; column < columns; column++) {
      sums[margin + column + 1] = sums[margin + column] + cells[column];
    }
    Arrays.fill(sums, margin + columns + 1, sums.length, sums[margin + columns]);
  }

  private void add(long[] row, int chord, long[] sums) {
    int east = circle.width() + chord + 1;
    int west = circle.width() - chord;
    for (int column = 0; column < columns; column++) {
      sums[column] += row[column + east] - row[column + west];
    }
  }
}
