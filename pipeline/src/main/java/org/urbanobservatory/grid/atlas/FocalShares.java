package org.urbanobservatory.grid.atlas;

import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * The mean of a raster of shares within a circle around the centre of every cell.
 *
 * <p>What counts: cells with a value whose centre lies in the circle. What does not: cells without
 * a value, and land beyond the raster's edge, which is in neither sum nor count.
 *
 * <p>Time follows the number of cells times the rows of the circle, not its area. Count and sum
 * share one whole number, so that one pass gives both: the count above, below it the sum in units
 * of a power of two that is chosen so that no circle can overflow.
 */
public final class FocalShares {
  /** Sums of shares carry rounding, so that means are compared in nine decimals. */
  private static final double DECIMALS = 1e9;

  private static final int BITS = 63;

  private final Lattice lattice;
  private final double[] values;
  private final WalkingCircle circle;
  private final int countShift;
  private final double one;

  private FocalShares(Raster raster, double radius) {
    this.lattice = raster.lattice();
    this.values = raster.values();
    this.circle = WalkingCircle.of(lattice, radius);
    int countBits = Long.SIZE - Long.numberOfLeadingZeros(circle.cells());
    this.countShift = BITS - countBits;
    this.one = (double) (1L << Math.min(52, countShift - countBits));
  }

  /**
   * @param raster 0 to 1 or NaN, for example the built share of each cell
   * @param radius above 0, in units of the lattice's plane
   * @return one mean a cell in nine decimals, rows from north; NaN where no cell in reach has a
   *     value
   * @throws IllegalArgumentException when a value is not a share or the radius not a length
   */
  public static double[] of(Raster raster, double radius) {
    return new FocalShares(raster, radius).shares();
  }

  private double[] shares() {
    double[] shares = new double[values.length];
    long[] row = new long[lattice.columns()];
    var sums = new FocalSums(circle, lattice.columns(), lattice.rows());
    for (int r = 0; r < lattice.rows(); r++) {
      sums.of(r, this::fill, row);
      divide(row, shares, r * row.length);
    }
    return shares;
  }

  private void divide(long[] sums, double[] shares, int from) {
    long sumMask = (1L << countShift) - 1;
    for (int column = 0; column < sums.length; column++) {
      long count = sums[column] >>> countShift;
      double share = (sums[column] & sumMask) / one / count;
      shares[from + column] = count == 0 ? Double.NaN : Math.rint(share * DECIMALS) / DECIMALS;
    }
  }

  private void fill(int row, long[] into) {
    int from = row * into.length;
    for (int column = 0; column < into.length; column++) {
      double value = values[from + column];
      into[column] = Double.isNaN(value) ? 0 : packed(value, column, row);
    }
  }

  private long packed(double share, int column, int row) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "Invalid share: %s at column %d, row %d; give 0 to 1".formatted(share, column, row));
    }
    return (1L << countShift) + Math.round(share * one);
  }
}
