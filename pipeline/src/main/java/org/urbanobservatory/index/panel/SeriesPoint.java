package org.urbanobservatory.index.panel;

/**
 * One year of a series.
 *
 * @param year the year
 * @param value a finite number
 * @param obsStatus SDMX observation status; {@code B} says that the series breaks before this point
 */
public record SeriesPoint(int year, double value, String obsStatus) {
  private static final String BREAK = "B";

  public SeriesPoint {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Invalid value of " + year + ": " + value + " is not finite");
    }
  }

  public boolean isBreak() {
    return BREAK.equals(obsStatus);
  }
}
