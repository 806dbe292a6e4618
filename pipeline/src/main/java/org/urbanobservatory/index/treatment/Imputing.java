package org.urbanobservatory.index.treatment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;
import org.urbanobservatory.model.Treatment.Impute;

/**
 * Fills missing values from other years of the place, or from other places of the year. A place
 * without any value of a year is not filled from others: it would be invented as a whole.
 */
final class Imputing {
  /** The mark of every value that was not observed. */
  static final String IMPUTED = "imputed";

  private final Impute step;
  private final Panel panel;
  private final Stages stages;

  Imputing(Impute step, Panel panel, Stages stages) {
    this.step = step;
    this.panel = panel;
    this.stages = stages;
  }

  /** A value for a missing one, and where it comes from. */
  private record Fill(int row, double value, String origin) {}

  void apply() {
    boolean[] hasAny = new boolean[panel.rows().size()];
    for (int row = 0; row < hasAny.length; row++) {
      hasAny[row] = panel.hasAny(row);
    }
    for (int column = 0; column < panel.columns().size(); column++) {
      List<Fill> fills = step.isRelative() ? fromPlaces(column, hasAny) : fromYears(column);
      fill(column, fills);
    }
  }

  private void fill(int column, List<Fill> fills) {
    var counts = new TreeMap<Integer, Integer>();
    for (Fill fill : fills) {
      panel.set(column, fill.row(), fill.value());
      panel.mark(column, fill.row(), IMPUTED + ": " + fill.origin());
      counts.merge(panel.row(fill.row()).year(), 1, Integer::sum);
    }
    SortedMap<Integer, int[]> years = panel.byYear();
    counts.forEach(
        (year, count) ->
            stages.report(
                year,
                panel.columns().get(column),
                (double) count,
                "imputed %d of %d values by %s"
                    .formatted(count, years.get(year).length, lower(step.method()))));
  }

  private List<Fill> fromPlaces(int column, boolean[] hasAny) {
    var fills = new ArrayList<Fill>();
    panel
        .byYear()
        .values()
        .forEach(
            rows -> byGroup(rows).forEach((group, members) -> mean(column, members, group, fills)));
    fills.removeIf(fill -> !hasAny[fill.row()]);
    return fills;
  }

  private SortedMap<String, int[]> byGroup(int[] rows) {
    var groups = new TreeMap<String, int[]>();
    Arrays.stream(rows).forEach(row -> groups.merge(group(row), new int[] {row}, Imputing::joined));
    return groups;
  }

  private static int[] joined(int[] first, int[] second) {
    int[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private String group(int row) {
    String country = panel.row(row).place().countryCode();
    return step.method() == Impute.Method.MEAN
        ? "all"
        : step.groups().isEmpty() ? country : step.groups().getOrDefault(country, country);
  }

  private void mean(int column, int[] members, String group, List<Fill> fills) {
    int[] present = panel.present(column, members);
    for (int row : members) {
      if (present.length > 0 && panel.isMissing(column, row)) {
        double mean = StatUtils.mean(panel.values(column, present));
        fills.add(new Fill(row, mean, "mean of " + present.length + " values of group " + group));
      } else if (panel.isMissing(column, row)) {
        panel.clear(column, row, "no_value_in_group: " + group);
      }
    }
  }

  private List<Fill> fromYears(int column) {
    var fills = new ArrayList<Fill>();
    int first = 0;
    for (int row = 1; row <= panel.rows().size(); row++) {
      boolean isEnd = row == panel.rows().size();
      if (isEnd || !panel.row(row).place().equals(panel.row(first).place())) {
        fromYears(column, first, row, fills);
        first = row;
      }
    }
    return fills;
  }

  /** The rows of one place follow each other by year. */
  private void fromYears(int column, int first, int end, List<Fill> fills) {
    for (int row = first; row < end; row++) {
      if (panel.isMissing(column, row)) {
        Integer before = nearest(column, row, first - 1, -1);
        Integer after = nearest(column, row, end, 1);
        Fill fill = fromYears(column, row, before, after);
        if (fill != null) {
          fills.add(fill);
        }
      }
    }
  }

  /** The next row with a value in a direction and within reach, null when there is none. */
  private Integer nearest(int column, int row, int end, int direction) {
    for (int other = row + direction; other != end; other += direction) {
      if (!panel.isMissing(column, other)) {
        int years = StrictMath.abs(panel.row(other).year() - panel.row(row).year());
        return step.mostYears() == null || years <= step.mostYears() ? other : null;
      }
    }
    return null;
  }

  private Fill fromYears(int column, int row, Integer before, Integer after) {
    return switch (step.method()) {
      case CARRY_FORWARD -> from(column, row, before);
      case NEAREST_YEAR -> from(column, row, nearer(row, before, after));
      case LINEAR -> before == null || after == null ? null : between(column, row, before, after);
      case MEAN, GROUP_MEAN -> throw new IllegalStateException("Cannot happen: " + step.method());
    };
  }

  private Integer nearer(int row, Integer before, Integer after) {
    if (before == null || after == null) {
      return before == null ? after : before;
    }
    int year = panel.row(row).year();
    return panel.row(after).year() - year < year - panel.row(before).year() ? after : before;
  }

  private Fill from(int column, int row, Integer other) {
    return other == null
        ? null
        : new Fill(row, panel.value(column, other), "value of " + panel.row(other).year());
  }

  private Fill between(int column, int row, int before, int after) {
    int start = panel.row(before).year();
    int end = panel.row(after).year();
    double share = (panel.row(row).year() - start) / (double) (end - start);
    double from = panel.value(column, before);
    double value = from + share * (panel.value(column, after) - from);
    return new Fill(row, value, "between " + start + " and " + end);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
