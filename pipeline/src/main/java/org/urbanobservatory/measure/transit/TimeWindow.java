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
  /** From 7 to 19 hours, where nothing else is said. */
  public static final TimeWindow DAYTIME = ofHours(7, 19);

  private static final int SECONDS_PER_HOUR = 3600;

  public TimeWindow {
    if (fromS < 0 || untilS <= fromS) {
      throw new IllegalArgumentException(
          "Invalid time window: from %d s until %d s".formatted(fromS, untilS));
    }
  }

  public static TimeWindow ofHours(int from, int until) {
    return new TimeWindow(from * SECONDS_PER_HOUR, until * SECONDS_PER_HOUR);
  }

  public double fromHour() {
    return fromS / (double) SECONDS_PER_HOUR;
  }

  public double untilHour() {
    return untilS / (double) SECONDS_PER_HOUR;
  }

  public boolean contains(int second) {
    return second >= fromS && second <= untilS;
  }
}
