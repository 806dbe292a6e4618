package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/**
 * The indicator values of one place, by indicator and the latest first: prepared once for every
 * year of an index.
 */
final class PlaceIndicators {
  static final Comparator<IndicatorValue> LATEST_FIRST =
      Comparator.comparingInt(PlaceIndicators::dataYear)
          .thenComparingInt(IndicatorValue::year)
          .reversed()
          .thenComparing(IndicatorValue::isProxy);

  private final Place place;
  private final Map<String, List<IndicatorValue>> byIndicator = new HashMap<>();

  /**
   * @param values of this place; breakdowns and components are left aside
   * @throws IllegalArgumentException when a value belongs to another place
   */
  PlaceIndicators(Place place, List<IndicatorValue> values) {
    this.place = place;
    values.forEach(this::add);
    byIndicator.values().forEach(rows -> rows.sort(LATEST_FIRST));
  }

  Place place() {
    return place;
  }

  /** The values of an indicator whose data are not of a later year, the latest first. */
  List<IndicatorValue> until(int year, String indicatorId) {
    List<IndicatorValue> rows = byIndicator.getOrDefault(indicatorId, List.of());
    int first = 0;
    while (first < rows.size() && dataYear(rows.get(first)) > year) {
      first++;
    }
    return rows.subList(first, rows.size());
  }

  static int dataYear(IndicatorValue value) {
    Integer dataYear = value.dataYear();
    return dataYear == null ? value.year() : dataYear;
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
    if (value.breakdown().isTotal() && value.component() == null) {
      byIndicator.computeIfAbsent(value.indicatorId(), id -> new ArrayList<>()).add(value);
    }
  }
}
