package org.urbanobservatory.timetable;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Collects calls in any order and puts them into the order of trips and travel. Takes five numbers
 * a call, so that feeds of tens of millions of calls fit into memory.
 */
public final class CallsBuilder {
  private int[] trip = new int[1024];
  private int[] sequence = new int[1024];
  private int[] stop = new int[1024];
  private int[] departureS = new int[1024];
  private byte[] exchange = new byte[1024];
  private int size;

  /** What people may do at a call. */
  public enum Exchange {
    NONE(0),
    BOARD(Calls.BOARD),
    ALIGHT(Calls.ALIGHT),
    BOTH(Calls.BOARD | Calls.ALIGHT);

    private final byte bits;

    Exchange(int bits) {
      this.bits = (byte) bits;
    }
  }

  public int size() {
    return size;
  }

  /** Adds a call without a time; its number is {@link #size()} before. */
  public void add(int newTrip, int newSequence, int newStop, Exchange newExchange) {
    if (size == trip.length) {
      grow(Math.addExact(size, Math.max(size >> 1, 1024)));
    }
    trip[size] = newTrip;
    sequence[size] = newSequence;
    stop[size] = newStop;
    departureS[size] = Calls.NO_TIME;
    exchange[size++] = newExchange.bits;
  }

  /** Gives the last added call its time, in seconds after midnight of the service day. */
  public void at(int seconds) {
    departureS[size - 1] = seconds;
  }

  /**
   * The calls in order. Of calls with one trip and sequence number the first added is kept. Times
   * that are missing between two known ones are spread evenly.
   *
   * @param trips number of trips
   * @param refused told the number of each call that repeats an earlier one's place in its trip
   */
  public Calls build(int trips, IntConsumer refused) {
    int[] starts = starts(trips);
    int[] order = byTrip(starts);
    int kept = 0;
    int[] first = new int[trips + 1];
    for (int t = 0; t < trips; t++) {
      sort(order, starts[t], starts[t + 1]);
      first[t] = kept;
      for (int i = starts[t]; i < starts[t + 1]; i++) {
        if (kept > first[t] && sequence[order[i]] == sequence[order[kept - 1]]) {
          refused.accept(order[i]);
        } else {
          order[kept++] = order[i];
        }
      }
    }
    first[trips] = kept;
    return calls(Arrays.copyOf(order, kept), first);
  }

  private Calls calls(int[] order, int[] first) {
    int[] stops = new int[order.length];
    int[] times = new int[order.length];
    byte[] exchanges = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      stops[i] = stop[order[i]];
      times[i] = departureS[order[i]];
      exchanges[i] = exchange[order[i]];
    }
    for (int t = 0; t + 1 < first.length; t++) {
      spread(times, first[t], first[t + 1]);
    }
    return new Calls(first, stops, times, exchanges);
  }

  private int[] starts(int trips) {
    int[] starts = new int[trips + 1];
    for (int i = 0; i < size; i++) {
      starts[trip[i] + 1]++;
    }
    for (int t = 0; t < trips; t++) {
      starts[t + 1] += starts[t];
    }
    return starts;
  }

  private int[] byTrip(int[] starts) {
    int[] next = starts.clone();
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[next[trip[i]]++] = i;
    }
    return order;
  }

  /** Stable: calls of one sequence number stay in the order in which they were added. */
  private void sort(int[] order, int from, int to) {
    if (isSorted(order, from, to)) {
      return;
    }
    long[] keys = new long[to - from];
    for (int i = from; i < to; i++) {
      keys[i - from] = (long) sequence[order[i]] << 32 | order[i];
    }
    Arrays.sort(keys);
    for (int i = from; i < to; i++) {
      order[i] = (int) keys[i - from];
    }
  }

  private boolean isSorted(int[] order, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (sequence[order[i - 1]] > sequence[order[i]]) {
        return false;
      }
    }
    return true;
  }

  private static void spread(int[] times, int from, int to) {
    int known = from - 1;
    for (int i = from; i < to; i++) {
      if (times[i] != Calls.NO_TIME) {
        if (known >= from) {
          between(times, known, i);
        }
        known = i;
      }
    }
  }

  private static void between(int[] times, int before, int after) {
    long span = (long) times[after] - times[before];
    for (int i = before + 1; i < after; i++) {
      times[i] = (int) (times[before] + span * (i - before) / (after - before));
    }
  }

  private void grow(int length) {
    trip = Arrays.copyOf(trip, length);
    sequence = Arrays.copyOf(sequence, length);
    stop = Arrays.copyOf(stop, length);
    departureS = Arrays.copyOf(departureS, length);
    exchange = Arrays.copyOf(exchange, length);
  }
}
