package org.urbanobservatory.measure.transit;

import java.io.Serializable;

/**
 * A part of the service day.
 *
 * @param fromS seconds after midnight, included
 * @param untilS seconds after midnight, included; above 86,400 for the hours after the next
 *     midnight
 */
public record TimeWindow(int fromS, int untilS) implements Serializable {
  public TimeWindow {
    if (fromS < 0 || untilS <= fromS) {
      throw new IllegalArgumentException(
          "Invalid time window: from %d s until %d s".formatted(fromS, untilS));
    }
  }

  public static TimeWindow ofHours(int from, int until) {
    return new TimeWindow(from * 3600, until * 3600);
  }

  public boolean contains(int second) {
    return second >= fromS && second <= untilS;
  }
}
