package org.urbanobservatory.measure.transit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.urbanobservatory.timetable.Timetable;

/**
 * Which stops have frequent service, per capacity. The platforms of one station are one stop, in
 * both directions and all lines together; a stop without a station stands for itself. Trains and
 * buses of one station are looked at apart: buses every five minutes do not make a train frequent.
 */
final class FrequentService {
  private final HeadwayRule rule;
  private final Timetable timetable;
  private final RouteTypes types;
  private final Map<Capacity, Map<String, Times>> departures = new EnumMap<>(Capacity.class);

  FrequentService(Timetable timetable, RouteTypes types, HeadwayRule rule, boolean[] active) {
    this.timetable = timetable;
    this.types = types;
    this.rule = rule;
    for (Capacity capacity : Capacity.values()) {
      departures.put(capacity, new HashMap<>());
    }
    new Departures(timetable, rule.window()).forEach(t -> active[t], this::add);
  }

  /** A growing list of times. */
  private static final class Times {
    private int[] seconds = new int[16];
    private int size;

    private void add(int second) {
      if (size == seconds.length) {
        seconds = Arrays.copyOf(seconds, size * 2);
      }
      seconds[size++] = second;
    }

    private int[] sorted() {
      int[] sorted = Arrays.copyOf(seconds, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  private void add(int trip, int stop, int second) {
    String group = timetable.stops().get(stop).group();
    types
        .findCapacity(timetable.route(trip).type())
        .ifPresent(c -> departures.get(c).computeIfAbsent(group, g -> new Times()).add(second));
  }

  /** Takes away the capacities whose service is not frequent enough. */
  void retain(String group, Set<Capacity> capacities) {
    capacities.removeIf(c -> !isFrequent(departures.get(c).get(group)));
  }

  private boolean isFrequent(Times times) {
    return times != null && rule.isMetBy(times.sorted());
  }
}
