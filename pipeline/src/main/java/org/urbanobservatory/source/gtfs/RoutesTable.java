package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.timetable.Route;

/** {@code routes.txt}. */
final class RoutesTable {
  static final String[] COLUMNS = {"route_id", "route_type"};

  private final List<Route> list = new ArrayList<>();
  private final Ids ids = new Ids("routes.txt", "route_id");

  private RoutesTable() {}

  static RoutesTable read(GtfsTable table) throws IOException, Fault {
    var routes = new RoutesTable();
    table.forEach(routes::add, COLUMNS);
    return routes;
  }

  List<Route> list() {
    return list;
  }

  int index(GtfsRow row) throws Fault {
    return ids.index(row);
  }

  private void add(GtfsRow row) throws Fault {
    int type = row.whole("route_type");
    String name = row.text("route_short_name");
    list.add(new Route(ids.fresh(row), name.isEmpty() ? null : name, type));
  }
}
