package org.urbanobservatory.index;

import java.util.Objects;
import org.urbanobservatory.model.Score;

/**
 * The mean of city scores at one node: a row of table {@code country_scores}.
 *
 * @param score the mean with the country as its place; null below half of the configured people
 * @param citiesUsed cities with a score at this node and a known population
 * @param citiesExpected cities configured for the country
 * @param populationCovered share of the people of the configured cities that the cities used hold,
 *     0-1; null when no population is known
 * @param aggregation how the cities were combined, in words
 */
public record CountryScore(
    Score score, int citiesUsed, int citiesExpected, Double populationCovered, String aggregation) {
  public CountryScore {
    Objects.requireNonNull(score, "score");
    Objects.requireNonNull(aggregation, "aggregation");
  }
}
