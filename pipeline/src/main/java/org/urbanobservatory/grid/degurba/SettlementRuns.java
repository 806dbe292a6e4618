package org.urbanobservatory.grid.degurba;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.urbanobservatory.grid.ExactSum;

/** Runs of cells, each with the label of its settlement and its people. */
final class SettlementRuns {
  private static final int NUMBERS = 4;

  private final Settlement.Kind kind;
  private int[] runs = new int[64 * NUMBERS];
  private double[] populations = new double[64];
  private int count;

  SettlementRuns(Settlement.Kind kind) {
    this.kind = kind;
  }

  /** Adds the cells of a row from {@code from} to before {@code to}. */
  void add(int label, int row, int from, int to, double[] people) {
    if (count == populations.length) {
      runs = Arrays.copyOf(runs, 2 * runs.length);
      populations = Arrays.copyOf(populations, 2 * count);
    }
    int at = NUMBERS * count;
    runs[at] = label;
    runs[at + 1] = row;
    runs[at + 2] = from;
    runs[at + 3] = to;
    populations[count++] = sum(people, from, to);
  }

  private static double sum(double[] people, int from, int to) {
    var sum = new ExactSum();
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(people[i])) {
        sum.add(people[i]);
      }
    }
    return sum.value();
  }

  /**
   * The settlements in the order of their numbers.
   *
   * @param numbers from labels to numbers from 1, without gaps
   */
  List<Settlement> settlements(IntUnaryOperator numbers) {
    List<Settlement> settlements = new ArrayList<>();
    int[][] ofNumber = byNumber(numbers);
    for (int number = 1; number < ofNumber.length; number++) {
      settlements.add(settlement(number, ofNumber[number]));
    }
    return settlements;
  }

  /** The positions of each settlement's runs, from north. */
  private int[][] byNumber(IntUnaryOperator numbers) {
    int[] sizes = new int[1];
    for (int i = 0; i < count; i++) {
      int number = numbers.applyAsInt(runs[NUMBERS * i]);
      sizes = number < sizes.length ? sizes : Arrays.copyOf(sizes, Math.max(2 * number, 2));
      sizes[number]++;
    }
    int last = sizes.length - 1;
    while (last > 0 && sizes[last] == 0) {
      last--;
    }
    int[][] positions = new int[last + 1][];
    Arrays.setAll(positions, number -> new int[0]);
    for (int number = 1; number <= last; number++) {
      positions[number] = new int[sizes[number]];
    }
    Arrays.fill(sizes, 0);
    for (int i = 0; i < count; i++) {
      int number = numbers.applyAsInt(runs[NUMBERS * i]);
      positions[number][sizes[number]++] = i;
    }
    return positions;
  }

  private Settlement settlement(int number, int[] positions) {
    var people = new ExactSum();
    int[] cells = new int[3 * positions.length];
    long size = 0;
    CellBox box = null;
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(runs, NUMBERS * positions[i] + 1, cells, 3 * i, 3);
      var run = new CellBox(cells[3 * i + 1], cells[3 * i], cells[3 * i + 2] - 1, cells[3 * i]);
      box = box == null ? run : box.and(run);
      size += cells[3 * i + 2] - cells[3 * i + 1];
      people.add(populations[positions[i]]);
    }
    return new Settlement(kind, number, size, people.value(), box, cells);
  }
}
