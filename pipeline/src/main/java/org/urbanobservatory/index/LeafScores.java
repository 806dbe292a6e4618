package org.urbanobservatory.index;

import java.util.List;
import org.urbanobservatory.index.Standardised.Missing;
import org.urbanobservatory.index.Standardised.NotApplicable;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Component.Option;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation.LandUseEfficiency;
import org.urbanobservatory.model.Standardisation.Unscored;

/**
 * The scores of the leaves of one place and year: which indicator feeds each leaf, from which year,
 * and what its value is worth.
 */
final class LeafScores {
  /** An unscored leaf leaves the tree, with or without a value to show. */
  private static final Standardised UNSCORED = new NotApplicable("unscored");

  private final PlaceIndicators values;
  private final int year;

  LeafScores(PlaceIndicators values, int year) {
    this.values = values;
    this.year = year;
  }

  /**
   * What feeds a leaf.
   *
   * @param outcome the score, or why there is none
   * @param option the option that was taken, null when none has a value
   * @param value the value behind it, null when none is recent enough
   * @param isProxied whether the value is older than the index or borrowed
   */
  record Leaf(Standardised outcome, Option option, IndicatorValue value, boolean isProxied) {}

  /**
   * The first option with a score. Without one, the leaf does not apply when an option says so;
   * else it is missing for the reason of the preferred option.
   */
  Leaf leaf(Component component) {
    Leaf fallback = null;
    for (Option option : component.options()) {
      Leaf leaf = leaf(option);
      if (leaf.outcome() instanceof Standardised.Scored) {
        return leaf;
      }
      boolean applies = !(leaf.outcome() instanceof NotApplicable);
      if (fallback == null || (!applies && fallback.outcome() instanceof Missing)) {
        fallback = leaf;
      }
    }
    return fallback;
  }

  private Leaf leaf(Option option) {
    List<IndicatorValue> rows = values.until(year, option.indicatorId());
    int latest = 0;
    while (latest < rows.size() && !isUsable(option, rows.get(latest))) {
      latest++;
    }
    if (latest == rows.size()) {
      return missing(option, rows.isEmpty() ? "no_value" : rows.get(0).reason());
    }
    IndicatorValue value = rows.get(latest);
    refuseRivals(rows.subList(latest, rows.size()), option);
    if (year - dataYear(value) > option.maxAgeYears()) {
      return missing(option, "too_old: " + dataYear(value));
    }
    Standardised outcome = outcome(option, value);
    return new Leaf(outcome, option, value, value.isProxy() || dataYear(value) < year);
  }

  private static Leaf missing(Option option, String reason) {
    return none(option.standardisation() instanceof Unscored ? UNSCORED : new Missing(reason));
  }

  private static Leaf none(Standardised outcome) {
    return new Leaf(outcome, null, null, false);
  }

  /** A land use efficiency of a standing population has no ratio, but both rates. */
  private static boolean isUsable(Option option, IndicatorValue row) {
    boolean hasRates = row.numerator() != null && row.denominator() != null;
    return row.value() != null
        || (option.standardisation() instanceof LandUseEfficiency && hasRates);
  }

  private static Standardised outcome(Option option, IndicatorValue value) {
    if (option.standardisation() instanceof Unscored) {
      return UNSCORED;
    }
    if (!value.unit().equals(Score.UNIT)) {
      return Standardiser.score(
          option.standardisation(),
          new BenchmarkInputs(
              value.value(), value.numerator(), value.denominator(), value.population()));
    }
    return value.value() != null && value.value() >= 0 && value.value() <= 100
        ? new Standardised.Scored(value.value(), null)
        : new Missing("score_not_in_0_100");
  }

  /** Two values of one year where one is needed are our fault: the caller picks the extent. */
  private void refuseRivals(List<IndicatorValue> rows, Option option) {
    IndicatorValue chosen = rows.get(0);
    int rivals = 0;
    for (IndicatorValue row : rows) {
      if (PlaceIndicators.LATEST_FIRST.compare(row, chosen) != 0) {
        break;
      }
      rivals += isUsable(option, row) ? 1 : 0;
    }
    if (rivals > 1) {
      throw new IllegalStateException(
          "Cannot score "
              + values.place()
              + ": indicator "
              + chosen.indicatorId()
              + " has "
              + rivals
              + " values of "
              + chosen.year()
              + "; pass those of one extent");
    }
  }

  static int dataYear(IndicatorValue value) {
    return PlaceIndicators.dataYear(value);
  }
}
