package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.timetable.Calls;
import org.urbanobservatory.timetable.Frequency;
import org.urbanobservatory.timetable.Timetable;

/**
 * Reads a GTFS feed: a zip file with its tables at the root or in one folder.
 *
 * <p>Read are {@code stops}, {@code routes}, {@code trips}, {@code stop_times} (all required),
 * {@code calendar} and {@code calendar_dates} (without a row in either the timetable is undated:
 * stops can be used, service on a day cannot), {@code frequencies}, {@code agency} and {@code
 * feed_info}. A wrong row is refused alone, and so is a row that refers to one that is refused or
 * absent; per table the rows read are those accepted and those rejected.
 */
public final class GtfsReader {
  private final GtfsLog log;
  private FeedInfo info = new FeedInfo(List.of(), null, null);

  private GtfsReader(GtfsLog log) {
    this.log = log;
  }

  /**
   * Reads one feed. A fault of the whole feed (missing, no zip, a required table or column missing,
   * no usable trip) is an issue of severity error and no timetable.
   *
   * @param input id of the input, for issues
   */
  public static GtfsRead read(String input, ByteSource source) {
    var log = new GtfsLog(input, source.fileName());
    var reader = new GtfsReader(log);
    Timetable timetable = null;
    try (GtfsArchive archive = GtfsArchive.open(source)) {
      timetable = reader.timetable(archive);
    } catch (Fault fault) {
      log.refuse(null, fault);
    } catch (LimitedStream.LimitException e) {
      log.refuse(null, Fault.cannot("archive_limit", "read", e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      log.refuse(null, Fault.cannot("unreadable_file", "read", told(e)));
    }
    return new GtfsRead(timetable, reader.info, log.counts(), log.issues());
  }

  /**
   * Checks what can be told without reading the rows: whether the file is a zip file with the
   * tables and columns that a timetable needs.
   *
   * @throws Fault when it is not
   */
  public static void check(ByteSource source) throws IOException, Fault {
    var reader = new GtfsReader(new GtfsLog("", source.fileName()));
    try (GtfsArchive archive = GtfsArchive.open(source)) {
      reader.requireTables(archive);
      reader.table(archive, "stops.txt").requireColumns(StopsTable.COLUMNS);
      reader.table(archive, "routes.txt").requireColumns(RoutesTable.COLUMNS);
      reader.table(archive, "trips.txt").requireColumns(TripsTable.COLUMNS);
      reader.table(archive, "stop_times.txt").requireColumns(CallsTable.COLUMNS);
    }
  }

  private Timetable timetable(GtfsArchive archive) throws IOException, Fault {
    reportUnsafe(archive);
    requireTables(archive);
    readInfo(archive);
    StopsTable stops = StopsTable.read(table(archive, "stops.txt"), log);
    RoutesTable routes = RoutesTable.read(table(archive, "routes.txt"));
    ServicesTable services = services(archive);
    TripsTable trips = TripsTable.read(table(archive, "trips.txt"), routes, services);
    requireAny(trips.list().size(), "trips.txt", "trip");
    Calls calls = new CallsTable(trips, stops, log).read(table(archive, "stop_times.txt"));
    requireAny(calls.size(), "stop_times.txt", "stop time");
    return new Timetable(
        stops.list(),
        routes.list(),
        services.list(),
        trips.list(),
        calls,
        frequencies(archive, trips));
  }

  private void reportUnsafe(GtfsArchive archive) {
    for (String name : archive.unsafe()) {
      log.keep(
          null,
          "unsafe_path",
          "Invalid entry name '" + name + "': it points out of the archive; the entry is not read");
    }
  }

  private void requireTables(GtfsArchive archive) throws Fault {
    for (String file : List.of("stops.txt", "routes.txt", "trips.txt", "stop_times.txt")) {
      if (!table(archive, file).isPresent()) {
        throw Fault.cannot(
            "missing_table", "read", "there is no " + file + " in it; give a whole GTFS feed");
      }
    }
  }

  private void requireAny(int rows, String file, String what) throws Fault {
    if (rows == 0) {
      throw Fault.cannot(
          "no_usable_row", "use", file + " has no usable " + what + "; see its issues");
    }
  }

  /** Operators and publisher are nice to know; no number depends on them. */
  private void readInfo(GtfsArchive archive) throws IOException, Fault {
    List<String> agencies = new ArrayList<>();
    optional(
        table(archive, "agency.txt"),
        t -> t.forEach(row -> agencies.add(row.required("agency_name")), "agency_name"));
    List<String> about = new ArrayList<>();
    optional(
        table(archive, "feed_info.txt"),
        t -> t.forEach(row -> about.addAll(published(row)), "feed_publisher_name"));
    info =
        about.isEmpty()
            ? new FeedInfo(agencies, null, null)
            : new FeedInfo(agencies, nullIfEmpty(about.get(0)), nullIfEmpty(about.get(1)));
  }

  private static List<String> published(GtfsRow row) {
    return List.of(row.text("feed_publisher_name"), row.text("feed_version"));
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private ServicesTable services(GtfsArchive archive) throws IOException, Fault {
    GtfsTable weekly = table(archive, "calendar.txt");
    GtfsTable dates = table(archive, "calendar_dates.txt");
    var services = new ServicesTable();
    boolean hasWeekly = optional(weekly, services::readWeekly);
    boolean hasDates = optional(dates, services::readDates);
    if (!hasWeekly || !hasDates || services.isEmpty()) {
      log.keep(
          null,
          "gtfs_no_calendar",
          "Invalid feed: no usable row in calendar.txt or calendar_dates.txt says on which days trips run; all stops with a trip are used, and no filter by service. Add one of the two tables");
      return new ServicesTable().undated();
    }
    return services;
  }

  private List<Frequency> frequencies(GtfsArchive archive, TripsTable trips)
      throws IOException, Fault {
    List<Frequency> found = new ArrayList<>();
    optional(
        table(archive, "frequencies.txt"),
        t ->
            t.forEach(
                row -> found.add(frequency(row, trips)),
                "trip_id",
                "start_time",
                "end_time",
                "headway_secs"));
    return found;
  }

  private static Frequency frequency(GtfsRow row, TripsTable trips) throws Fault {
    int trip = trips.index(row);
    row.required("start_time");
    row.required("end_time");
    try {
      return new Frequency(
          trip, row.time("start_time"), row.time("end_time"), row.whole("headway_secs"));
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("invalid_frequency", "frequency", e.getMessage());
    }
  }

  private interface TableReader {
    void read(GtfsTable table) throws IOException, Fault;
  }

  /** Reads a table whose fault costs the table alone; tells whether there was none. */
  private boolean optional(GtfsTable table, TableReader reader) throws IOException {
    try {
      reader.read(table);
      return true;
    } catch (Fault fault) {
      log.refuse(table.file(), fault);
      return false;
    }
  }

  private GtfsTable table(GtfsArchive archive, String file) throws Fault {
    return new GtfsTable(archive, file, log);
  }

  private static String told(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
