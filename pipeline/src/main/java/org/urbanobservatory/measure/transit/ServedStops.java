package org.urbanobservatory.measure.transit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.urbanobservatory.timetable.Calls;
import org.urbanobservatory.timetable.Route;
import org.urbanobservatory.timetable.Stop;
import org.urbanobservatory.timetable.Stop.Kind;
import org.urbanobservatory.timetable.Timetable;

/**
 * The stops of public transport that people can walk to, with their capacity.
 *
 * <p><b>Counts</b>: a stop or platform where a trip lets people board or alight, at its own
 * coordinates, with the capacity of every line that serves it; a stop served by both is in both
 * sets, so that it gets the larger distance. Where a station has entrances, they are its points for
 * trains, metros and ferries instead of its platforms, because people walk to the door and not
 * through the ground; buses and trams of the station stay at their own stops on the street.
 *
 * <p><b>Does not count</b>: a stop that no trip serves; lines of no capacity (school buses, taxis,
 * planes) and of a kind of vehicle that is in no table; a station itself, unless trips call at it.
 *
 * <p><b>Formula</b>: capacities(stop) = union over the trips of the filter's service that serve it
 * of capacity(route_type); with a headway rule only those with departures as often as it asks, the
 * platforms of a station together.
 *
 * <p><b>Source</b>: SDG indicator metadata 11.2.1 (2021-09-01), step 2: inventory of stops, low and
 * high capacity.
 *
 * <p><b>Unit</b>: points in degrees; a feed without a served stop gives an empty list.
 */
public final class ServedStops {
  private final Timetable timetable;
  private final RouteTypes types;
  private final String source;
  private final boolean[] active;
  private final List<Set<Capacity>> capacities = new ArrayList<>();
  private final boolean[] called;

  private ServedStops(Timetable timetable, RouteTypes types, String source, ServiceFilter filter) {
    this.timetable = timetable;
    this.types = types;
    this.source = source;
    this.called = new boolean[timetable.stops().size()];
    this.active = new boolean[timetable.trips().size()];
    for (int trip = 0; trip < active.length; trip++) {
      active[trip] = filter.includes(timetable.service(trip));
    }
    timetable.stops().forEach(s -> capacities.add(EnumSet.noneOf(Capacity.class)));
  }

  /**
   * @param source id of the input, for the stops
   */
  public static StopInventory of(
      Timetable timetable, RouteTypes types, String source, ServiceFilter filter) {
    return new ServedStops(timetable, types, source, filter).inventory(filter);
  }

  private StopInventory inventory(ServiceFilter filter) {
    serve();
    int platforms = number(this::isPlatform);
    int unserved = number(s -> isPlatform(s) && !called[s]);
    int otherwise = number(s -> called[s] && capacities.get(s).isEmpty());
    int served = number(s -> !capacities.get(s).isEmpty());
    if (filter instanceof ServiceFilter.Frequent frequent) {
      retainFrequent(frequent.rule());
    }
    int infrequent = served - number(s -> !capacities.get(s).isEmpty());
    return new StopInventory(points(), platforms, unserved, otherwise, infrequent, unknown());
  }

  private void serve() {
    for (int trip = 0; trip < active.length; trip++) {
      if (active[trip]) {
        serve(trip);
      }
    }
  }

  private void serve(int trip) {
    Calls calls = timetable.calls();
    var capacity = types.findCapacity(timetable.route(trip).type());
    for (int call = calls.first(trip); call < calls.end(trip); call++) {
      if (calls.isServed(call)) {
        Set<Capacity> ofStop = capacities.get(calls.stop(call));
        called[calls.stop(call)] = true;
        capacity.ifPresent(ofStop::add);
      }
    }
  }

  private void retainFrequent(HeadwayRule rule) {
    var frequent = new FrequentService(timetable, types, rule, active);
    for (int stop = 0; stop < called.length; stop++) {
      frequent.retain(timetable.stops().get(stop).group(), capacities.get(stop));
    }
  }

  private List<TransitStop> points() {
    Map<String, Set<Capacity>> doors = doors();
    List<TransitStop> points = new ArrayList<>();
    for (int i = 0; i < called.length; i++) {
      Stop stop = timetable.stops().get(i);
      Set<Capacity> here = EnumSet.copyOf(capacities.get(i));
      if (doors.containsKey(stop.group())) {
        here.remove(Capacity.HIGH);
        here.addAll(stop.kind() == Kind.ENTRANCE ? doors.get(stop.group()) : Set.of());
      }
      if (!here.isEmpty()) {
        points.add(new TransitStop(stop.id(), stop.lon(), stop.lat(), here, source));
      }
    }
    return points;
  }

  /** What is reached through the entrances of each station that has any: high capacity or none. */
  private Map<String, Set<Capacity>> doors() {
    Map<String, Set<Capacity>> doors = new LinkedHashMap<>();
    timetable.stops().stream()
        .filter(s -> s.kind() == Kind.ENTRANCE && s.station() != null)
        .forEach(s -> doors.put(s.station(), EnumSet.noneOf(Capacity.class)));
    for (int i = 0; i < called.length; i++) {
      Set<Capacity> reached = doors.get(timetable.stops().get(i).group());
      if (reached != null && capacities.get(i).contains(Capacity.HIGH)) {
        reached.add(Capacity.HIGH);
      }
    }
    return doors;
  }

  private List<String> unknown() {
    return timetable.routes().stream()
        .filter(r -> !types.isKnown(r.type()))
        .map(ServedStops::told)
        .sorted()
        .toList();
  }

  private static String told(Route route) {
    return route.id() + " (route_type " + route.type() + ")";
  }

  private boolean isPlatform(int stop) {
    return timetable.stops().get(stop).kind() == Kind.PLATFORM;
  }

  private int number(java.util.function.IntPredicate predicate) {
    return (int) IntStream.range(0, called.length).filter(predicate).count();
  }
}
