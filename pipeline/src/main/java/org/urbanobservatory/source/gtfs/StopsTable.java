package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.geo.NullIsland;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.timetable.Stop;
import org.urbanobservatory.timetable.Stop.Kind;

/**
 * {@code stops.txt}: platforms, stations and entrances with a plausible position. Refused are
 * positions out of range, at longitude and latitude 0, and far from the feed's other stops. A
 * platform whose station is unknown is kept and stands for itself; an entrance is refused then.
 * Nodes inside a station and boarding areas of a platform are accepted and not kept.
 */
final class StopsTable {
  /** By location_type; further types are not read. */
  private static final List<Kind> KINDS = List.of(Kind.PLATFORM, Kind.STATION, Kind.ENTRANCE);

  static final String[] COLUMNS = {"stop_id", "stop_lat", "stop_lon"};

  private static final String FILE = "stops.txt";
  private static final int BOARDING_AREA = 4;

  private final GtfsLog log;
  private final Ids ids = new Ids(FILE, "stop_id");
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Stop> list = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  private StopsTable(GtfsLog log) {
    this.log = log;
  }

  private record Draft(long line, Stop stop) {}

  static StopsTable read(GtfsTable table, GtfsLog log) throws IOException, Fault {
    var stops = new StopsTable(log);
    table.forEach(stops::add, COLUMNS);
    stops.refuseFarOnes();
    stops.join();
    return stops;
  }

  List<Stop> list() {
    return list;
  }

  /** Position of the stop that a row of another table refers to. */
  int index(GtfsRow row) throws Fault {
    String id = row.required("stop_id");
    Integer index = indexes.get(id);
    if (index == null) {
      throw Fault.invalid(
              "unknown_stop_id",
              "stop_id",
              "'%s' is not in %s, or is refused there, or is no platform; correct the reference"
                  .formatted(id, FILE))
          .about("stop_id", id);
    }
    return index;
  }

  private void add(GtfsRow row) throws Fault {
    int type = row.code("location_type", BOARDING_AREA);
    if (type < KINDS.size()) {
      Stop stop = stop(row, KINDS.get(type));
      ids.fresh(row);
      drafts.add(new Draft(row.line(), stop));
    } else {
      ids.fresh(row);
    }
  }

  private static Stop stop(GtfsRow row, Kind kind) throws Fault {
    double lon = row.decimal("stop_lon");
    double lat = row.decimal("stop_lat");
    String position = row.text("stop_lon") + " " + row.text("stop_lat");
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
      throw position("is not in degrees, longitude within 180 and latitude within 90", position);
    }
    if (NullIsland.isAt(lon, lat)) {
      throw position("is 0, 0 in the sea, which stands for a missing position", position);
    }
    String station = row.text("parent_station");
    return new Stop(row.required("stop_id"), kind, lon, lat, station.isEmpty() ? null : station);
  }

  private static Fault position(String why, String position) {
    return Fault.invalid("stop_position", "stop position", position + " " + why)
        .about("stop_lon stop_lat", position);
  }

  private void refuseFarOnes() {
    var positions = new StopPositions(drafts.stream().map(Draft::stop).toList());
    drafts.removeIf(draft -> isRefused(draft, positions));
  }

  private boolean isRefused(Draft draft, StopPositions positions) {
    boolean isFar = positions.isFar(draft.stop);
    if (isFar) {
      log.reject(FILE, draft.line, draft.stop.id(), far(draft.stop, positions));
    }
    return isFar;
  }

  private static Fault far(Stop stop, StopPositions positions) {
    String position = stop.lon() + " " + stop.lat();
    return position(
        "is %d km from the middle of the feed's stops, of which three quarters lie within %d km"
            .formatted(Math.round(positions.distanceKm(stop)), Math.round(positions.quartileKm())),
        position);
  }

  private void join() {
    Map<String, Kind> kinds = new HashMap<>();
    drafts.forEach(d -> kinds.put(d.stop.id(), d.stop.kind()));
    for (Draft draft : drafts) {
      boolean isJoined = draft.stop.station() == null || isStation(draft.stop, kinds);
      if (isJoined) {
        keep(draft.stop);
      } else if (draft.stop.kind() == Kind.ENTRANCE) {
        log.reject(FILE, draft.line, draft.stop.id(), unknownStation(draft.stop));
      } else {
        keep(draft.stop.alone());
        log.repair(
            FILE,
            draft.line,
            "unknown_parent_station",
            unknownStation(draft.stop).getMessage() + "; the stop is used without a station");
      }
    }
  }

  private static boolean isStation(Stop stop, Map<String, Kind> kinds) {
    return stop.kind() != Kind.STATION && kinds.get(stop.station()) == Kind.STATION;
  }

  private void keep(Stop stop) {
    indexes.put(stop.id(), list.size());
    list.add(stop);
  }

  private static Fault unknownStation(Stop stop) {
    return Fault.invalid(
            "unknown_parent_station",
            "parent_station",
            "'%s' of stop '%s' is no station of the feed".formatted(stop.station(), stop.id()))
        .about("parent_station", stop.station());
  }
}
