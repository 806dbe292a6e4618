package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * Labels the runs of marked cells of one row after another: a run takes the label of the first run
 * it touches in the row above, else a new one. Equal rows give equal labels in every pass, so that
 * a cell's cluster is known again without keeping the cells.
 */
final class RunLabels {
  /** What is told of the runs. */
  interface Listener {
    /** Nothing is told: the labels are known from an earlier pass. */
    Listener NONE =
        new Listener() {
          @Override
          public void run(int label, int from, int to) {}

          @Override
          public void touch(int label, int other) {}
        };

    /** Cells from {@code from} to before {@code to} have this label. */
    void run(int label, int from, int to);

    /** Two labels belong to one cluster. */
    void touch(int label, int other);
  }

  private final int reach;
  private final int bit;
  private int[] above;
  private int[] labels;
  private int last;

  /**
   * @param bit the bit of marked cells
   */
  RunLabels(int columns, Neighbourhood neighbourhood, int bit) {
    this.reach = neighbourhood == Neighbourhood.SIDES_AND_CORNERS ? 1 : 0;
    this.bit = bit;
    this.above = new int[columns];
    this.labels = new int[columns];
  }

  /**
   * Labels the next row.
   *
   * @return the label of each cell from 1, 0 where the cell is not marked; not to be changed, valid
   *     until the next row but one
   */
  int[] next(byte[] flags, Listener listener) {
    int[] row = above;
    above = labels;
    labels = row;
    int column = 0;
    while (column < flags.length) {
      if ((flags[column] & bit) == 0) {
        labels[column++] = 0;
      } else {
        int to = endOfRun(flags, column);
        label(column, to, listener);
        column = to;
      }
    }
    return labels;
  }

  private int endOfRun(byte[] flags, int from) {
    int to = from + 1;
    while (to < flags.length && (flags[to] & bit) != 0) {
      to++;
    }
    return to;
  }

  private void label(int from, int to, Listener listener) {
    int end = Math.min(above.length, to + reach);
    int label = 0;
    int before = 0;
    for (int i = Math.max(0, from - reach); i < end; i++) {
      int other = above[i];
      if (other != 0 && other != before) {
        before = other;
        if (label == 0) {
          label = other;
        } else if (other != label) {
          listener.touch(label, other);
        }
      }
    }
    label = label == 0 ? ++last : label;
    Arrays.fill(labels, from, to, label);
    listener.run(label, from, to);
  }
}
