package org.urbanobservatory.measure.air;

import java.time.Year;

/** How long one reading of a station lasts, the finest first. */
public enum Resolution {
  HOUR,
  DAY,
  YEAR;

  /** Readings of a year without gaps. */
  public int readingsOf(int year) {
    return switch (this) {
      case HOUR -> 24 * Year.of(year).length();
      case DAY -> Year.of(year).length();
      case YEAR -> 1;
    };
  }
}
