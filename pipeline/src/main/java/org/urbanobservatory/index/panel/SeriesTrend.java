package org.urbanobservatory.index.panel;

import java.util.List;
import java.util.Optional;
import org.urbanobservatory.model.Score;

/**
 * What is said of one series: its trend after the last break and, towards a target, its progress.
 *
 * @param of the series
 * @param years years that have a value
 * @param breakYears years before which it breaks
 * @param used the part after the last break
 * @param trend Sen's slope and its test, empty with a reason
 * @param reason why there is no slope, else null
 * @param target null for a series without a target
 * @param progress to the target, null without one
 */
public record SeriesTrend(
    PlaceSeries of,
    int years,
    List<Integer> breakYears,
    List<SeriesPoint> used,
    Optional<Trend> trend,
    String reason,
    SdgTarget target,
    SdgProgress progress) {
  /** Level of the interval of the slope. */
  public static final double CONFIDENCE = 0.95;

  /** Reason: no year has a value. */
  public static final String NO_VALUE = "no_value";

  /** Reason: one or two years have a value. */
  public static final String FEW_YEARS = "fewer_than_three_years";

  /** Reason: one or two years after the last break have a value. */
  public static final String FEW_YEARS_SINCE_BREAK = "fewer_than_three_years_since_break";

  public SeriesTrend {
    breakYears = List.copyOf(breakYears);
    used = List.copyOf(used);
  }

  /**
   * The trend of a series.
   *
   * @param target of the indicator, null for none; a value that was reported as a score has none
   */
  public static SeriesTrend of(PlaceSeries series, SdgTarget target) {
    List<SeriesPoint> points = series.series().points();
    List<Series> parts = series.series().parts();
    Optional<Trend> trend = Trends.latest(series.series(), CONFIDENCE);
    SdgTarget own = series.unit().equals(Score.UNIT) ? null : target;
    return new SeriesTrend(
        series,
        points.size(),
        parts.stream().skip(1).map(part -> part.points().get(0).year()).toList(),
        series.series().latestPart().points(),
        trend,
        trend.isPresent() ? null : reason(points.size(), parts.size()),
        own,
        own == null ? null : SdgProgress.of(series.series(), own.value(), own.kind()));
  }

  private static String reason(int years, int parts) {
    if (years == 0) {
      return NO_VALUE;
    }
    return parts > 1 ? FEW_YEARS_SINCE_BREAK : FEW_YEARS;
  }
}
