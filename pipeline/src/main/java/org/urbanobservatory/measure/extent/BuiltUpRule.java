package org.urbanobservatory.measure.extent;

/** What the values of a built-up raster mean. */
public sealed interface BuiltUpRule {
  /** Whether a cell with this value belongs to the built-up extent. */
  boolean isBuilt(double value);

  /** Whether the rule has a meaning for a value; one that it has none for says it is the wrong rule. */
  boolean admits(double value);

  /** The values that have a meaning, in words. */
  String meaning();

  /** Built-up share of the cell's area, 0 to 1. */
  default double share(double value) {
    return isBuilt(value) ? 1 : 0;
  }

  /** 1 is built, 0 is not. */
  record Binary() implements BuiltUpRule {
    @Override
    public boolean admits(double value) {
      return value == 0 || value == 1;
    }

    @Override
    public String meaning() {
      return "0 (not built) and 1 (built)";
    }

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
    /** What resampling in single precision leaves. */
    private static final double ROUNDING = 1e-5;

    public Share {
      if (!(threshold > 0 && threshold <= 1)) {
        throw new IllegalArgumentException(
            "Invalid threshold of built-up share: " + threshold + "; above 0, at most 1");
      }
    }

    @Override
    public boolean admits(double value) {
      return value >= -ROUNDING && value <= 1 + ROUNDING;
    }

    @Override
    public String meaning() {
      return "shares from 0 to 1";
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
    private static final int FIRST = 1000;
    private static final int LAST = 2999;

    @Override
    public boolean admits(double value) {
      return value == 0 || (value >= FIRST && value <= LAST);
    }

    @Override
    public String meaning() {
      return "0 (never built) and years";
    }

    @Override
    public boolean isBuilt(double value) {
      return value > 0 && value <= year;
    }
  }
}
