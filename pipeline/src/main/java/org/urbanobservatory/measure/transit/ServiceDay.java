package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The day on which service is looked at.
 *
 * @param date the day
 * @param rule why this one
 * @param runs of vehicles on it, patterns by frequency expanded
 */
public record ServiceDay(LocalDate date, Rule rule, long runs) implements Serializable {
  /** Why a day was taken. */
  public enum Rule {
    /** The date of the run, on which the feed has service. */
    AS_OF,
    /** The busiest Tuesday, Wednesday or Thursday, the earliest of equals. */
    BUSIEST_WORKDAY,
    /** The busiest day, because no Tuesday, Wednesday or Thursday has service. */
    BUSIEST_DAY
  }

  public ServiceDay {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(rule, "rule");
  }
}
