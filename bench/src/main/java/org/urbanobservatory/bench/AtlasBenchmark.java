package org.urbanobservatory.bench;

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
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.atlas.AtlasSettings;
import org.urbanobservatory.grid.atlas.FocalShares;

/**
 * Built share of the walking circle around every cell of 30 m: all of 4000 x 4000 cells, with and
 * without cells that have no value, beside the straightforward window on 500 x 500 of them. Per
 * cell the window's time is to be multiplied by 64.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AtlasBenchmark {
  private static final int SIDE = 4000;
  private static final int PART = 500;
  private static final double CELL_M = 30;
  private static final double RADIUS_M = AtlasSettings.RADIUS_OF_ONE_KM2_M;

  private Raster full;
  private Raster withWater;
  private Raster part;

  /** Makes built-up land by chance, the same each time. */
  @Setup
  public void make() {
    var chance = new Random(11);
    double[] values = new double[SIDE * SIDE];
    double[] water = new double[SIDE * SIDE];
    double[] corner = new double[PART * PART];
    for (int i = 0; i < values.length; i++) {
      values[i] = chance.nextBoolean() ? 1 : 0;
      water[i] = chance.nextInt(5) == 0 ? Double.NaN : values[i];
      if (i % SIDE < PART && i / SIDE < PART) {
        corner[i / SIDE * PART + i % SIDE] = water[i];
      }
    }
    full = new Raster(lattice(SIDE), values);
    withWater = new Raster(lattice(SIDE), water);
    part = new Raster(lattice(PART), corner);
  }

  @Benchmark
  public double[] everyCellHasAValue() {
    return FocalShares.of(full, RADIUS_M);
  }

  @Benchmark
  public double[] aFifthHasNoValue() {
    return FocalShares.of(withWater, RADIUS_M);
  }

  /** The same kernel on the cells that the window is tried on. */
  @Benchmark
  public double[] partOfTheCells() {
    return FocalShares.of(part, RADIUS_M);
  }

  /** The straightforward way: every cell of the circle is looked at around every cell. */
  @Benchmark
  public double[] partOfTheCellsByWindow() {
    double[] shares = new double[PART * PART];
    for (int row = 0; row < PART; row++) {
      for (int column = 0; column < PART; column++) {
        shares[row * PART + column] = window(column, row);
      }
    }
    return shares;
  }

  private double window(int column, int row) {
    int reach = (int) (RADIUS_M / CELL_M);
    double sum = 0;
    int count = 0;
    for (int r = Math.max(0, row - reach); r <= Math.min(PART - 1, row + reach); r++) {
      for (int c = Math.max(0, column - reach); c <= Math.min(PART - 1, column + reach); c++) {
        double dx = (c - column) * CELL_M;
        double dy = (r - row) * CELL_M;
        double value = part.values()[r * PART + c];
        if (dx * dx + dy * dy <= RADIUS_M * RADIUS_M && !Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static Lattice lattice(int side) {
    return new Lattice(side, side, 0, side * CELL_M, CELL_M, CELL_M);
  }
}
