package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.urbanobservatory.model.Formula.Value;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/**
 * Turns the indicators of cities into those of their country, each by the rule of its file.
 *
 * <ul>
 *   <li>A national statistic is published as it is and wins: aggregation {@code national}.
 *   <li>{@code RATIO_OF_SUMS}: sum of numerators over sum of denominators, times the formula's
 *       scale, over the cities that have both. Where numerator and denominator are themselves rates
 *       (growth, ratio of ratios, concentration) the observations are summed first and the formula
 *       is taken of the sums; growth over the span that most cities share.
 *   <li>{@code POPULATION_WEIGHTED_MEAN} of the cities that have a value and people; {@code SUM} of
 *       the cities that have a value; {@code NONE} gives no row.
 * </ul>
 *
 * Sums run in the order of the cities' ids.
 */
public final class CountryValues {
  private static final Comparator<Key> ORDER =
      Comparator.comparingInt(Key::position).thenComparing(Key::slot);

  private final List<IndicatorPlan> plans;
  private final Map<String, Integer> positions = new HashMap<>();
  private final GrowthRules growth;

  /**
   * @param indicators in publication order
   * @param growth how growth is taken and judged, as for the cities
   * @throws IllegalArgumentException when a ratio of sums is asked of a formula without denominator
   */
  public CountryValues(List<Indicator> indicators, GrowthRules growth) {
    indicators.forEach(CountryValues::checkRule);
    this.growth = growth;
    plans = indicators.stream().flatMap(i -> IndicatorPlan.of(i).stream()).toList();
    for (int i = 0; i < plans.size(); i++) {
      positions.put(name(plans.get(i).indicator().id(), plans.get(i).component()), i);
    }
  }

  /** What is combined with what. */
  private record Key(int position, Slot slot) {}

  private static String name(String indicator, String component) {
    return component == null ? indicator : indicator + "/" + component;
  }

  /**
   * The values of one country, by indicator, extent, year and breakdown.
   *
   * @param places every configured city of the country
   * @param populations the people of all of them in a year, null where unknown
   * @param values values of these cities, and of the country itself from national statistics
   * @param observations observations of these cities; needed for the rates of sums
   * @throws IllegalStateException when a city has two values for one key or is not configured
   */
  public List<CountryIndicatorValue> compute(
      String countryCode,
      Collection<Place> places,
      IntFunction<Map<Place, Double>> populations,
      List<IndicatorValue> values,
      List<Observation> observations) {
    var cities =
        new CountryCities(Place.national(countryCode), places, populations, observations);
    SortedMap<Key, SortedMap<Place, IndicatorValue>> groups = groups(cities, values);
    var rows = new ArrayList<CountryIndicatorValue>();
    groups.forEach(
        (key, group) -> {
          IndicatorPlan plan = plans.get(key.position());
          IndicatorValue national = group.remove(cities.country());
          if (national != null && national.value() != null) {
            rows.add(cities.national(national));
          } else if (!group.isEmpty() && plan.indicator().aggregation() != CountryRule.NONE) {
            rows.add(new CountryRow(plan, key.slot(), cities, growth).of(group));
          }
        });
    return rows;
  }

  private SortedMap<Key, SortedMap<Place, IndicatorValue>> groups(
      CountryCities cities, List<IndicatorValue> values) {
    var groups = new TreeMap<Key, SortedMap<Place, IndicatorValue>>(ORDER);
    for (IndicatorValue value : values) {
      Integer position = positions.get(name(value.indicatorId(), value.component()));
      if (position != null && value.place().countryCode().equals(cities.country().countryCode())) {
        cities.checkConfigured(value.place());
        var slot = new Slot(value.extentId(), value.year(), value.breakdown());
        var key = new Key(position, slot);
        put(groups.computeIfAbsent(key, k -> new TreeMap<>()), value);
      }
    }
    return groups;
  }

  private static void put(Map<Place, IndicatorValue> group, IndicatorValue value) {
    if (group.put(value.place(), value) != null) {
      throw new IllegalStateException(
          "Cannot aggregate "
              + value.indicatorId()
              + ": "
              + value.place()
              + " has two values in "
              + value.year()
              + " on extent "
              + value.extentId());
    }
  }

  private static void checkRule(Indicator indicator) {
    if (indicator.aggregation() == CountryRule.RATIO_OF_SUMS
        && indicator.formula() instanceof Value) {
      throw new IllegalArgumentException(
          "Invalid aggregation of indicator "
              + indicator.id()
              + ": RATIO_OF_SUMS of a formula without denominator; use POPULATION_WEIGHTED_MEAN");
    }
  }
}
