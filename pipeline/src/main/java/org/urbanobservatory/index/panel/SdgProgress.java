package org.urbanobservatory.index.panel;

import java.util.List;

/**
 * Progress to a target: the observed annual growth against the growth that would reach the target
 * in its year.
 *
 * <p>{@code observed = (x_t / x_0)^(1/(t-t0)) - 1}, {@code required = (target / x_0)^(1/(T-t0)) -
 * 1}, and {@code ratio = d observed / |required|} with {@code d} 1 for a target that is to be
 * reached from below and -1 from above; the ratio makes the class. {@code t0} is 2015 or the first
 * year after it that has a value, {@code T} is 2030. All years lie after the last break.
 *
 * <p>Source: the progress measure of Statistics Canada as Open SDG documents it, "Progress
 * Measurement Methodology", section "Indicators with quantitative targets"
 * (open-sdg.readthedocs.io/en/latest/progress-methodology): the formulas, the thresholds 95 %, 60 %
 * and 0 %, a target that is met whatever the trend, the base year, two years at least, and 0.001 in
 * place of a target of 0, which no growth rate reaches. That page names Eurostat's method as its
 * model; the names of the classes are those of Eurostat's monitoring report. Where that page
 * replaces a first value of 0 by 0.001 too, here nothing is assessed.
 *
 * @param fromYear the base year, null without a value from 2015 on
 * @param toYear the last year, null with it
 * @param observed annual growth rate, null where it is undefined
 * @param required annual growth rate, null where it is undefined
 * @param ratio observed over required, null with them and where nothing was required
 * @param progress the class
 * @param reason why nothing is assessed, else null
 */
public record SdgProgress(
    Integer fromYear,
    Integer toYear,
    Double observed,
    Double required,
    Double ratio,
    Progress progress,
    String reason) {
  /** Year in which the goals are due. */
  public static final int DUE = 2030;

  /** Year of the 2030 Agenda, from which progress is measured. */
  public static final int BASE = 2015;

  /** Reason: no year from 2015 on, after the last break, has a value. */
  public static final String NO_VALUE = "no_value_since_2015";

  /** Reason: one year from 2015 on, after the last break, and the target is not met in it. */
  public static final String ONE_YEAR = "one_year_since_2015";

  /** Reason: a growth rate needs a first value above 0. */
  public static final String NO_GROWTH_RATE = "base_value_not_above_0";

  /** Reason: the base year is 2030 or later. */
  public static final String AFTER_DUE = "base_year_not_before_2030";

  private static final double SIGNIFICANT = 0.95;
  private static final double MODERATE = 0.60;
  private static final double IN_PLACE_OF_ZERO = 0.001;

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
    /** Away from the target, also from beyond it. */
    MOVEMENT_AWAY,
    /** Fewer than two comparable years, or no growth rate exists. */
    NOT_ASSESSED
  }

  /** Which way the target lies. */
  public enum Target {
    AT_LEAST,
    AT_MOST
  }

  /** The progress of a series to a value in {@link #DUE}. */
  public static SdgProgress of(Series series, double target, Target kind) {
    List<SeriesPoint> points =
        series.latestPart().points().stream().filter(p -> p.year() >= BASE).toList();
    if (points.isEmpty()) {
      return new SdgProgress(null, null, null, null, null, Progress.NOT_ASSESSED, NO_VALUE);
    }
    SeriesPoint first = points.get(0);
    SeriesPoint last = points.get(points.size() - 1);
    Double observed = growth(first.value(), last.value(), last.year() - first.year());
    double aim = target == 0 ? IN_PLACE_OF_ZERO : target;
    Double required = growth(first.value(), aim, DUE - first.year());
    boolean isMet = kind == Target.AT_LEAST ? last.value() >= target : last.value() <= target;
    Double ratio = ratio(observed, required, kind);
    Progress progress = isMet ? Progress.TARGET_MET : progress(observed, required, ratio);
    String reason = progress == Progress.NOT_ASSESSED ? reason(first, last) : null;
    return new SdgProgress(first.year(), last.year(), observed, required, ratio, progress, reason);
  }

  private static Double growth(double from, double to, int years) {
    return from <= 0 || to < 0 || years <= 0 ? null : StrictMath.pow(to / from, 1.0 / years) - 1;
  }

  private static Double ratio(Double observed, Double required, Target kind) {
    if (observed == null || required == null || required == 0) {
      return null;
    }
    double towards = kind == Target.AT_LEAST ? observed : -observed;
    return towards / StrictMath.abs(required);
  }

  /** What began at its target and is not there any more has moved away. */
  private static Progress progress(Double observed, Double required, Double ratio) {
    if (observed == null || required == null) {
      return Progress.NOT_ASSESSED;
    }
    if (ratio == null || ratio < 0) {
      return Progress.MOVEMENT_AWAY;
    }
    if (ratio >= SIGNIFICANT) {
      return Progress.SIGNIFICANT_PROGRESS;
    }
    return ratio >= MODERATE ? Progress.MODERATE_PROGRESS : Progress.INSUFFICIENT_PROGRESS;
  }

  private static String reason(SeriesPoint first, SeriesPoint last) {
    if (first.year() >= DUE) {
      return AFTER_DUE;
    }
    return first.year() == last.year() ? ONE_YEAR : NO_GROWTH_RATE;
  }
}
