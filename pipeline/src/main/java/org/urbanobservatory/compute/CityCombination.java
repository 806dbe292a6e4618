package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Formula.Ratio;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/** The number that the cities of a country give together, by the rule of the indicator. */
final class CityCombination {
  private static final String NO_CITY_VALUE = "no_city_value";

  private final IndicatorPlan plan;
  private final Indicator indicator;
  private final Slot slot;
  private final CountryCities cities;
  private final GrowthRules growth;

  CityCombination(IndicatorPlan plan, Slot slot, CountryCities cities, GrowthRules growth) {
    this.plan = plan;
    this.indicator = plan.indicator();
    this.slot = slot;
    this.cities = cities;
    this.growth = growth;
  }

  /** What the cities used give, and how. */
  record Combined(Evaluated result, List<Place> used, String method) {}

  /**
   * @param values values of the cities, in the order of the sums
   */
  Combined combine(Map<Place, IndicatorValue> values) {
    return switch (indicator.aggregation()) {
      case RATIO_OF_SUMS ->
          plan.formula() instanceof Ratio ? ratioOfSums(values) : formulaOfSums(values);
      case POPULATION_WEIGHTED_MEAN -> weightedMean(values);
      case SUM -> sum(values);
      case NONE -> throw new IllegalStateException("Cannot aggregate " + indicator.id());
    };
  }

  private Combined ratioOfSums(Map<Place, IndicatorValue> values) {
    var used = new ArrayList<Place>();
    double numerator = 0;
    double denominator = 0;
    for (IndicatorValue value : values.values()) {
      if (value.numerator() != null && value.denominator() != null) {
        numerator += value.numerator();
        denominator += value.denominator();
        used.add(value.place());
      }
    }
    double scale = ((Ratio) plan.formula()).scale();
    return combined(
        used.isEmpty() ? none() : FormulaEvaluator.ratio(numerator, denominator, scale),
        used,
        plan.method() + "; sums over cities");
  }

  private Combined weightedMean(Map<Place, IndicatorValue> values) {
    var used = new ArrayList<Place>();
    double sum = 0;
    double people = 0;
    for (IndicatorValue value : values.values()) {
      Double weight = weight(value);
      if (value.value() != null && weight != null && weight > 0) {
        sum += value.value() * weight;
        people += weight;
        used.add(value.place());
      }
    }
    return combined(
        used.isEmpty() ? none() : Evaluated.of(sum / people),
        used,
        "mean of cities weighted by population");
  }

  /** The people of the value; for a total whose people are unknown those of the city. */
  private Double weight(IndicatorValue value) {
    return value.population() == null && value.breakdown().isTotal()
        ? cities.population(value.place(), value.year())
        : value.population();
  }

  private Combined sum(Map<Place, IndicatorValue> values) {
    var used = new ArrayList<Place>();
    double sum = 0;
    for (IndicatorValue value : values.values()) {
      if (value.value() != null) {
        sum += value.value();
        used.add(value.place());
      }
    }
    return combined(used.isEmpty() ? none() : Evaluated.of(sum), used, "sum over cities");
  }

  /** Sums the observations of the cities that have every term, then takes the formula of them. */
  private Combined formulaOfSums(Map<Place, IndicatorValue> values) {
    Integer earlier = plan.isGrowth() ? sharedEarlierYear(values) : null;
    var sums = new ArrayList<SlotInputs>();
    var used = new ArrayList<Place>();
    for (Place city : cities.places()) {
      var input = new SlotInputs(cities.observations(city), inputs(values.get(city)), earlier);
      if (isComplete(input) && (!plan.isGrowth() || earlier != null)) {
        sums.add(input);
        used.add(city);
      }
    }
    String method = earlier == null ? plan.method() : growth.method(plan, earlier, slot.year());
    return combined(
        used.isEmpty() ? none() : FormulaEvaluator.evaluate(plan.formula(), new CitySums(sums)),
        used,
        method + "; sums over cities");
  }

  /** Where a city's inputs are: those of a borrowed value on the boundary. */
  private Slot inputs(IndicatorValue value) {
    return value != null && value.isProxy() ? slot.withExtent(RowWriter.BOUNDARY) : slot;
  }

  private boolean isComplete(SlotInputs input) {
    return plan.formula().terms().stream()
        .allMatch(
            term ->
                input.find(term).isPresent()
                    && (input.earlierYear() == null || input.findEarlier(term).isPresent()));
  }

  /** The earlier year that most cities start from, the later one of equals; null without any. */
  private Integer sharedEarlierYear(Map<Place, IndicatorValue> values) {
    var counts = new TreeMap<Integer, Integer>();
    for (Place city : cities.places()) {
      findEarlierYear(cities.observations(city), inputs(values.get(city)))
          .ifPresent(year -> counts.merge(year, 1, Integer::sum));
    }
    Integer shared = null;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      shared = shared == null || count.getValue() >= counts.get(shared) ? count.getKey() : shared;
    }
    return shared;
  }

  private Optional<Integer> findEarlierYear(PlaceObservations observations, Slot from) {
    SortedSet<Integer> years =
        plan.slots().complete(observations).stream()
            .filter(other -> other.equals(from.withYear(other.year())))
            .map(Slot::year)
            .collect(Collectors.toCollection(TreeSet::new));
    return years.contains(slot.year())
        ? growth.span().findEarlierYear(slot.year(), years)
        : Optional.empty();
  }

  private static Evaluated none() {
    return Evaluated.missing(NO_CITY_VALUE);
  }

  private static Combined combined(Evaluated result, List<Place> used, String method) {
    return new Combined(result, used, method);
  }
}
