package org.urbanobservatory.source.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Action;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.timetable.Stop;
import org.urbanobservatory.timetable.Timetable;

/** Feeds with faults: each has an outcome that a user can read, and no row is lost silently. */
class BadFeedsTest {
  @TempDir Path folder;

  private static Timetable timetable(GtfsRead read) {
    return read.findTimetable().orElseThrow(() -> new AssertionError(read.issues().toString()));
  }

  private static List<String> codes(GtfsRead read) {
    return read.issues().stream().map(Issue::code).toList();
  }

  private Issue onlyIssue(FeedFile feed) {
    GtfsRead read = feed.read(folder);
    assertThat(read.issues()).hasSize(1);
    return read.issues().get(0);
  }

  private static FileCount count(GtfsRead read, String file) {
    return read.counts().stream().filter(c -> c.file().equals(file)).findFirst().orElseThrow();
  }

  @Test
  void wholeFeedHasNoIssue() {
    GtfsRead read = FeedFile.small().read(folder);
    assertThat(read.issues()).isEmpty();
    assertThat(read.read()).isEqualTo(1 + 4 + 2 + 3 + 6 + 2);
    assertThat(read.rejected()).isZero();
    assertThat(read.info().agencies()).containsExactly("Operator");
    assertThat(timetable(read).calls().departureS(3)).isEqualTo(25 * 3600 + 600);
  }

  @Test
  void carriageReturnsByteOrderMarksAndSpacesChangeNothing() {
    FeedFile feed = FeedFile.small();
    for (String name : List.of("stops.txt", "trips.txt", "stop_times.txt", "calendar.txt")) {
      String untidy = "\uFEFF" + feed.text(name).replace(",", " , ").replace("north", "\"north\"");
      feed.with(name, untidy.replace("\n", "\r").getBytes(StandardCharsets.UTF_8));
    }
    GtfsRead untidy = feed.read(folder);
    assertThat(untidy.issues()).isEmpty();
    assertThat(timetable(untidy).stops())
        .isEqualTo(timetable(FeedFile.small().read(folder)).stops());
    assertThat(timetable(untidy).trips()).hasSize(3);
    assertThat(timetable(untidy).calls().size()).isEqualTo(6);
  }

  @Test
  void oneFolderInsideTheArchiveIsTheFeed() {
    assertThat(FeedFile.small().inFolder("my feed").read(folder).issues()).isEmpty();
  }

  @Test
  void twoFoldersAreRefused() {
    Issue issue = onlyIssue(FeedFile.small().inFolder("a").with("b/stops.txt", "stop_id"));
    assertThat(issue.code()).isEqualTo("ambiguous_table");
    assertThat(issue.message())
        .isEqualTo(
            "Invalid archive in feed.zip: stops.txt is there 2 times, first as a/stops.txt and"
                + " b/stops.txt; give one feed an archive");
  }

  @Test
  void entryThatLeavesTheArchiveIsNotRead() {
    FeedFile feed = FeedFile.small().with("../stops.txt", "stop_id,stop_lat,stop_lon", "x,1,1");
    Issue issue = onlyIssue(feed);
    assertThat(issue.code()).isEqualTo("unsafe_path");
    assertThat(issue.message())
        .isEqualTo(
            "Invalid entry name '../stops.txt': it points out of the archive; the entry is not"
                + " read");
    assertThat(timetable(feed.read(folder)).stops()).hasSize(4);
    assertThat(folder.getParent().resolve("stops.txt")).doesNotExist();
  }

  @Test
  void hugeEntryIsStopped() {
    byte[] header = "trip_id,stop_id,stop_sequence\n".getBytes(StandardCharsets.US_ASCII);
    byte[] bomb = new byte[80 << 20];
    Arrays.fill(bomb, (byte) '0');
    for (int i = header.length; i < bomb.length; i += 10_000) {
      bomb[i] = '\n';
    }
    System.arraycopy(header, 0, bomb, 0, header.length);
    GtfsRead read = FeedFile.small().with("stop_times.txt", bomb).read(folder);
    assertThat(read.findTimetable()).isEmpty();
    Issue issue =
        read.issues().stream()
            .filter(i -> i.severity() == Severity.ERROR)
            .findFirst()
            .orElseThrow();
    assertThat(issue.code()).isEqualTo("archive_limit");
    assertThat(issue.message())
        .startsWith("Cannot read feed.zip: stop_times.txt unpacks to over 671")
        .endsWith("; give a real timetable");
  }

  @Test
  void fileThatIsNoZipIsRefused() throws IOException {
    Path path = Files.writeString(folder.resolve("feed.zip"), "<html>not found</html>");
    GtfsRead read = GtfsReader.read("feed", ByteSource.of(path));
    assertThat(codes(read)).containsExactly("not_a_zip");
    assertThat(read.issues().get(0).message())
        .startsWith("Cannot read feed.zip: it is no whole zip file (");
  }

  @Test
  void cutOffAndDamagedArchivesAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(FeedFile.small().write(folder));
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(codes(GtfsReader.read("feed", ByteSource.of(cut)))).containsExactly("not_a_zip");
    byte[] damaged = bytes.clone();
    for (int i = 100; i < bytes.length / 3; i++) {
      damaged[i] ^= 0x11;
    }
    Path wrong = Files.write(folder.resolve("wrong.zip"), damaged);
    GtfsRead read = GtfsReader.read("feed", ByteSource.of(wrong));
    assertThat(read.findTimetable()).isEmpty();
    assertThat(codes(read)).contains("unreadable_file");
  }

  @Test
  void missingFileIsRefused() {
    GtfsRead read = GtfsReader.read("feed", ByteSource.of(folder.resolve("none.zip")));
    assertThat(codes(read)).containsExactly("missing_file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stops.txt", "routes.txt", "trips.txt", "stop_times.txt"})
  void feedWithoutARequiredTableIsRefused(String table) {
    Issue issue = onlyIssue(FeedFile.small().without(table));
    assertThat(issue.code()).isEqualTo("missing_table");
    assertThat(issue.message())
        .isEqualTo(
            "Cannot read feed.zip: there is no %s in it; give a whole GTFS feed".formatted(table));
  }

  @Test
  void tableWithoutARequiredColumnIsRefused() {
    Issue issue = onlyIssue(FeedFile.small().with("stops.txt", "stop_id,stop_lat,lon", "a,1,1"));
    assertThat(issue.code()).isEqualTo("missing_column");
    assertThat(issue.severity()).isEqualTo(Severity.ERROR);
    assertThat(issue.message())
        .contains("column 'stop_lon' is missing; found: stop_id, stop_lat, lon");
  }

  @Test
  void feedWithoutCalendarHasStopsAndNoDays() {
    GtfsRead read = FeedFile.small().without("calendar.txt").read(folder);
    assertThat(codes(read)).containsExactly("gtfs_no_calendar");
    assertThat(read.issues().get(0).message())
        .isEqualTo(
            "Invalid feed: no usable row in calendar.txt or calendar_dates.txt says on which days"
                + " trips run; all stops with a trip are used, and no filter by service. Add one"
                + " of the two tables");
    assertThat(timetable(read).isDated()).isFalse();
    assertThat(timetable(read).trips()).hasSize(3);
    assertThat(timetable(read).calls().size()).isEqualTo(6);
  }

  @Test
  void brokenCalendarCostsTheDaysAndNotTheStops() {
    GtfsRead read = FeedFile.small().with("calendar.txt", "service_id", "daily").read(folder);
    assertThat(codes(read)).containsExactly("missing_column", "gtfs_no_calendar");
    assertThat(timetable(read).isDated()).isFalse();
    assertThat(timetable(read).stops()).hasSize(4);
  }

  @Test
  void calendarDatesAloneAreEnough() {
    GtfsRead read =
        FeedFile.small()
            .without("calendar.txt")
            .with(
                "calendar_dates.txt",
                "service_id,date,exception_type",
                "daily,20240103,1",
                "weekend,20240106,1",
                "weekend,20240106,2",
                "weekend,2024-01-07,1",
                "weekend,20240230,1",
                "weekend,20240107,3")
            .read(folder);
    assertThat(codes(read))
        .containsExactly("duplicate_id", "invalid_date", "invalid_date", "unknown_code");
    Timetable timetable = timetable(read);
    assertThat(timetable.service(0).runsOn(LocalDate.of(2024, 1, 3))).isTrue();
    assertThat(timetable.service(0).runsOn(LocalDate.of(2024, 1, 4))).isFalse();
    assertThat(timetable.service(2).runsOn(LocalDate.of(2024, 1, 6))).isTrue();
  }

  @Test
  void positionsThatCannotBeAreRefusedWithLineAndValue() {
    GtfsRead read =
        FeedFile.small()
            .with(
                "stops.txt",
                "stop_id,stop_lat,stop_lon",
                "north,10.02,20.0",
                "south,10.00,20.0",
                "east,10.01,20.01",
                "west,10.01,19.99",
                "zero,0,0",
                "nowhere,,",
                "text,ten,20",
                "comma,\"10,02\",20",
                "high,95,20",
                "swapped,20.0,10.0",
                "nan,NaN,20")
            .read(folder);
    assertThat(count(read, "stops.txt")).isEqualTo(new FileCount("stops.txt", 11, 7));
    assertThat(read.issues())
        .extracting(Issue::code, Issue::location, Issue::value)
        .containsExactly(
            tuple("stop_position", "stops.txt line 6", "0 0"),
            tuple("missing_value", "stops.txt line 7", null),
            tuple("text_in_number", "stops.txt line 8", "ten"),
            tuple("text_in_number", "stops.txt line 9", "10,02"),
            tuple("stop_position", "stops.txt line 10", "20 95"),
            tuple("text_in_number", "stops.txt line 12", "NaN"),
            tuple("stop_position", "stops.txt line 11", "10.0 20.0"));
    assertThat(read.issues().get(0).message())
        .isEqualTo(
            "Invalid stop position in feed.zip stops.txt line 6: 0 0 is 0, 0 in the sea, which"
                + " stands for a missing position");
    assertThat(read.issues().get(6).message())
        .contains("is 1544 km from the middle of the feed's stops, of which three quarters lie");
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void unknownReferencesAreRefusedOneByOne() {
    FeedFile feed = FeedFile.small();
    feed.with(
        "trips.txt",
        (feed.text("trips.txt") + "tram,daily,t4\nbus,never,t5\nbus,daily,bus1\n")
            .getBytes(StandardCharsets.UTF_8));
    feed.with(
        "stop_times.txt",
        (feed.text("stop_times.txt")
                + "t4,09:00:00,09:00:00,north,1\n"
                + "bus1,09:00:00,09:00:00,moon,3\n"
                + "bus1,09:00:00,09:00:00,west,2\n"
                + "bus1,9 o'clock,,west,4\n"
                + "bus1,09:60:00,,west,5\n"
                + "bus1,,,west,x\n"
                + "bus1,,,,6\n"
                + "bus1,,,west,7,8,9\n"
                + "bus1,,,\"we\"st,8\n"
                + "bus1,09:00:00,09:00:00,west\n")
            .getBytes(StandardCharsets.UTF_8));
    GtfsRead read = feed.read(folder);
    assertThat(count(read, "trips.txt")).isEqualTo(new FileCount("trips.txt", 6, 3));
    assertThat(count(read, "stop_times.txt")).isEqualTo(new FileCount("stop_times.txt", 16, 10));
    assertThat(codes(read))
        .containsExactly(
            "unknown_route_id",
            "unknown_service_id",
            "duplicate_id",
            "unknown_trip_id",
            "unknown_stop_id",
            "invalid_time",
            "invalid_time",
            "text_in_number",
            "missing_value",
            "wrong_cell_count",
            "broken_quotes",
            "missing_value",
            "duplicate_id");
    assertThat(read.issues()).allMatch(i -> i.action() == Action.REJECTED);
    assertThat(read.issues().get(3).message())
        .isEqualTo(
            "Invalid trip_id in feed.zip stop_times.txt line 8: 't4' is refused in trips.txt line 5;"
                + " correct it there");
    assertThat(read.issues().get(4).message())
        .isEqualTo(
            "Invalid stop_id in feed.zip stop_times.txt line 9: 'moon' is not in stops.txt, or is"
                + " refused there, or is no platform; correct the reference");
    assertThat(timetable(read).calls().size()).isEqualTo(6);
  }

  /** One stop with a slip in its position, and the stop times of every trip that calls there. */
  @Test
  void aRefusedStopIsToldOnceWithItsStopTimes() {
    FeedFile feed = FeedFile.small();
    StringBuilder times = new StringBuilder(feed.text("stop_times.txt"));
    for (int i = 0; i < 1000; i++) {
      times.append("bus1,09:00:00,09:00:00,high,").append(100 + i).append('\n');
    }
    times.append("bus2,09:00:00,09:00:00,moon,100\n");
    GtfsRead read =
        feed.with("stops.txt", feed.text("stops.txt") + "high,95,20")
            .with("stop_times.txt", times.toString().strip())
            .read(folder);
    assertThat(count(read, "stop_times.txt"))
        .isEqualTo(new FileCount("stop_times.txt", 1007, 1001));
    assertThat(read.issues())
        .extracting(Issue::code, Issue::location, Issue::value)
        .containsExactly(
            tuple("stop_position", "stops.txt line 6", "20 95"),
            tuple("unknown_stop_id", "stop_times.txt", "high"));
    assertThat(read.issues().get(1).message())
        .isEqualTo(
            "Invalid stop_id in feed.zip stop_times.txt: 1001 of 1007 rows are refused"
                + " because of 2 ids: 'high' is refused in stops.txt line 6 (1000 rows, the first"
                + " in line 8), 'moon' is not in stops.txt (1 row, line 1008); correct stops.txt,"
                + " then the references");
    assertThat(read.issues().get(1).action()).isEqualTo(Action.REJECTED);
    assertThat(timetable(read).calls().size()).isEqualTo(6);
  }

  /** A route that is refused costs its trips, and they their stop times. */
  @Test
  void aRefusedRouteIsToldOnceWithItsTripsAndThoseWithTheirStopTimes() {
    FeedFile feed = FeedFile.small();
    StringBuilder trips = new StringBuilder(feed.text("trips.txt"));
    StringBuilder times = new StringBuilder(feed.text("stop_times.txt"));
    for (int i = 0; i < 300; i++) {
      trips.append("tram,daily,t").append(i).append('\n');
      trips.append("bus,never,n").append(i).append('\n');
      times.append("t%d,09:00:00,09:00:00,north,1\n".formatted(i));
      times.append("n%d,09:00:00,09:00:00,north,1\n".formatted(i));
    }
    GtfsRead read =
        feed.with("routes.txt", feed.text("routes.txt") + "tram,T,many")
            .with("trips.txt", trips.toString().strip())
            .with("stop_times.txt", times.toString().strip())
            .read(folder);
    assertThat(count(read, "trips.txt")).isEqualTo(new FileCount("trips.txt", 603, 600));
    assertThat(count(read, "stop_times.txt")).isEqualTo(new FileCount("stop_times.txt", 606, 600));
    assertThat(codes(read))
        .containsExactly(
            "text_in_number", "unknown_route_id", "unknown_service_id", "unknown_trip_id");
    assertThat(read.issues().get(1).message())
        .isEqualTo(
            "Invalid route_id in feed.zip trips.txt: 300 of 603 rows are refused because of 1"
                + " id: 'tram' is refused in routes.txt line 4 (300 rows, the first in line 5);"
                + " correct routes.txt, then the references");
    assertThat(read.issues().get(2).message())
        .contains("'never' is not in calendar.txt (300 rows, the first in line 6)");
    assertThat(read.issues().get(3).message())
        .contains(
            "600 of 606 rows are refused because of 600 ids: 't0' is refused in trips.txt line 5"
                + " (1 row, line 8), 'n0' is refused in trips.txt line 6 (1 row, line 9)")
        .contains("and 597 more; correct trips.txt, then the references");
  }

  @Test
  void unknownStationLeavesTheStopAndRefusesTheEntrance() {
    GtfsRead read =
        FeedFile.small()
            .with(
                "stops.txt",
                "stop_id,stop_lat,stop_lon,location_type,parent_station",
                "north,10.02,20.0,,hub",
                "south,10.00,20.0,0,gone",
                "east,10.01,20.01,0,",
                "hub,10.02,20.0,1,",
                "door,10.02,20.0,2,north",
                "door2,10.02,20.0,2,hub",
                "node,,,3,hub",
                "odd,10,20,9,")
            .read(folder);
    assertThat(codes(read))
        .containsExactly("unknown_code", "unknown_parent_station", "unknown_parent_station");
    assertThat(read.issues())
        .extracting(Issue::action)
        .containsExactly(Action.REJECTED, Action.REPAIRED, Action.REJECTED);
    assertThat(timetable(read).stops())
        .extracting(Stop::id)
        .containsExactly("north", "south", "east", "hub", "door2");
    assertThat(timetable(read).stops().get(1).station()).isNull();
    assertThat(count(read, "stops.txt")).isEqualTo(new FileCount("stops.txt", 8, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "'bus1,06:00:00,10:00:00,600', ''",
    "'bus1,06:00:00,06:00:00,600', invalid_frequency",
    "'bus1,06:00:00,10:00:00,0', invalid_frequency",
    "'bus1,06:00:00,10:00:00,often', text_in_number",
    "'bus1,06:00:00,,600', missing_value",
    "'bus9,06:00:00,10:00:00,600', unknown_trip_id"
  })
  void frequenciesAreCheckedRowByRow(String row, String code) {
    GtfsRead read =
        FeedFile.small()
            .with("frequencies.txt", "trip_id,start_time,end_time,headway_secs", row)
            .read(folder);
    assertThat(String.join(" ", codes(read))).isEqualTo(code);
    assertThat(timetable(read).frequencies()).hasSize(code.isEmpty() ? 1 : 0);
  }

  @Test
  void feedWithoutAUsableTripIsRefused() {
    GtfsRead read = FeedFile.small().with("trips.txt", "route_id,service_id,trip_id").read(folder);
    assertThat(read.findTimetable()).isEmpty();
    assertThat(read.issues().get(0).message())
        .isEqualTo("Cannot use feed.zip: trips.txt has no usable trip; see its issues");
  }

  @Test
  void wrongEncodingNeverMergesIds() {
    byte[] latin =
        "stop_id,stop_lat,stop_lon\ncaf\u00e9,10,20\ncaf\u00e8,10.01,20\nnorth,10,20\nsouth,10,20\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    GtfsRead read = FeedFile.small().with("stops.txt", latin).read(folder);
    assertThat(timetable(read).stops()).extracting(Stop::id).contains("café", "cafè");
  }

  @Test
  void manyFaultsOfOneKindAreListedUpToANumberAndCounted() {
    StringBuilder rows = new StringBuilder("stop_id,stop_lat,stop_lon\n");
    for (int i = 0; i < 1000; i++) {
      rows.append("s").append(i).append(",0,0\n");
    }
    rows.append("north,10.02,20\nsouth,10,20\n");
    GtfsRead read =
        FeedFile.small()
            .with("stops.txt", rows.toString().getBytes(StandardCharsets.UTF_8))
            .read(folder);
    assertThat(count(read, "stops.txt")).isEqualTo(new FileCount("stops.txt", 1002, 1000));
    List<Issue> positions =
        read.issues().stream().filter(i -> i.code().equals("stop_position")).toList();
    assertThat(positions).hasSize(GtfsLog.PER_CODE + 1);
    assertThat(positions.get(GtfsLog.PER_CODE).message())
        .isEqualTo(
            "Invalid rows in feed.zip stops.txt: 800 more with stop_position are not listed one by"
                + " one");
  }
}
