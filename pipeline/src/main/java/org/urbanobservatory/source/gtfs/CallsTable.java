package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.util.Arrays;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.timetable.Calls;
import org.urbanobservatory.timetable.CallsBuilder;
import org.urbanobservatory.timetable.CallsBuilder.Exchange;

/** {@code stop_times.txt}, the one table that can have tens of millions of rows. */
final class CallsTable {
  static final String[] COLUMNS = {"trip_id", "stop_id", "stop_sequence"};

  private static final int NOT_POSSIBLE = 1;

  private final TripsTable trips;
  private final StopsTable stops;
  private final GtfsLog log;
  private final CallsBuilder calls = new CallsBuilder();
  private int[] lines = new int[1024];

  CallsTable(TripsTable trips, StopsTable stops, GtfsLog log) {
    this.trips = trips;
    this.stops = stops;
    this.log = log;
  }

  Calls read(GtfsTable table) throws IOException, Fault {
    table.forEach(this::add, COLUMNS);
    return calls.build(trips.list().size(), call -> refuse(table.file(), lines[call]));
  }

  private void add(GtfsRow row) throws Fault {
    int trip = trips.index(row);
    int stop = stops.index(row);
    int sequence = row.whole("stop_sequence");
    Integer departure = row.time("departure_time");
    Integer arrival = row.time("arrival_time");
    Exchange exchange = exchange(row);
    if (calls.size() == lines.length) {
      lines = Arrays.copyOf(lines, Math.addExact(lines.length, lines.length >> 1));
    }
    lines[calls.size()] = (int) row.line();
    calls.add(trip, sequence, stop, exchange);
    if (departure != null || arrival != null) {
      calls.at(departure == null ? arrival : departure);
    }
  }

  private static Exchange exchange(GtfsRow row) throws Fault {
    boolean boards = row.code("pickup_type", 3) != NOT_POSSIBLE;
    boolean alights = row.code("drop_off_type", 3) != NOT_POSSIBLE;
    if (boards) {
      return alights ? Exchange.BOTH : Exchange.BOARD;
    }
    return alights ? Exchange.ALIGHT : Exchange.NONE;
  }

  private void refuse(String file, int line) {
    log.reject(
        file,
        line,
        Fault.invalid(
            "duplicate_id",
            "stop_sequence",
            "the trip has this number already; the first row is kept"));
  }
}
