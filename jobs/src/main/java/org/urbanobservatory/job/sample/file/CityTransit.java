package org.urbanobservatory.job.sample.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.city.Place;
import org.urbanobservatory.job.sample.plane.Point;

/**
 * What one city adds to the feed: a bus along all its stops in both directions, in the north a tram
 * along every second stop, and trains between its central and its last stop.
 */
final class CityTransit {
  static final String CALENDAR =
      """
      service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
      daily,1,1,1,1,1,1,1,20200101,20201231
      weekday,1,1,1,1,1,0,0,20200101,20201231
      """;
  static final String CALENDAR_DATES =
      """
      service_id,date,exception_type
      weekday,20200501,2
      weekday,20201225,2
      weekday,20200919,1
      """;
  static final String STOPS = "stop_id,stop_name,stop_lat,stop_lon,location_type\n";
  static final String ROUTES = "route_id,agency_id,route_short_name,route_long_name,route_type\n";
  static final String TRIPS = "route_id,service_id,trip_id,direction_id\n";
  static final String STOP_TIMES = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
  static final String FREQUENCIES = "trip_id,start_time,end_time,headway_secs\n";

  private static final int BUS = 3;
  private static final int TRAM = 0;
  private static final int RAIL = 2;
  private static final int[] TRAIN_HOURS = {6, 7, 8, 12, 16, 17, 18, 21};

  private final City city;

  CityTransit(City city) {
    this.city = city;
  }

  private String id(String name) {
    return city.id() + "-" + name;
  }

  private List<Place> places(String key, String value) {
    return city.drawing().places().stream().filter(p -> value.equals(p.tags().get(key))).toList();
  }

  private int stopCount() {
    return places("highway", "bus_stop").size();
  }

  private boolean hasTram() {
    return city.countryCode().equals("XBO");
  }

  List<String> stops() {
    List<String> lines = new ArrayList<>();
    for (Place stop : places("highway", "bus_stop")) {
      lines.add(stop("stop" + (lines.size() + 1), stop));
    }
    places("railway", "station").forEach(p -> lines.add(stop("central", p)));
    return lines;
  }

  private String stop(String name, Place place) {
    Point degrees = city.board().inverse(place.point());
    return String.format(
        Locale.ROOT,
        "%s,%s %s,%.7f,%.7f,0",
        id(name),
        city.name(),
        place.tags().get("name"),
        degrees.y(),
        degrees.x());
  }

  List<String> routes() {
    List<String> lines = new ArrayList<>();
    lines.add(route("bus", "1", "Across town", BUS));
    if (hasTram()) {
      lines.add(route("tram", "T", "Tram", TRAM));
    }
    lines.add(route("rail", "S", "Suburban train", RAIL));
    return lines;
  }

  private String route(String name, String number, String title, int type) {
    return String.join(",", id(name), city.countryCode(), number, title, Integer.toString(type));
  }

  List<String> trips() {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", id("bus"), "daily", id("bus-up"), "0"));
    lines.add(String.join(",", id("bus"), "daily", id("bus-down"), "1"));
    if (hasTram()) {
      lines.add(String.join(",", id("tram"), "daily", id("tram-up"), "0"));
    }
    for (int hour : TRAIN_HOURS) {
      lines.add(String.join(",", id("rail"), "weekday", id("rail-" + hour), "0"));
    }
    return lines;
  }

  List<String> stopTimes() {
    List<String> lines = new ArrayList<>();
    int stops = stopCount();
    for (int i = 0; i < stops; i++) {
      lines.add(call("bus-up", 6 * 3600 + 90 * i, "stop" + (i + 1), i + 1));
    }
    for (int i = 0; i < stops; i++) {
      lines.add(call("bus-down", 6 * 3600 + 90 * i, "stop" + (stops - i), i + 1));
    }
    for (int i = 0; hasTram() && i < stops; i += 2) {
      lines.add(call("tram-up", 5 * 3600 + 80 * i, "stop" + (i + 1), i + 1));
    }
    for (int hour : TRAIN_HOURS) {
      lines.add(call("rail-" + hour, hour * 3600 + 300, "central", 1));
      lines.add(call("rail-" + hour, hour * 3600 + 600, "stop" + stops, 2));
    }
    return lines;
  }

  private String call(String trip, int second, String stop, int sequence) {
    String time =
        String.format(Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    return String.join(",", id(trip), time, time, id(stop), Integer.toString(sequence));
  }

  List<String> frequencies() {
    List<String> lines = new ArrayList<>();
    for (String trip : List.of("bus-up", "bus-down")) {
      lines.add(id(trip) + ",06:00:00,09:00:00,420");
      lines.add(id(trip) + ",09:00:00,22:00:00,900");
    }
    if (hasTram()) {
      lines.add(id("tram-up") + ",05:00:00,23:00:00,600");
    }
    return lines;
  }
}
