package org.urbanobservatory.table;

/**
 * How much of a country stands behind a country's value.
 *
 * @param citiesUsed cities whose value entered
 * @param citiesExpected cities of the country in the configuration
 * @param populationCovered share of the configured cities' population in the used ones, 0-1, null
 *     if unknown
 * @param aggregation how the cities' values were combined
 */
public record CountryShare(
    int citiesUsed, int citiesExpected, Double populationCovered, String aggregation) {
  public CountryShare {
    if (citiesUsed < 0 || citiesUsed > citiesExpected) {
      throw new IllegalArgumentException(
          "Invalid country share: " + citiesUsed + " of " + citiesExpected + " cities");
    }
  }

  /** The share as it was written to a row of a country table. */
  public static CountryShare of(org.apache.spark.sql.Row row) {
    return new CountryShare(
        row.getAs("cities_used"),
        row.getAs("cities_expected"),
        row.getAs("population_covered"),
        row.getAs("aggregation"));
  }

  RowBuilder on(RowBuilder row) {
    return row.set("cities_used", citiesUsed)
        .set("cities_expected", citiesExpected)
        .set("population_covered", populationCovered)
        .set("aggregation", aggregation);
  }
}
