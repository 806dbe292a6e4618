package org.urbanobservatory.source.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.measure.transit.ServiceDay;
import org.urbanobservatory.measure.transit.ServiceDays;
import org.urbanobservatory.measure.transit.ServiceFilter;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.timetable.Calls;
import org.urbanobservatory.timetable.Stop;
import org.urbanobservatory.timetable.Timetable;

/** The feed of Cairns, 2014, against the figures that a peer computes from it. */
class CairnsFeedTest {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** Stops that are called at on a day, where not all are. */
  private static final Map<String, Long> SERVED = Map.of("20140531", 415L, "20140601", 411L);

  private static Path zip;
  private static GtfsRead read;
  private static Timetable timetable;
  private static final Map<String, Integer> TRIP = new HashMap<>();

  @BeforeAll
  static void read() {
    zip = SharedData.folder("cairns-gtfs").resolve("cairns_gtfs.zip");
    read = GtfsReader.read("cairns", ByteSource.of(zip));
    timetable = read.findTimetable().orElseThrow();
    for (int t = 0; t < timetable.trips().size(); t++) {
      TRIP.put(timetable.trips().get(t).id(), t);
    }
  }

  private static List<Map<String, String>> csv(String name) throws IOException {
    List<String> lines = Files.readAllLines(zip.resolveSibling(name));
    String[] header = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      IntStream.range(0, header.length).forEach(i -> row.put(header[i], cells[i]));
      rows.add(row);
    }
    return rows;
  }

  private static int start(int trip) {
    return timetable.calls().departureS(timetable.calls().first(trip));
  }

  private static int end(int trip) {
    return timetable.calls().departureS(timetable.calls().end(trip) - 1);
  }

  private static String clock(int second) {
    return "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
  }

  private static int[] tripsOn(String date) {
    ServiceFilter filter = new ServiceFilter.OnDay(LocalDate.parse(date, DAY));
    return IntStream.range(0, timetable.trips().size())
        .filter(t -> filter.includes(timetable.service(t)))
        .toArray();
  }

  @Test
  void everyRowIsRead() {
    assertThat(read.issues()).isEmpty();
    assertThat(read.counts())
        .containsExactly(
            new FileCount("agency.txt", 1, 0),
            new FileCount("stops.txt", 416, 0),
            new FileCount("routes.txt", 22, 0),
            new FileCount("calendar.txt", 4, 0),
            new FileCount("calendar_dates.txt", 9, 0),
            new FileCount("trips.txt", 1339, 0),
            new FileCount("stop_times.txt", 37790, 0));
    var days = new ServiceDays(timetable);
    assertThat(days.findFirst()).contains(LocalDate.of(2014, 5, 26));
    assertThat(days.findLast()).contains(LocalDate.of(2014, 12, 28));
  }

  @ParameterizedTest
  @CsvSource({"20140526, 622", "20140530, 636", "20140531, 437", "20140601, 266"})
  void tripsRunAsTheCalendarAndItsExceptionsSay(String date, long trips) {
    assertThat(new ServiceDays(timetable).runsOn(LocalDate.parse(date, DAY))).isEqualTo(trips);
  }

  @Test
  void anExceptionReplacesTheWeekdayByTheSunday() {
    var days = new ServiceDays(timetable);
    LocalDate holiday = LocalDate.of(2014, 6, 9);
    assertThat(days.runsOn(holiday)).isEqualTo(266);
    assertThat(days.runsOn(holiday.plusDays(7))).isEqualTo(622);
  }

  @Test
  void theBusiestMidweekDayStandsForTheFeed() {
    var days = new ServiceDays(timetable);
    assertThat(days.find(null))
        .contains(new ServiceDay(LocalDate.of(2014, 5, 27), ServiceDay.Rule.BUSIEST_WORKDAY, 622));
    assertThat(days.find(LocalDate.of(2014, 6, 1)))
        .contains(new ServiceDay(LocalDate.of(2014, 6, 1), ServiceDay.Rule.AS_OF, 266));
    assertThat(days.find(LocalDate.of(2026, 1, 1)))
        .map(ServiceDay::rule)
        .contains(ServiceDay.Rule.BUSIEST_WORKDAY);
  }

  /** Every row and every column that the feed states. */
  @Test
  void tripStatisticsAreThePeers() throws IOException, Fault {
    List<Map<String, String>> expected = csv("cairns_trip_stats.csv");
    assertThat(expected).hasSize(1339);
    Map<String, List<String>> stated = directionAndShape();
    Calls calls = timetable.calls();
    for (Map<String, String> row : expected) {
      int trip = TRIP.get(row.get("trip_id"));
      Stop first = timetable.stops().get(calls.stop(calls.first(trip)));
      Stop last = timetable.stops().get(calls.stop(calls.end(trip) - 1));
      Map<String, String> found = new LinkedHashMap<>(row);
      found.put("route_id", timetable.route(trip).id());
      found.put("route_short_name", timetable.route(trip).name());
      found.put("route_type", String.valueOf(timetable.route(trip).type()));
      found.put("direction_id", stated.get(row.get("trip_id")).get(0));
      found.put("shape_id", stated.get(row.get("trip_id")).get(1));
      found.put("num_stops", String.valueOf(calls.end(trip) - calls.first(trip)));
      found.put("start_time", clock(start(trip)));
      found.put("end_time", clock(end(trip)));
      found.put("start_stop_id", first.id());
      found.put("end_stop_id", last.id());
      found.put("is_loop", apart(first, last) < 400 ? "1" : "0");
      assertThat(found).isEqualTo(row);
      assertThat((end(trip) - start(trip)) / 3600.0)
          .isCloseTo(Double.parseDouble(row.get("duration")), within(1e-12));
      assertThat(row.get("stop_pattern_name")).startsWith(row.get("direction_id") + "-");
    }
  }

  /** The peer's pattern names are equal exactly where the sequences of stops are. */
  @Test
  void tripsOfOnePatternCallAtTheSameStops() throws IOException {
    Map<String, Set<List<Integer>>> byName = new HashMap<>();
    Map<List<Object>, Set<String>> byStops = new HashMap<>();
    for (Map<String, String> row : csv("cairns_trip_stats.csv")) {
      int trip = TRIP.get(row.get("trip_id"));
      List<Integer> stops =
          IntStream.range(timetable.calls().first(trip), timetable.calls().end(trip))
              .mapToObj(timetable.calls()::stop)
              .toList();
      String name = row.get("route_id") + " " + row.get("stop_pattern_name");
      byName.computeIfAbsent(name, n -> new HashSet<>()).add(stops);
      byStops
          .computeIfAbsent(
              List.of(row.get("route_id"), row.get("direction_id"), stops), s -> new HashSet<>())
          .add(name);
    }
    assertThat(byName.values()).allMatch(s -> s.size() == 1);
    assertThat(byStops.values()).allMatch(s -> s.size() == 1);
  }

  /**
   * Distances are the peer's own, which its two runs give 3 m apart in 13,774 km. It counts the
   * stops of all trips on every day; at the weekend fewer are served.
   */
  @Test
  void feedStatisticsAreThePeers() throws IOException {
    int[] all = IntStream.range(0, timetable.trips().size()).toArray();
    Map<String, Double> distanceKm = new HashMap<>();
    csv("cairns_trip_stats.csv")
        .forEach(r -> distanceKm.put(r.get("trip_id"), Double.parseDouble(r.get("distance"))));
    for (Map<String, String> row : csv("expected_feed_stats.csv")) {
      int[] trips = tripsOn(row.get("date"));
      double hours = Arrays.stream(trips).map(t -> end(t) - start(t)).sum() / 3600.0;
      double km =
          Arrays.stream(trips)
              .mapToDouble(t -> distanceKm.get(timetable.trips().get(t).id()))
              .sum();
      assertThat(stops(all)).isEqualTo(Long.parseLong(row.get("num_stops")));
      assertThat(stops(trips)).isEqualTo(SERVED.getOrDefault(row.get("date"), 416L));
      assertThat(Arrays.stream(trips).mapToObj(timetable::route).distinct().count())
          .isEqualTo(Long.parseLong(row.get("num_routes")));
      assertThat(trips).hasSize(Integer.parseInt(row.get("num_trips")));
      assertThat(Arrays.stream(trips).filter(t -> start(t) >= 0).count())
          .isEqualTo(Long.parseLong(row.get("num_trip_starts")));
      assertThat(Arrays.stream(trips).filter(t -> end(t) < 86_400).count())
          .isEqualTo(Long.parseLong(row.get("num_trip_ends")));
      assertThat(hours).isCloseTo(Double.parseDouble(row.get("service_duration_h")), within(1e-6));
      assertThat(km).isCloseTo(Double.parseDouble(row.get("service_distance_km")), within(0.005));
      assertThat(km / hours)
          .isCloseTo(Double.parseDouble(row.get("service_speed_kmh")), within(1e-5));
      assertThat(peak(trips))
          .containsExactly(
              row.get("peak_num_trips"), row.get("peak_start_time"), row.get("peak_end_time"));
    }
  }

  /** The peer counts a start after midnight on the clock of the next day. */
  @ParameterizedTest
  @CsvSource({
    "20140530, 17, 240, 253, 126, 214, 248, 155",
    "20140601, 0, 80, 110, 76, 68, 111, 84"
  })
  void startsAndEndsPerSixHoursAreThePeers(
      String date, long s0, long s6, long s12, long s18, long e6, long e12, long e18) {
    int[] trips = tripsOn(date);
    long[] starts = new long[4];
    long[] ends = new long[5];
    for (int trip : trips) {
      starts[start(trip) % 86_400 / 21_600]++;
      ends[end(trip) / 21_600]++;
    }
    assertThat(starts).containsExactly(s0, s6, s12, s18);
    assertThat(Arrays.copyOfRange(ends, 1, 4)).containsExactly(e6, e12, e18);
  }

  private static long stops(int[] trips) {
    return Arrays.stream(trips)
        .flatMap(t -> IntStream.range(timetable.calls().first(t), timetable.calls().end(t)))
        .map(timetable.calls()::stop)
        .distinct()
        .count();
  }

  /** Most vehicles under way at once, and the longest time of that: number, from, until. */
  private static List<String> peak(int[] trips) {
    var times = new TreeSet<Integer>();
    for (int trip : trips) {
      times.add(start(trip));
      times.add(end(trip));
    }
    List<Integer> ordered = List.copyOf(times);
    long[] counts =
        ordered.stream()
            .mapToLong(t -> Arrays.stream(trips).filter(x -> start(x) <= t && end(x) > t).count())
            .toArray();
    long most = Arrays.stream(counts).max().orElseThrow();
    int from = 0;
    int until = 0;
    for (int i = 0; i < counts.length; i++) {
      int j = i;
      while (j < counts.length && counts[j] == most) {
        j++;
      }
      if (j > i && ordered.get(j) - ordered.get(i) > until - from) {
        from = ordered.get(i);
        until = ordered.get(j);
      }
    }
    return List.of(String.valueOf(most), clock(from), clock(until));
  }

  private static double apart(Stop a, Stop b) {
    double x = (a.lon() - b.lon()) * 111_320 * Math.cos(Math.toRadians(a.lat()));
    double y = (a.lat() - b.lat()) * 110_600;
    return Math.hypot(x, y);
  }

  private static Map<String, List<String>> directionAndShape() throws IOException, Fault {
    Map<String, List<String>> stated = new HashMap<>();
    try (GtfsArchive archive = GtfsArchive.open(ByteSource.of(zip))) {
      new GtfsTable(archive, "trips.txt", new GtfsLog("cairns", "cairns"))
          .forEach(
              row ->
                  stated.put(
                      row.text("trip_id"),
                      List.of(row.text("direction_id"), row.text("shape_id"))));
    }
    return stated;
  }
}
