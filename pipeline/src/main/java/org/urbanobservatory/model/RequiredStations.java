package org.urbanobservatory.model;

import java.util.OptionalInt;

/** How many air quality stations a city needs. */
public final class RequiredStations {
  /** Smaller cities need none, so the question does not arise. */
  public static final double SMALLEST_CITY = 100_000;

  private RequiredStations() {}

  /**
   * 10 above a million people, 8 from 500,000, 4 from 250,000, 2 from 100,000; none is asked of
   * smaller cities. The high-concentration column of US EPA 40 CFR 58 appendix D table D-4, which
   * reproduces the official Mexican scores of 2016.
   */
  public static OptionalInt of(double population) {
    if (population < SMALLEST_CITY) {
      return OptionalInt.empty();
    }
    if (population > 1_000_000) {
      return OptionalInt.of(10);
    }
    return OptionalInt.of(population >= 500_000 ? 8 : population >= 250_000 ? 4 : 2);
  }
}
