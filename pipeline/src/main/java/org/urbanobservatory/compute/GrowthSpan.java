package org.urbanobservatory.compute;

import java.io.Serializable;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Which earlier year a growth rate starts from: the nearest one {@code minimumYears} to {@code
 * maximumYears} before, else the earliest there is. SDG 11.3.1 asks for cycles of 5 or 10 years.
 *
 * @param minimumYears shortest preferred span
 * @param maximumYears longest preferred span
 */
public record GrowthSpan(int minimumYears, int maximumYears) implements Serializable {
  /** Cycles of 5 to 10 years. */
  public static final GrowthSpan SDG = new GrowthSpan(5, 10);

  public GrowthSpan {
    if (minimumYears < 1 || maximumYears < minimumYears) {
      throw new IllegalArgumentException(
          "Invalid growth span: " + minimumYears + " to " + maximumYears + " years");
    }
  }

  /** The year to start from among those with data, empty when none is before {@code year}. */
  public Optional<Integer> findEarlierYear(int year, SortedSet<Integer> yearsWithData) {
    SortedSet<Integer> earlier = yearsWithData.headSet(year);
    SortedSet<Integer> preferred =
        earlier.subSet(
            Math.min(year - maximumYears, year), Math.min(year - minimumYears + 1, year));
    if (!preferred.isEmpty()) {
      return Optional.of(preferred.last());
    }
    return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.first());
  }
}
