package org.urbanobservatory.index.treatment;

import java.util.Arrays;
import java.util.Locale;
import org.urbanobservatory.model.Treatment.Reshaping;
import org.urbanobservatory.model.Treatment.TreatOutliers;

/**
 * Treats the values of one indicator. They have outliers when absolute skewness and kurtosis both
 * exceed their thresholds. Then the farthest points of the longer tail take the value of the next
 * one, one value after the other; when that is not enough, the untouched values are transformed.
 */
public final class Outliers {
  private final TreatOutliers step;
  private final double[] values;
  private final double[] treated;

  private Outliers(TreatOutliers step, double[] values) {
    this.step = step;
    this.values = values.clone();
    this.treated = values.clone();
  }

  /**
   * What came of it.
   *
   * @param values in the order given
   * @param before moments of the values given; null when there are too few values
   * @param after moments of {@code values}
   * @param winsorised how many of the values took another's
   * @param reshaping the transform that was applied
   */
  public record Outcome(
      double[] values, Moments before, Moments after, int winsorised, Reshaping reshaping) {

    /** Whether anything was changed. */
    public boolean isTreated() {
      return winsorised > 0 || reshaping != Reshaping.NONE;
    }

    /** The record of what was done. */
    public String note() {
      return String.format(
          Locale.ROOT,
          "%s; skewness %.3f to %.3f, kurtosis %.3f to %.3f",
          reshaping == Reshaping.NONE
              ? "winsorised " + winsorised + " points"
              : "transformed by " + reshaping.name().toLowerCase(Locale.ROOT),
          before.skewness(),
          after.skewness(),
          before.kurtosis(),
          after.kurtosis());
    }
  }

  /** The values after treatment; fewer than four, and those without outliers, are untouched. */
  public static Outcome treat(TreatOutliers step, double[] values) {
    if (!Moments.areDefined(values.length)) {
      return new Outcome(values.clone(), null, null, 0, Reshaping.NONE);
    }
    return new Outliers(step, values).outcome();
  }

  private Outcome outcome() {
    Moments before = Moments.of(values);
    int winsorised = 0;
    while (hasOutliers(treated) && winsorise()) {
      winsorised = changed();
    }
    if (!hasOutliers(treated) || step.otherwise() == Reshaping.NONE) {
      return new Outcome(treated, before, Moments.of(treated), winsorised, Reshaping.NONE);
    }
    Reshaping reshaping = reshaping(before);
    double[] reshaped = reshaped(reshaping);
    return new Outcome(reshaped, before, Moments.of(reshaped), 0, reshaping);
  }

  private boolean hasOutliers(double[] x) {
    Moments moments = Moments.of(x);
    return StrictMath.abs(moments.skewness()) > step.skewness()
        && moments.kurtosis() > step.kurtosis();
  }

  /** Draws the longest tail in by one value, unless that would touch too many points. */
  private boolean winsorise() {
    double sign = Moments.of(treated).skewness() >= 0 ? 1 : -1;
    double extreme = sign * Arrays.stream(treated).map(x -> sign * x).max().orElseThrow();
    double next =
        sign
            * Arrays.stream(treated)
                .filter(x -> x != extreme)
                .map(x -> sign * x)
                .max()
                .orElse(sign * extreme);
    double[] undo = treated.clone();
    for (int i = 0; i < treated.length; i++) {
      treated[i] = treated[i] == extreme ? next : treated[i];
    }
    if (next != extreme && changed() <= step.mostPoints()) {
      return true;
    }
    System.arraycopy(undo, 0, treated, 0, undo.length);
    return false;
  }

  private int changed() {
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      count += values[i] == treated[i] ? 0 : 1;
    }
    return count;
  }

  private Reshaping reshaping(Moments before) {
    return step.otherwise() != Reshaping.LOG_BY_TAIL
        ? step.otherwise()
        : before.skewness() >= 0 ? Reshaping.LOG : Reshaping.REFLECTED_LOG;
  }

  private double[] reshaped(Reshaping reshaping) {
    double minimum = Arrays.stream(values).min().orElseThrow();
    double maximum = Arrays.stream(values).max().orElseThrow();
    double margin = 0.01 * (maximum - minimum);
    return Arrays.stream(values)
        .map(
            x ->
                switch (reshaping) {
                  case LOG -> StrictMath.log(x - minimum + margin);
                  case REFLECTED_LOG -> -StrictMath.log(maximum - x + margin);
                  case SQRT -> StrictMath.sqrt(x - minimum);
                  case NONE, LOG_BY_TAIL ->
                      throw new IllegalStateException("Cannot reshape by " + reshaping);
                })
        .toArray();
  }
}
