package org.urbanobservatory.index.panel;

import java.util.List;

/**
 * Progress to a target: the observed annual growth against the growth that would reach the target in
 * its year.
 *
 * <p>{@code observed = (x_t / x_0)^(1/(t-t0)) - 1} and {@code required = (target / x_0)^(1/(T-t0)) -
 * 1}; their ratio makes the class. Method and thresholds are Eurostat's (Sustainable development in
 * the European Union: monitoring report, annex on the assessment of trends against a target: 95 %,
 * 60 % and 0 % of the required rate). Both years lie after the last break of the series.
 *
 * @param fromYear the first year
 * @param toYear the last year
 * @param observed annual growth rate, null where it is undefined
 * @param required annual growth rate, null where it is undefined
 * @param ratio observed over required, null with them
 * @param progress the class
 */
public record SdgProgress(
    Integer fromYear,
    Integer toYear,
    Double observed,
    Double required,
    Double ratio,
    Progress progress) {
  /** Year in which the goals are due. */
  public static final int DUE = 2030;

  private static final double SIGNIFICANT = 0.95;
  private static final double MODERATE = 0.60;

  /** Where the present pace leads. */
  public enum Progress {
    /** The last value is at the target or beyond. */
    TARGET_MET,
    /** 95 % of the required rate and more. */
    SIGNIFICANT_PROGRESS,
    /** From 60 % of it. */
    MODERATE_PROGRESS,
    /** From 0. */
    INSUFFICIENT_PROGRESS,
    /** Away from the target. */
    MOVEMENT_AWAY,
    /** Fewer than two comparable years, or no growth rate exists (a first value of 0 or below). */
    NOT_ASSESSED
  }

  /** Which way the target lies. */
  public enum Target {
    AT_LEAST,
    AT_MOST
  }

  /** The progress of a series to a value in {@link #DUE}. */
  public static SdgProgress of(Series series, double target, Target kind) {
    List<SeriesPoint> points = series.latestPart().points();
    if (points.isEmpty()) {
      return new SdgProgress(null, null, null, null, null, Progress.NOT_ASSESSED);
    }
    SeriesPoint first = points.get(0);
    SeriesPoint last = points.get(points.size() - 1);
    Double observed = growth(first.value(), last.value(), last.year() - first.year());
    Double required = growth(first.value(), target, DUE - first.year());
    boolean isMet = kind == Target.AT_LEAST ? last.value() >= target : last.value() <= target;
    Double ratio = ratio(observed, required, first.value(), target, kind);
    Progress progress = isMet ? Progress.TARGET_MET : progress(ratio);
    return new SdgProgress(first.year(), last.year(), observed, required, ratio, progress);
  }

  private static Double growth(double from, double to, int years) {
    return from <= 0 || to < 0 || years <= 0 ? null : StrictMath.pow(to / from, 1.0 / years) - 1;
  }

  /** Null also where the series starts beyond its target: then nothing was required. */
  private static Double ratio(
      Double observed, Double required, double first, double target, Target kind) {
    boolean startsBeyond = kind == Target.AT_LEAST ? first >= target : first <= target;
    return observed == null || required == null || startsBeyond ? null : observed / required;
  }

  private static Progress progress(Double ratio) {
    if (ratio == null) {
      return Progress.NOT_ASSESSED;
    }
    if (ratio >= SIGNIFICANT) {
      return Progress.SIGNIFICANT_PROGRESS;
    }
    if (ratio >= MODERATE) {
      return Progress.MODERATE_PROGRESS;
    }
    return ratio >= 0 ? Progress.INSUFFICIENT_PROGRESS : Progress.MOVEMENT_AWAY;
  }
}
