package org.urbanobservatory.job.settings;

import java.time.LocalDate;

/**
 * The dates that data refer to.
 *
 * @param from first day
 * @param to last day, not before {@code from}
 */
public record Period(LocalDate from, LocalDate to) {
  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("Invalid period: " + to + " is before " + from);
    }
  }

  public static Period ofYear(int year) {
    return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  /** The year that the data count for: that of the last day. */
  public int year() {
    return to.getYear();
  }

  private boolean isWholeYear() {
    return equals(ofYear(year()));
  }

  /** {@code 2020} for a whole year, else {@code 2020-03-01/2020-03-31}. */
  public String text() {
    return isWholeYear() ? Integer.toString(year()) : from + "/" + to;
  }
}
