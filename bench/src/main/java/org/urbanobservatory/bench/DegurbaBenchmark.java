package org.urbanobservatory.bench;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.grid.degurba.DegreeOfUrbanisation;
import org.urbanobservatory.grid.degurba.DegurbaSettings;
import org.urbanobservatory.grid.degurba.Level1Settings;
import org.urbanobservatory.grid.degurba.Level2Settings;
import org.urbanobservatory.grid.degurba.PopulationGrid;

/** A grid of 10,000 x 10,000 cells with some thousand cities, in a heap of 2 GB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class DegurbaBenchmark {
  private static final int SIDE = 10_000;
  private static final int CITIES = 4000;
  private static final int REACH = 30;
  private static final float DENSE = 1500;
  private static final double CENTRE = 50_000;

  private final float[] people = new float[SIDE * SIDE];

  /** Cities whose density falls with the distance, on rural land. */
  @Setup
  public void settle() {
    var random = new Random(7);
    for (int i = 0; i < people.length; i++) {
      people[i] = i % 3 == 0 ? 40 : 0;
    }
    for (int city = 0; city < CITIES; city++) {
      double fall = 1 + 4 * random.nextDouble();
      settle(random.nextInt(SIDE), random.nextInt(SIDE), fall);
    }
  }

  private void settle(int column, int row, double fall) {
    for (int y = Math.max(0, row - REACH); y < Math.min(SIDE, row + REACH); y++) {
      for (int x = Math.max(0, column - REACH); x < Math.min(SIDE, column + REACH); x++) {
        double distance = StrictMath.hypot(x - column, y - row);
        people[y * SIDE + x] += (float) (9000 * StrictMath.exp(-distance / fall));
      }
    }
  }

  @Benchmark
  public long level1() {
    return classified(Level1Settings.R2023A);
  }

  @Benchmark
  public long level2() {
    return classified(Level2Settings.R2023A);
  }

  /**
   * The straightforward way, and only its first step: dense cells flooded one by one from a copy of
   * the grid in memory. Level 1 does this a second time for urban clusters, smooths edges and fills
   * holes.
   */
  @Benchmark
  public long centresByFlooding() {
    var seen = new boolean[people.length];
    long cells = 0;
    for (int cell = 0; cell < people.length; cell++) {
      if (!seen[cell] && people[cell] >= DENSE) {
        cells += flooded(cell, seen);
      }
    }
    return cells;
  }

  private int flooded(int start, boolean[] seen) {
    var next = new ArrayDeque<Integer>();
    seen[start] = true;
    next.add(start);
    double persons = 0;
    int cells = 0;
    while (!next.isEmpty()) {
      int cell = next.remove();
      persons += people[cell];
      cells++;
      add(cell % SIDE > 0 ? cell - 1 : -1, seen, next);
      add(cell % SIDE < SIDE - 1 ? cell + 1 : -1, seen, next);
      add(cell - SIDE, seen, next);
      add(cell + SIDE < people.length ? cell + SIDE : -1, seen, next);
    }
    return persons >= CENTRE ? cells : 0;
  }

  private void add(int cell, boolean[] seen, ArrayDeque<Integer> next) {
    if (cell >= 0 && !seen[cell] && people[cell] >= DENSE) {
      seen[cell] = true;
      next.add(cell);
    }
  }

  private long classified(DegurbaSettings settings) {
    long[] sum = new long[1];
    var found =
        DegreeOfUrbanisation.classify(
            PopulationGrid.of(rows()),
            settings,
            (row, classes, centres) -> sum[0] += classes[row % SIDE]);
    return sum[0] + found.centres().size();
  }

  private CellRows rows() {
    var line = new double[SIDE];
    return new CellRows() {
      @Override
      public int columns() {
        return SIDE;
      }

      @Override
      public int rows() {
        return SIDE;
      }

      @Override
      public double[] readRow(int row) {
        for (int i = 0; i < SIDE; i++) {
          line[i] = people[row * SIDE + i];
        }
        return line;
      }
    };
  }
}
