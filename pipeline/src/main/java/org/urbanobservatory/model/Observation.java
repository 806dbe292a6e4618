package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * One validated input value: a row of table {@code observations}.
 *
 * @param place city or country
 * @param extentId the extent the value refers to, for example {@code boundary}
 * @param variable id of the variable
 * @param year reference year
 * @param breakdown the group of people
 * @param zoneLayer layer of the zone inside the city, null for the whole city
 * @param zoneId zone inside the city, null for the whole city
 * @param value finite, in {@code unit}
 * @param unit id of the variable's unit
 * @param stdError standard error in {@code unit}, null if unknown
 * @param obsStatus SDMX observation status, for example {@code A} normal, {@code E} estimated
 * @param source label of the source
 * @param input id of the input in the configuration
 * @param inputLine line or feature in the input, null for measured values
 * @param method how it was measured, null for statistics and where there is one way alone
 */
public record Observation(
    Place place,
    String extentId,
    String variable,
    int year,
    Breakdown breakdown,
    String zoneLayer,
    String zoneId,
    double value,
    String unit,
    Double stdError,
    String obsStatus,
    String source,
    String input,
    Long inputLine,
    String method)
    implements Serializable {
  public Observation {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(extentId, "extentId");
    Objects.requireNonNull(variable, "variable");
    Objects.requireNonNull(breakdown, "breakdown");
    Objects.requireNonNull(unit, "unit");
    Check.finite("value of " + variable + " in " + place, value);
  }

  /** A value that says nothing of how it was measured. */
  public Observation(
      Place place,
      String extentId,
      String variable,
      int year,
      Breakdown breakdown,
      String zoneLayer,
      String zoneId,
      double value,
      String unit,
      Double stdError,
      String obsStatus,
      String source,
      String input,
      Long inputLine) {
    this(
        place,
        extentId,
        variable,
        year,
        breakdown,
        zoneLayer,
        zoneId,
        value,
        unit,
        stdError,
        obsStatus,
        source,
        input,
        inputLine,
        null);
  }

  public boolean isOfZone() {
    return zoneLayer != null || zoneId != null;
  }

  /** The same value as if the zone were the whole place. */
  public Observation ofWhole() {
    return new Observation(
        place,
        extentId,
        variable,
        year,
        breakdown,
        null,
        null,
        value,
        unit,
        stdError,
        obsStatus,
        source,
        input,
        inputLine,
        method);
  }
}
