package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.util.Objects;

/**
 * The least service that makes a stop count: never longer than the headway without a departure in
 * the window, counted from its beginning and to its end.
 *
 * @param headwayS longest wait in seconds, included
 * @param window part of the service day
 */
public record HeadwayRule(int headwayS, TimeWindow window) implements Serializable {
  public HeadwayRule {
    Objects.requireNonNull(window, "window");
    if (headwayS <= 0) {
      throw new IllegalArgumentException("Invalid headway: " + headwayS + " s");
    }
  }

  /**
   * Whether departures are frequent enough.
   *
   * @param departures seconds after midnight, ascending, of any time of the day
   */
  public boolean isMetBy(int[] departures) {
    int last = window.fromS();
    for (int departure : departures) {
      if (window.contains(departure)) {
        if (departure - last > headwayS) {
          return false;
        }
        last = departure;
      }
    }
    return window.untilS() - last <= headwayS;
  }
}
