package org.urbanobservatory.measure.air;

/** How the stations around a place give it a value. */
public sealed interface StationRule {
  /** Stations further away, in metres, do not count. */
  double maxDistanceM();

  /**
   * The nearest station.
   *
   * @param maxDistanceM above 0; infinite for no limit
   */
  record Nearest(double maxDistanceM) implements StationRule {
    public Nearest {
      checkDistance(maxDistanceM);
    }
  }

  /**
   * All stations in reach, each weighted by {@code 1 / distance^power} (Shepard 1968).
   *
   * @param power above 0; the usual one is 2
   * @param maxDistanceM above 0; infinite for no limit
   */
  record InverseDistance(double power, double maxDistanceM) implements StationRule {
    public InverseDistance {
      checkDistance(maxDistanceM);
      if (!(power > 0 && power <= 10)) {
        throw new IllegalArgumentException(
            "Invalid power of inverse distances: " + power + "; above 0, at most 10");
      }
    }
  }

  private static void checkDistance(double metres) {
    if (!(metres > 0)) {
      throw new IllegalArgumentException("Invalid distance to stations: " + metres + " m; above 0");
    }
  }
}
