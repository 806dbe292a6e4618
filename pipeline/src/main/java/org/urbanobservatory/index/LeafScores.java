package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.urbanobservatory.index.Standardised.Missing;
import org.urbanobservatory.index.Standardised.NotApplicable;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Component.Option;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Standardisation.LandUseEfficiency;
import org.urbanobservatory.model.Standardisation.Unscored;

/**
 * The scores of the leaves of one place and year: which indicator feeds each leaf, from which year,
 * and what its value is worth.
 */
final class LeafScores {
  /** Unit of a value that already is a score. */
  private static final String SCORE_UNIT = "SCORE";

  private static final Comparator<IndicatorValue> LATEST_FIRST =
      Comparator.comparingInt(LeafScores::dataYear)
          .thenComparingInt(IndicatorValue::year)
          .reversed()
          .thenComparing(IndicatorValue::isProxy);

  /** An unscored leaf leaves the tree, with or without a value to show. */
  private static final Standardised UNSCORED = new NotApplicable("unscored");

  private final Place place;
  private final int year;
  private final Map<String, List<IndicatorValue>> byIndicator = new HashMap<>();

  LeafScores(Place place, int year, List<IndicatorValue> values) {
    this.place = place;
    this.year = year;
    values.forEach(this::add);
    byIndicator.values().forEach(rows -> rows.sort(LATEST_FIRST));
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

  private void add(IndicatorValue value) {
    if (!value.place().equals(place)) {
      throw new IllegalArgumentException(
          "Cannot score "
              + place
              + ": value of "
              + value.indicatorId()
              + " is of "
              + value.place());
    }
    if (value.breakdown().isTotal() && value.component() == null && dataYear(value) <= year) {
      byIndicator.computeIfAbsent(value.indicatorId(), id -> new ArrayList<>()).add(value);
    }
  }

  private Leaf leaf(Option option) {
    List<IndicatorValue> rows = byIndicator.getOrDefault(option.indicatorId(), List.of());
    Optional<IndicatorValue> latest =
        rows.stream().filter(row -> isUsable(option, row)).findFirst();
    if (latest.isEmpty() && option.standardisation() instanceof Unscored) {
      return none(UNSCORED);
    }
    if (latest.isEmpty()) {
      return none(new Missing(rows.isEmpty() ? "no_value" : rows.get(0).reason()));
    }
    IndicatorValue value = latest.get();
    refuseRivals(rows, value, option);
    if (year - dataYear(value) > option.maxAgeYears()) {
      if (option.standardisation() instanceof Unscored) {
        return none(UNSCORED);
      }
      return none(new Missing("too_old: " + dataYear(value)));
    }
    Standardised outcome = outcome(option, value);
    return new Leaf(outcome, option, value, value.isProxy() || dataYear(value) < year);
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
    if (!value.unit().equals(SCORE_UNIT)) {
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
  private void refuseRivals(List<IndicatorValue> rows, IndicatorValue chosen, Option option) {
    long rivals =
        rows.stream()
            .filter(row -> isUsable(option, row) && LATEST_FIRST.compare(row, chosen) == 0)
            .count();
    if (rivals > 1) {
      throw new IllegalStateException(
          "Cannot score "
              + place
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
    return Objects.requireNonNullElse(value.dataYear(), value.year());
  }
}
