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
 * @param reason a code such as {@code open_space_not_in_extract}
 */
public record Absence(Place place, String extentId, String variable, int year, String reason)
    implements Serializable {
  public Absence {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(extentId, "extentId");
    Objects.requireNonNull(variable, "variable");
    Check.text("reason of the absence of " + variable + " in " + place, reason);
  }
}
