package org.urbanobservatory.measure.population;

import java.util.OptionalDouble;

/**
 * The people of one region.
 *
 * @param people sum of value x covered share of the source unit
 * @param crowding sum of people x density of their source unit, in persons2 per km2; NaN where the
 *     source has no areas
 * @param coveredM2 area of the region that the source reaches, in m2; NaN where the source has no
 *     areas
 */
public record Inhabitants(double people, double crowding, double coveredM2) {
  /**
   * Population-weighted density: the density that the average person lives at.
   *
   * <p>What counts: the people of each source unit inside the region, at the density of the whole
   * unit. What does not: units without a value.
   *
   * <p>Formula: sum(p x d) / sum(p).
   *
   * <p>Source: US Census Bureau, Patterns of Metropolitan and Micropolitan Population Change
   * (2012).
   *
   * <p>Unit: persons per km2. Empty where nobody lives or the source has no areas.
   */
  public OptionalDouble weightedDensity() {
    return people > 0 && !Double.isNaN(crowding)
        ? OptionalDouble.of(crowding / people)
        : OptionalDouble.empty();
  }
}
