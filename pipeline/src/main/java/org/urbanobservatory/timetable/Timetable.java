package org.urbanobservatory.timetable;

import java.io.Serializable;
import java.util.List;

/**
 * One feed.
 *
 * @param stops by index
 * @param routes by index
 * @param services by index
 * @param trips by index, each with a route and a service
 * @param calls of the trips
 * @param frequencies of the trips that are repeated; a trip with any is a pattern and no run itself
 */
public record Timetable(
    List<Stop> stops,
    List<Route> routes,
    List<Service> services,
    List<Trip> trips,
    Calls calls,
    List<Frequency> frequencies)
    implements Serializable {
  public Timetable {
    stops = List.copyOf(stops);
    routes = List.copyOf(routes);
    services = List.copyOf(services);
    trips = List.copyOf(trips);
    frequencies = List.copyOf(frequencies);
  }

  /** Whether the feed says on which days anything runs. */
  public boolean isDated() {
    return services.stream().anyMatch(Service::isDated);
  }

  public Route route(int trip) {
    return routes.get(trips.get(trip).route());
  }

  public Service service(int trip) {
    return services.get(trips.get(trip).service());
  }
}
