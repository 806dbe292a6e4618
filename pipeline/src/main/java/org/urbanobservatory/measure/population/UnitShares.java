package org.urbanobservatory.measure.population;

import java.util.Arrays;

/**
 * The units of a source that a region covers in whole or in part.
 *
 * @param units numbers of the units, ascending; not copied, not to be changed
 * @param shares the covered share of each, above 0 to 1; not copied, not to be changed
 */
public record UnitShares(int[] units, double[] shares) {
  public UnitShares {
    if (units.length != shares.length) {
      throw new IllegalArgumentException(
          "Invalid unit shares: %d shares of %d units".formatted(shares.length, units.length));
    }
  }

  /** How many units it covers. */
  public int count() {
    return units.length;
  }

  /** The covered share of a unit, 0 if it is not covered. */
  public double share(int unit) {
    int position = Arrays.binarySearch(units, unit);
    return position < 0 ? 0 : shares[position];
  }

  /** Collects shares in ascending order of the units. */
  static final class Builder {
    private int[] units = new int[16];
    private double[] shares = new double[16];
    private int count;

    void add(int unit, double share) {
      if (count == units.length) {
        units = Arrays.copyOf(units, 2 * count);
        shares = Arrays.copyOf(shares, 2 * count);
      }
      units[count] = unit;
      shares[count++] = share;
    }

    UnitShares build() {
      return new UnitShares(Arrays.copyOf(units, count), Arrays.copyOf(shares, count));
    }
  }
}
