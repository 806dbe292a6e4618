package org.urbanobservatory.index.treatment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/** Indicator values by place and indicator, the latest first. */
final class ValueTable {
  private static final Comparator<IndicatorValue> LATEST_FIRST =
      Comparator.comparingInt(ValueTable::dataYear)
          .thenComparingInt(IndicatorValue::year)
          .reversed()
          .thenComparing(IndicatorValue::isProxy);

  private final Map<Place, Map<String, List<IndicatorValue>>> byPlace = new HashMap<>();
  private final SortedSet<Place> places = new TreeSet<>();
  private final SortedSet<Integer> years = new TreeSet<>();

  ValueTable(Collection<IndicatorValue> values) {
    values.stream().filter(value -> isTotal(value)).forEach(this::add);
    byPlace.values().forEach(rows -> rows.values().forEach(ofOne -> ofOne.sort(LATEST_FIRST)));
  }

  private static boolean isTotal(IndicatorValue value) {
    return value.breakdown().isTotal() && value.component() == null;
  }

  private void add(IndicatorValue value) {
    places.add(value.place());
    years.add(dataYear(value));
    byPlace
        .computeIfAbsent(value.place(), place -> new HashMap<>())
        .computeIfAbsent(value.indicatorId(), id -> new ArrayList<>())
        .add(value);
  }

  SortedSet<Place> places() {
    return places;
  }

  /** The years of the data. */
  SortedSet<Integer> years() {
    return years;
  }

  /** The value of exactly one year. */
  Optional<IndicatorValue> ofYear(PlaceYear row, String indicatorId) {
    return only(
        rows(row, indicatorId).stream()
            .filter(value -> value.value() != null && dataYear(value) == row.year())
            .toList());
  }

  /** The latest value not after the year, however old. */
  Optional<IndicatorValue> latest(PlaceYear row, Component.Option option) {
    return only(
        rows(row, option.indicatorId()).stream()
            .filter(value -> value.value() != null && dataYear(value) <= row.year())
            .toList());
  }

  /** Why there is no value, as far as the table says. */
  String reason(PlaceYear row, String indicatorId) {
    return rows(row, indicatorId).stream()
        .filter(value -> value.value() == null && dataYear(value) <= row.year())
        .map(IndicatorValue::reason)
        .findFirst()
        .orElse("no_value");
  }

  private List<IndicatorValue> rows(PlaceYear row, String indicatorId) {
    return byPlace.getOrDefault(row.place(), Map.of()).getOrDefault(indicatorId, List.of());
  }

  /** Two values of one year where one is needed are our fault: the caller picks the extent. */
  private static Optional<IndicatorValue> only(List<IndicatorValue> sorted) {
    if (sorted.size() > 1 && LATEST_FIRST.compare(sorted.get(0), sorted.get(1)) == 0) {
      IndicatorValue value = sorted.get(0);
      throw new IllegalStateException(
          "Cannot score %s: indicator %s has several values of %d; pass those of one extent"
              .formatted(value.place(), value.indicatorId(), value.year()));
    }
    return sorted.stream().findFirst();
  }

  static int dataYear(IndicatorValue value) {
    return Objects.requireNonNullElse(value.dataYear(), value.year());
  }
}
