package org.urbanobservatory.compute;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.urbanobservatory.compute.CityCombination.Combined;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/** One indicator of a country on one extent, in one year, for one group, from its cities. */
final class CountryRow {
  private final IndicatorPlan plan;
  private final Indicator indicator;
  private final Slot slot;
  private final CountryCities cities;
  private final GrowthRules growth;

  CountryRow(IndicatorPlan plan, Slot slot, CountryCities cities, GrowthRules growth) {
    this.plan = plan;
    this.indicator = plan.indicator();
    this.slot = slot;
    this.cities = cities;
    this.growth = growth;
  }

  CountryIndicatorValue of(Map<Place, IndicatorValue> values) {
    Combined combined = new CityCombination(plan, slot, cities, growth).combine(values);
    List<IndicatorValue> used =
        combined.used().stream().filter(values::containsKey).map(values::get).toList();
    return cities.combined(
        row(combined, used),
        combined.used(),
        indicator.aggregation().name().toLowerCase(Locale.ROOT));
  }

  private IndicatorValue row(Combined combined, List<IndicatorValue> used) {
    Evaluated result = combined.result();
    String status = result.value() == null ? Statuses.MISSING : status(result, used);
    boolean isProxy = used.stream().anyMatch(IndicatorValue::isProxy);
    return new IndicatorValue(
        cities.country(),
        slot.extentId(),
        indicator.id(),
        plan.component() == null ? indicator.sdgSeries() : null,
        plan.component(),
        slot.year(),
        slot.breakdown(),
        result.value(),
        indicator.unit(),
        result.numerator(),
        result.denominator(),
        population(used),
        null,
        used.isEmpty() ? null : Integer.valueOf(earliestData(used)),
        isProxy,
        status,
        nature(result, status, isProxy),
        combined.method(),
        sources(used),
        result.reason(),
        used.stream().anyMatch(IndicatorValue::isBreak));
  }

  private static String nature(Evaluated result, String status, boolean isProxy) {
    if (result.value() == null) {
      return Statuses.NOT_AVAILABLE;
    }
    return isProxy ? Statuses.COUNTRY_ADJUSTED : Statuses.nature(status);
  }

  private String status(Evaluated result, List<IndicatorValue> used) {
    String worst = worst(used);
    return growth.isDoubtful(plan.formula(), result)
        ? Statuses.worse(worst, Statuses.LOW_RELIABILITY)
        : worst;
  }

  private static String worst(List<IndicatorValue> used) {
    String worst = Statuses.NORMAL;
    for (IndicatorValue value : used) {
      worst = value.obsStatus() == null ? worst : Statuses.worse(worst, value.obsStatus());
    }
    return worst;
  }

  /** Null when the people of a city are unknown. */
  private static Double population(Collection<IndicatorValue> used) {
    double sum = 0;
    for (IndicatorValue value : used) {
      if (value.population() == null) {
        return null;
      }
      sum += value.population();
    }
    return used.isEmpty() ? null : Double.valueOf(sum);
  }

  private int earliestData(List<IndicatorValue> used) {
    return used.stream()
        .mapToInt(value -> value.dataYear() == null ? slot.year() : value.dataYear())
        .min()
        .orElse(slot.year());
  }

  private static String sources(List<IndicatorValue> used) {
    String joined =
        used.stream()
            .map(IndicatorValue::source)
            .filter(source -> source != null)
            .flatMap(source -> Arrays.stream(source.split("; ")))
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    return joined.isEmpty() ? null : joined;
  }
}
