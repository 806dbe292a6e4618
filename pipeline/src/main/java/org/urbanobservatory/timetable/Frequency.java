package org.urbanobservatory.timetable;

import java.io.Serializable;

/**
 * A trip that is repeated: it leaves its first stop at the start and then at every headway before
 * the end.
 *
 * @param trip index in the timetable's trips
 * @param startS seconds after midnight of the service day, included
 * @param endS seconds after midnight of the service day, excluded
 * @param headwayS seconds between two departures
 */
public record Frequency(int trip, int startS, int endS, int headwayS) implements Serializable {
  public Frequency {
    if (headwayS <= 0 || endS <= startS || startS < 0) {
      throw new IllegalArgumentException(
          "Invalid frequency: from %d s to %d s every %d s".formatted(startS, endS, headwayS));
    }
  }

  /** Departures from the first stop. */
  public int runs() {
    return (endS - startS - 1) / headwayS + 1;
  }
}
