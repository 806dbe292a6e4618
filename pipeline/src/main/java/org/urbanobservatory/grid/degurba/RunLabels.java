package org.urbanobservatory.grid.degurba;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * Labels the runs of marked cells of one row after another: a run takes the label of the first run
 * it touches in the row above, else a new one. Equal rows give equal labels in every pass, so that
 * a cell's cluster is known again without keeping the cells.
 */
final class RunLabels {
  /** What is told of the runs of a row, from west to east. */
  interface Listener {
    /** Cells from {@code from} to before {@code to} have this label, from 1. */
    void run(int label, int from, int to);

    /** Two labels belong to one cluster. */
    default void touch(int label, int other) {}
  }

  private static final VarHandle EIGHT_CELLS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final int reach;
  private final int bit;
  private final long eightBits;
  private Runs above = new Runs();
  private Runs runs = new Runs();
  private int first;
  private int last;

  /**
   * @param bit the bit of marked cells
   */
  RunLabels(Neighbourhood neighbourhood, int bit) {
    this.reach = neighbourhood == Neighbourhood.SIDES_AND_CORNERS ? 1 : 0;
    this.bit = bit;
    this.eightBits = bit * 0x0101010101010101L;
  }

  /** Labels the next row. */
  void next(byte[] flags, Listener listener) {
    Runs row = above;
    above = runs;
    runs = row;
    runs.count = 0;
    first = 0;
    for (int from = nextMarked(flags, 0); from < flags.length; ) {
      int to = endOfRun(flags, from);
      int label = label(from, to, listener);
      runs.add(from, to, label);
      listener.run(label, from, to);
      from = nextMarked(flags, to);
    }
  }

  /** The next marked cell; empty stretches are passed eight cells at a time. */
  private int nextMarked(byte[] flags, int from) {
    int column = from;
    int lastEight = flags.length - Long.BYTES;
    while (column <= lastEight && ((long) EIGHT_CELLS.get(flags, column) & eightBits) == 0) {
      column += Long.BYTES;
    }
    while (column < flags.length && (flags[column] & bit) == 0) {
      column++;
    }
    return column;
  }

  private int endOfRun(byte[] flags, int from) {
    int to = from + 1;
    while (to < flags.length && (flags[to] & bit) != 0) {
      to++;
    }
    return to;
  }

  private int label(int from, int to, Listener listener) {
    while (first < above.count && above.to[first] <= from - reach) {
      first++;
    }
    if (first == above.count || above.from[first] >= to + reach) {
      return ++last;
    }
    int label = above.label[first];
    for (int i = first + 1; i < above.count && above.from[i] < to + reach; i++) {
      if (above.label[i] != label) {
        listener.touch(label, above.label[i]);
      }
    }
    return label;
  }

  /** The runs of one row. */
  private static final class Runs {
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] label = new int[64];
    private int count;

    void add(int runFrom, int runTo, int runLabel) {
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
        label = Arrays.copyOf(label, 2 * count);
      }
      from[count] = runFrom;
      to[count] = runTo;
      label[count++] = runLabel;
    }
  }
}
