package org.urbanobservatory.bench;

import java.util.Arrays;
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

/**
 * A grid of 10,000 x 10,000 cells with some thousand cities, in a heap of 2 GB, which holds the
 * grid itself too.
 */
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
  private static final int CORNER = 2000;

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
    compare(corner(), CORNER);
  }

  /** The cells in the north-west, a grid of their own. */
  private float[] corner() {
    var corner = new float[CORNER * CORNER];
    for (int row = 0; row < CORNER; row++) {
      System.arraycopy(people, row * SIDE, corner, row * CORNER, CORNER);
    }
    return corner;
  }

  /** A ratio of times is one of equal results: refuses grids whose classes or centres differ. */
  private static void compare(float[] people, int side) {
    var one = new PlainLevelOne(people, side);
    compare(people, Level1Settings.R2023A, one.classes(), one.centres());
    var two = new PlainLevelTwo(people, side);
    compare(people, Level2Settings.R2023A, two.classes(), two.centres());
  }

  private static void compare(
      float[] people, DegurbaSettings settings, byte[] expected, int centres) {
    int side = (int) Math.sqrt(people.length);
    var found =
        DegreeOfUrbanisation.classify(
            PopulationGrid.of(rows(people, side)),
            settings,
            (row, classes, numbers) -> {
              if (!Arrays.equals(
                  classes, Arrays.copyOfRange(expected, row * side, (row + 1) * side))) {
                throw new IllegalStateException("Invalid baseline: row " + row + " differs");
              }
            });
    if (found.centres().size() != centres) {
      throw new IllegalStateException("Invalid baseline: another number of centres");
    }
  }

  private static long sum(byte[] classes, int centres) {
    long sum = centres;
    for (int row = 0; row < SIDE; row++) {
      sum += classes[row * SIDE + row];
    }
    return sum;
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
   * The straightforward way to the same classes, in arrays as large as the grid. It needs a larger
   * heap than the others, which its fork has.
   */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = "-Xmx4g")
  public long level1InMemory() {
    var plain = new PlainLevelOne(people, SIDE);
    return sum(plain.classes(), plain.centres());
  }

  /** The same for level 2. */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = "-Xmx4g")
  public long level2InMemory() {
    var plain = new PlainLevelTwo(people, SIDE);
    return sum(plain.classes(), plain.centres());
  }

  private long classified(DegurbaSettings settings) {
    long[] sum = new long[1];
    var found =
        DegreeOfUrbanisation.classify(
            PopulationGrid.of(rows(people, SIDE)),
            settings,
            (row, classes, centres) -> sum[0] += classes[row % SIDE]);
    return sum[0] + found.centres().size();
  }

  private static CellRows rows(float[] people, int side) {
    var line = new double[side];
    return new CellRows() {
      @Override
      public int columns() {
        return side;
      }

      @Override
      public int rows() {
        return side;
      }

      @Override
      public double[] readRow(int row) {
        for (int i = 0; i < side; i++) {
          line[i] = people[row * side + i];
        }
        return line;
      }
    };
  }
}
