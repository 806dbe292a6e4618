package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * One measure that could not be taken, and why: a row of table {@code absences}. An indicator that
 * needs the measure is null for the same reason.
 *
 * @param place the city
 * @param extentId the extent it would refer to
 * @param variable id of the variable
 * @param year reference year
 * @param zoneLayer layer of a zone inside the city, null for the whole city
 * @param zoneId zone inside the city, null for the whole city
 * @param reason a code such as {@code open_space_not_in_extract}
 */
public record Absence(
    Place place,
    String extentId,
    String variable,
    int year,
    String zoneLayer,
    String zoneId,
    String reason)
    implements Serializable {
  public Absence {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(extentId, "extentId");
    Objects.requireNonNull(variable, "variable");
    Check.text("reason of the absence of " + variable + " in " + place, reason);
  }

  /** Of a whole city. */
  public Absence(Place place, String extentId, String variable, int year, String reason) {
    this(place, extentId, variable, year, null, null, reason);
  }

  public boolean isOfZone() {
    return zoneLayer != null || zoneId != null;
  }

  /** The same as if the zone were the whole place. */
  public Absence ofWhole() {
    return new Absence(place, extentId, variable, year, reason);
  }
}
