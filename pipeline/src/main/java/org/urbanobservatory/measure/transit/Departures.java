package org.urbanobservatory.measure.transit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.urbanobservatory.timetable.Calls;
import org.urbanobservatory.timetable.Frequency;
import org.urbanobservatory.timetable.Timetable;

/**
 * When vehicles leave stops.
 *
 * <p>Counted is each timed call where people can board, except the last of its trip, which nobody
 * leaves from; a pattern by frequency counts once for each of its runs. Times are on the clock of
 * the service day: 25:10 belongs to the day on which the trip began.
 */
public final class Departures {
  private final Timetable timetable;
  private final TimeWindow window;
  private final List<List<Frequency>> frequencies;

  /**
   * @param window departures outside it are left out
   */
  public Departures(Timetable timetable, TimeWindow window) {
    this.timetable = timetable;
    this.window = window;
    this.frequencies = byTrip(timetable);
  }

  /** What is done with each departure. */
  public interface Visitor {
    /**
     * @param trip index in the timetable's trips
     * @param stop index in the timetable's stops
     * @param second after midnight of the service day
     */
    void departure(int trip, int stop, int second);
  }

  /** Departures in the window from each stop, by its index. */
  public int[] perStop(IntPredicate isActive) {
    int[] numbers = new int[timetable.stops().size()];
    forEach(isActive, (trip, stop, second) -> numbers[stop]++);
    return numbers;
  }

  /** Hands over every departure in the window of the active trips, by trip, then along the trip. */
  public void forEach(IntPredicate isActive, Visitor visitor) {
    for (int trip = 0; trip < timetable.trips().size(); trip++) {
      if (isActive.test(trip)) {
        visit(trip, visitor);
      }
    }
  }

  private void visit(int trip, Visitor visitor) {
    Calls calls = timetable.calls();
    int first = calls.first(trip);
    for (int call = first; call < calls.end(trip) - 1; call++) {
      if (calls.isBoarding(call) && calls.isTimed(call)) {
        int stop = calls.stop(call);
        times(trip, call, second -> visitor.departure(trip, stop, second));
      }
    }
  }

  private void times(int trip, int call, IntConsumer consumer) {
    Calls calls = timetable.calls();
    int first = calls.first(trip);
    if (frequencies.get(trip) == null) {
      once(calls.departureS(call), consumer);
    } else if (calls.isTimed(first)) {
      int travelS = calls.departureS(call) - calls.departureS(first);
      frequencies.get(trip).forEach(f -> repeated(f, travelS, consumer));
    }
  }

  private void once(int second, IntConsumer consumer) {
    if (window.contains(second)) {
      consumer.accept(second);
    }
  }

  private void repeated(Frequency frequency, int travelS, IntConsumer consumer) {
    long earliest = Math.max(0L, (long) window.fromS() - frequency.startS() - travelS);
    long runs = (earliest + frequency.headwayS() - 1) / frequency.headwayS();
    for (long run = runs; run < frequency.runs(); run++) {
      long second = frequency.startS() + run * frequency.headwayS() + travelS;
      if (second > window.untilS()) {
        return;
      }
      once((int) second, consumer);
    }
  }

  private static List<List<Frequency>> byTrip(Timetable timetable) {
    List<List<Frequency>> byTrip = new ArrayList<>();
    timetable.trips().forEach(t -> byTrip.add(null));
    for (Frequency frequency : timetable.frequencies()) {
      if (byTrip.get(frequency.trip()) == null) {
        byTrip.set(frequency.trip(), new ArrayList<>());
      }
      byTrip.get(frequency.trip()).add(frequency);
    }
    return byTrip;
  }
}
