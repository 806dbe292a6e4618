package org.urbanobservatory.timetable;

import java.io.Serializable;

/**
 * Every stop of a vehicle at a place, in flat arrays: the calls of trip {@code t} are {@code
 * first(t)} to {@code end(t) - 1} in the order of travel. Made by {@link CallsBuilder}.
 */
public final class Calls implements Serializable {
  static final int NO_TIME = Integer.MIN_VALUE;
  static final byte BOARD = 1;
  static final byte ALIGHT = 2;

  private final int[] first;
  private final int[] stop;
  private final int[] departureS;
  private final byte[] exchange;

  Calls(int[] first, int[] stop, int[] departureS, byte[] exchange) {
    this.first = first;
    this.stop = stop;
    this.departureS = departureS;
    this.exchange = exchange;
  }

  public int size() {
    return stop.length;
  }

  /** First call of a trip. */
  public int first(int trip) {
    return first[trip];
  }

  /** The call after the last one of a trip. */
  public int end(int trip) {
    return first[trip + 1];
  }

  /** Index of the stop in the timetable's stops. */
  public int stop(int call) {
    return stop[call];
  }

  /** Whether the time of departure is known, by the feed or between two known times. */
  public boolean isTimed(int call) {
    return departureS[call] != NO_TIME;
  }

  /** Seconds after midnight of the service day, above 86,400 after the next midnight. */
  public int departureS(int call) {
    if (!isTimed(call)) {
      throw new IllegalStateException("Cannot tell the departure of call " + call + ": no time");
    }
    return departureS[call];
  }

  /** Whether people can board or alight. */
  public boolean isServed(int call) {
    return exchange[call] != 0;
  }

  /** Whether people can board. */
  public boolean isBoarding(int call) {
    return (exchange[call] & BOARD) != 0;
  }
}
