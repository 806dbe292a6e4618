package org.urbanobservatory.step.index;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.breakdown.Gap;
import org.urbanobservatory.index.breakdown.GroupScore;
import org.urbanobservatory.index.panel.Convergence.Beta;
import org.urbanobservatory.index.panel.Convergence.Sigma;
import org.urbanobservatory.index.panel.SdgProgress;
import org.urbanobservatory.index.panel.SdgProgress.Progress;
import org.urbanobservatory.index.panel.SeriesKey;
import org.urbanobservatory.index.panel.SeriesPoint;
import org.urbanobservatory.index.panel.SeriesTrend;
import org.urbanobservatory.index.panel.SetConvergence;
import org.urbanobservatory.index.panel.Trend;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.RowBuilder;
import org.urbanobservatory.table.Rows;

/** Trends, convergence, scores of groups and gaps as rows of their tables. */
public final class PanelRows {
  /** Reason of a ratio that would be over 0. */
  public static final String REFERENCE_IS_ZERO = "reference_is_zero";

  private static final String ALL_CITIES = "all";
  private static final String COUNTRY = "country";
  private static final String MEN = "M";

  private PanelRows() {}

  /** A row of {@code trends}. */
  public static Row of(SeriesTrend trend) {
    List<SeriesPoint> used = trend.used();
    RowBuilder row =
        keyed(Rows.builder("trends").at(trend.of().place()), trend.of().key())
            .set("unit", trend.of().unit())
            .set("years", trend.years())
            .set("break_years", joined(trend.breakYears()))
            .set("first_year", used.isEmpty() ? null : used.get(0).year())
            .set("last_year", used.isEmpty() ? null : used.get(used.size() - 1).year())
            .set("years_used", used.size());
    trend.trend().ifPresent(found -> setSlope(row, found));
    row.set("reason", trend.reason());
    if (trend.target() != null) {
      row.set("target", trend.target().value()).set("target_kind", trend.target().kind());
      setProgress(row, trend.progress());
    }
    return row.row();
  }

  private static void setSlope(RowBuilder row, Trend trend) {
    row.set("slope", trend.slope())
        .set("slope_low", trend.slopeLow())
        .set("slope_high", trend.slopeHigh())
        .set("kendall_s", trend.s())
        .set("p_value", trend.pValue());
  }

  private static void setProgress(RowBuilder row, SdgProgress progress) {
    row.set("base_year", progress.fromYear())
        .set("observed_growth", progress.observed())
        .set("required_growth", progress.required())
        .set("progress_ratio", progress.ratio())
        .set("progress_reason", progress.reason());
    if (progress.progress() != Progress.NOT_ASSESSED) {
      row.set("progress", progress.progress());
    }
  }

  /** A row of {@code convergence}. */
  public static Row of(SetConvergence set) {
    RowBuilder row =
        Rows.builder("convergence")
            .set("peer_set", set.countryCode() == null ? ALL_CITIES : COUNTRY)
            .set("country_code", set.countryCode());
    keyed(row, set.key())
        .set("unit", set.unit())
        .set("cities", set.cities())
        .set("from_year", set.fromYear())
        .set("to_year", set.toYear())
        .set("sigma_cities", set.bothYears());
    if (!set.sigma().isEmpty()) {
      setSigma(row, set.sigma().get(0), set.sigma().get(1));
    }
    row.set("sigma_reason", set.sigmaReason()).set("beta_cities", set.betaCities());
    set.beta().ifPresent(beta -> setBeta(row, beta));
    return row.set("beta_reason", set.betaReason()).row();
  }

  private static void setSigma(RowBuilder row, Sigma from, Sigma to) {
    row.set("sd_from", from.sd())
        .set("sd_to", to.sd())
        .set("cv_from", from.coefficientOfVariation())
        .set("cv_to", to.coefficientOfVariation());
  }

  /** A level line through every point has no test: 0 over 0. */
  private static void setBeta(RowBuilder row, Beta beta) {
    row.set("beta", beta.slope())
        .set("beta_std_error", beta.stdError())
        .set("beta_p_value", Double.isFinite(beta.pValue()) ? beta.pValue() : null)
        .set("speed", beta.speed())
        .set("half_life_years", beta.halfLifeYears());
  }

  /** A row of {@code group_scores}. */
  public static Row of(GroupScore group) {
    Score score = group.score();
    return Rows.builder("group_scores")
        .at(score.place())
        .set("edition", score.edition())
        .set("year", score.year())
        .of(group.group())
        .set("level", score.level().id())
        .set("component_id", score.componentId())
        .set("parent_id", score.parentId())
        .set("raw_value", score.rawValue())
        .set("score", score.score())
        .set("band", score.band())
        .set("coverage", score.coverage())
        .set("data_year", score.score() == null ? null : score.dataYear())
        .set("reason", score.reason())
        .row();
  }

  /**
   * A row of {@code gaps}.
   *
   * @param like any of the values that the gap is between: its place, extent and unit
   */
  public static Row of(Gap gap, IndicatorValue like) {
    return Rows.builder("gaps")
        .at(like.place())
        .set("indicator_id", gap.indicatorId())
        .set("extent_id", like.extentId())
        .set("year", gap.dataYear())
        .of(gap.group())
        .set("reference", gap.reference().sex().equals(MEN) ? "men" : "total")
        .set("value", gap.groupValue())
        .set("reference_value", gap.referenceValue())
        .set("unit", like.unit())
        .set("difference", gap.difference())
        .set("ratio", gap.ratio())
        .set("reason", gap.ratio() == null ? REFERENCE_IS_ZERO : null)
        .row();
  }

  private static RowBuilder keyed(RowBuilder row, SeriesKey key) {
    return row.set("indicator_id", key.indicatorId())
        .set("extent_id", key.extentId())
        .set("edition", key.edition())
        .set("component_id", key.componentId());
  }

  private static String joined(List<Integer> years) {
    return years.isEmpty()
        ? null
        : years.stream().map(String::valueOf).collect(Collectors.joining(";"));
  }
}
