package org.urbanobservatory.compute;

import java.util.Objects;
import org.urbanobservatory.model.IndicatorValue;

/**
 * The value of a country: a row of table {@code country_indicator_values}.
 *
 * @param value the value with the country as its place
 * @param citiesUsed cities whose value entered, 0 for a national statistic
 * @param citiesExpected cities configured for the country
 * @param populationCovered share of the people of the configured cities that the cities used hold,
 *     0-1; null when a population is unknown and for a national statistic
 * @param aggregation {@code national}, {@code ratio_of_sums}, {@code population_weighted_mean} or
 *     {@code sum}
 */
public record CountryIndicatorValue(
    IndicatorValue value,
    int citiesUsed,
    int citiesExpected,
    Double populationCovered,
    String aggregation) {
  public CountryIndicatorValue {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(aggregation, "aggregation");
  }
}
