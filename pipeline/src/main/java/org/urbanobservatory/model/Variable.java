package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * A named input: a statistic that an office supplies, or a quantity that a measure produces.
 *
 * @param id snake_case name, public interface
 * @param title the variable in words
 * @param definition what counts and what does not
 * @param unit id of the unit in which values are kept
 * @param origin who produces it
 * @param minimum smallest admissible value in {@code unit}, null for none
 * @param maximum largest admissible value in {@code unit}, null for none
 * @param census whether it comes from a census, and so may be older
 */
public record Variable(
    String id,
    String title,
    String definition,
    String unit,
    Origin origin,
    Double minimum,
    Double maximum,
    boolean census)
    implements Serializable {
  /** Where the values of a variable come from. */
  public enum Origin {
    STATISTIC,
    MEASURE
  }

  public Variable {
    Check.id("variable id", id);
    Check.text("title of variable " + id, title);
    Check.text("unit of variable " + id, unit);
    Objects.requireNonNull(origin, "origin");
    if (minimum != null && maximum != null && minimum > maximum) {
      throw new IllegalArgumentException(
          "Invalid range of variable " + id + ": minimum " + minimum + " above maximum " + maximum);
    }
  }
}
