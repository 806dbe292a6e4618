package org.urbanobservatory.measure.extent;

/** What the values of a built-up raster mean. */
public sealed interface BuiltUpRule {
  /** Whether a cell with this value belongs to the built-up extent. */
  boolean isBuilt(double value);

  /** Built-up share of the cell's area, 0 to 1. */
  default double share(double value) {
    return isBuilt(value) ? 1 : 0;
  }

  /** 1 is built, every other value is not. */
  record Binary() implements BuiltUpRule {
    @Override
    public boolean isBuilt(double value) {
      return value == 1;
    }
  }

  /**
   * The value is the built share of the cell; a cell from the threshold on belongs to the extent.
   *
   * @param threshold above 0, at most 1
   */
  record Share(double threshold) implements BuiltUpRule {
    public Share {
      if (!(threshold > 0 && threshold <= 1)) {
        throw new IllegalArgumentException(
            "Invalid threshold of built-up share: " + threshold + "; above 0, at most 1");
      }
    }

    @Override
    public boolean isBuilt(double value) {
      return value >= threshold;
    }

    @Override
    public double share(double value) {
      return Math.max(0, Math.min(1, value));
    }
  }

  /**
   * The value is the epoch in which the cell was first built; 0 is never.
   *
   * @param year the year of interest
   */
  record Epoch(int year) implements BuiltUpRule {
    @Override
    public boolean isBuilt(double value) {
      return value > 0 && value <= year;
    }
  }
}
