package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * One computed value: a row of table {@code indicator_values}.
 *
 * @param place city or country
 * @param extentId the extent the value was computed on
 * @param indicatorId id of the indicator
 * @param sdgSeries SDG series code, null if none
 * @param component low or high capacity, slum component, ...; null for the indicator itself
 * @param year reference year
 * @param breakdown the group of people
 * @param value in {@code unit}; null when it cannot be computed, then {@code reason} says why
 * @param unit id of the indicator's unit
 * @param numerator before scaling, null if the formula has none
 * @param denominator before scaling, null if the formula has none
 * @param population people the value describes, null if unknown
 * @param stdError sampling error, null if unknown
 * @param dataYear the year of the data, may be before {@code year}
 * @param isProxy older, borrowed or taken on another extent
 * @param obsStatus SDMX observation status
 * @param nature SDMX nature of the data
 * @param method how it was made
 * @param source labels of the sources
 * @param reason why {@code value} is null, else null
 * @param isBreak whether a series begins anew with this value: it cannot be compared with earlier
 *     ones, whatever its status says
 */
public record IndicatorValue(
    Place place,
    String extentId,
    String indicatorId,
    String sdgSeries,
    String component,
    int year,
    Breakdown breakdown,
    Double value,
    String unit,
    Double numerator,
    Double denominator,
    Double population,
    Double stdError,
    Integer dataYear,
    boolean isProxy,
    String obsStatus,
    String nature,
    String method,
    String source,
    String reason,
    boolean isBreak)
    implements Serializable {
  private static final String BREAK = "B";

  /** A value that begins a series anew where its status says so. */
  public IndicatorValue(
      Place place,
      String extentId,
      String indicatorId,
      String sdgSeries,
      String component,
      int year,
      Breakdown breakdown,
      Double value,
      String unit,
      Double numerator,
      Double denominator,
      Double population,
      Double stdError,
      Integer dataYear,
      boolean isProxy,
      String obsStatus,
      String nature,
      String method,
      String source,
      String reason) {
    this(
        place,
        extentId,
        indicatorId,
        sdgSeries,
        component,
        year,
        breakdown,
        value,
        unit,
        numerator,
        denominator,
        population,
        stdError,
        dataYear,
        isProxy,
        obsStatus,
        nature,
        method,
        source,
        reason,
        BREAK.equals(obsStatus));
  }

  public IndicatorValue {
    if ((value == null) == (reason == null)) {
      throw new IllegalArgumentException(
          "Invalid value of "
              + indicatorId
              + " in "
              + place
              + ": value "
              + value
              + " with reason "
              + reason);
    }
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Invalid value of " + indicatorId + " in " + place + ": " + value + " is not finite");
    }
  }

  /** The same value of another place. */
  public IndicatorValue withPlace(Place newPlace) {
    return with(newPlace, breakdown, unit, isProxy);
  }

  /** The same value of another group of people. */
  public IndicatorValue withBreakdown(Breakdown group) {
    return with(place, group, unit, isProxy);
  }

  /** The same number in another unit. */
  public IndicatorValue withUnit(String newUnit) {
    return with(place, breakdown, newUnit, isProxy);
  }

  /** The same value as a proxy. */
  public IndicatorValue asProxy() {
    return with(place, breakdown, unit, true);
  }

  /**
   * The same value without numerator and denominator.
   *
   * @param why is added to the method
   */
  public IndicatorValue withoutParts(String why) {
    return parts(null, null, population, method + why);
  }

  /** The same value without the people it describes. */
  public IndicatorValue withoutPopulation() {
    return parts(numerator, denominator, null, method);
  }

  private IndicatorValue parts(
      Double newNumerator, Double newDenominator, Double newPopulation, String newMethod) {
    return new IndicatorValue(
        place,
        extentId,
        indicatorId,
        sdgSeries,
        component,
        year,
        breakdown,
        value,
        unit,
        newNumerator,
        newDenominator,
        newPopulation,
        stdError,
        dataYear,
        isProxy,
        obsStatus,
        nature,
        newMethod,
        source,
        reason,
        isBreak);
  }

  private IndicatorValue with(
      Place newPlace, Breakdown newBreakdown, String newUnit, boolean newProxy) {
    return new IndicatorValue(
        newPlace,
        extentId,
        indicatorId,
        sdgSeries,
        component,
        year,
        newBreakdown,
        value,
        newUnit,
        numerator,
        denominator,
        population,
        stdError,
        dataYear,
        newProxy,
        obsStatus,
        nature,
        method,
        source,
        reason,
        isBreak);
  }
}
