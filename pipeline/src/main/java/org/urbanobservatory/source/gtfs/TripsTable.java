package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.timetable.Trip;

/** {@code trips.txt}: each trip with a known route and, in a dated feed, a known service. */
final class TripsTable {
  static final String[] COLUMNS = {"trip_id", "route_id", "service_id"};

  private final List<Trip> list = new ArrayList<>();
  private final Ids ids = new Ids("trips.txt", "trip_id");

  private TripsTable() {}

  static TripsTable read(GtfsTable table, RoutesTable routes, ServicesTable services)
      throws IOException, Fault {
    var trips = new TripsTable();
    table.forEach(
        row -> trips.add(row, routes.index(row), services.index(row)), COLUMNS);
    return trips;
  }

  List<Trip> list() {
    return list;
  }

  int index(GtfsRow row) throws Fault {
    return ids.index(row);
  }

  private void add(GtfsRow row, int route, int service) throws Fault {
    list.add(new Trip(ids.fresh(row), route, service));
  }
}
