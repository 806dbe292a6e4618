package org.urbanobservatory.measure.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.gtfs.GtfsRead;
import org.urbanobservatory.source.gtfs.GtfsReader;
import org.urbanobservatory.step.ingest.TransitTables;
import org.urbanobservatory.timetable.Timetable;

/** Stops and service of real feeds, and of the sample observatory's. */
class RealFeedsTest {
  private static final RouteTypes TYPES = TransitTables.load().routeTypes();
  private static final HeadwayRule EVERY_20_MINUTES =
      new HeadwayRule(20 * 60, TimeWindow.ofHours(7, 19));

  private static GtfsRead shared(String path) {
    Path file = SharedData.folder(path.substring(0, path.indexOf('/'))).resolveSibling(path);
    return GtfsReader.read("gtfs", ByteSource.of(file));
  }

  private static Timetable timetable(String path) {
    return shared(path).findTimetable().orElseThrow();
  }

  private static StopInventory inventory(Timetable timetable, ServiceFilter filter) {
    return ServedStops.of(timetable, TYPES, "gtfs", filter);
  }

  /** Vehicles of Cairns pass two stops where nobody may board or alight: no access. */
  @ParameterizedTest
  @CsvSource({
    "porto-alegre/poa_eptc.zip, 136935, 3986, 0, 0, 2019-04-16, 2374",
    "porto-alegre/poa_trensurb.zip, 16133, 0, 24, 0, 2019-03-05, 529",
    "cairns-gtfs/cairns_gtfs.zip, 39581, 414, 0, 2, 2014-05-27, 622",
    "cairns-gtfs/sample_gtfs.zip, 68, 9, 0, 0, 2007-01-02, 140"
  })
  void stopsHaveTheCapacityOfTheirLines(
      String path, long rows, int low, int high, int unserved, LocalDate day, long runs) {
    GtfsRead read = shared(path);
    assertThat(read.issues()).isEmpty();
    assertThat(read.read()).isEqualTo(rows);
    StopInventory all = inventory(read.findTimetable().orElseThrow(), new ServiceFilter.AnyTrip());
    assertThat(all.of(Capacity.LOW)).hasSize(low);
    assertThat(all.of(Capacity.HIGH)).hasSize(high);
    assertThat(List.of(all.unserved(), all.otherwise(), all.infrequent()))
        .containsExactly(unserved, 0, 0);
    assertThat(new ServiceDays(read.findTimetable().orElseThrow()).find(null))
        .contains(new ServiceDay(day, ServiceDay.Rule.BUSIEST_WORKDAY, runs));
  }

  /** STBA 32; CITY1 and CITY2 each 4 + 12 + 12 + 18 + 6; AB1, AB2, BFC1, BFC2 once. */
  @Test
  void patternsByFrequencyAreExpanded() {
    Timetable timetable = timetable("cairns-gtfs/sample_gtfs.zip");
    var days = new ServiceDays(timetable);
    assertThat(days.runsOn(LocalDate.of(2007, 1, 2)))
        .isEqualTo(32 + 2 * (4 + 12 + 12 + 18 + 6) + 4);
    assertThat(days.runsOn(LocalDate.of(2007, 6, 4))).isZero();
    assertThat(days.runsOn(LocalDate.of(2007, 1, 6)))
        .isEqualTo(days.runsOn(LocalDate.of(2007, 1, 2)) + 4);
  }

  @Test
  void departuresOfExpandedPatternsAreCountedPerStop() {
    Timetable timetable = timetable("cairns-gtfs/sample_gtfs.zip");
    var filter = new ServiceFilter.OnDay(LocalDate.of(2007, 1, 2));
    int[] perStop =
        new Departures(timetable, TimeWindow.ofHours(7, 19))
            .perStop(t -> filter.includes(timetable.service(t)));
    Map<String, Integer> byId = new TreeMap<>();
    for (int i = 0; i < perStop.length; i++) {
      byId.put(timetable.stops().get(i).id(), perStop[i]);
    }
    assertThat(byId.get("STAGECOACH")).isEqualTo(25 + 45);
    assertThat(byId.get("BEATTY_AIRPORT")).isEqualTo(1);
    assertThat(byId.get("AMV")).isZero();
  }

  /** The bus feed holds the trips that start between 11:50 and 16:10. */
  @Test
  void frequentServiceIsAPartOfAllService() {
    Timetable timetable = timetable("porto-alegre/poa_eptc.zip");
    LocalDate day = LocalDate.of(2019, 4, 16);
    assertThat(frequent(timetable, day, EVERY_20_MINUTES).stops()).isEmpty();
    StopInventory every10 =
        frequent(timetable, day, new HeadwayRule(10 * 60, TimeWindow.ofHours(13, 15)));
    StopInventory every20 =
        frequent(timetable, day, new HeadwayRule(20 * 60, TimeWindow.ofHours(13, 15)));
    assertThat(every10.stops()).isNotEmpty();
    assertThat(every20.stops()).containsAll(every10.stops());
    assertThat(every20.stops().size()).isBetween(every10.stops().size() + 1, 3985);
    assertThat(every20.infrequent() + every20.stops().size()).isEqualTo(3986);
  }

  private static StopInventory frequent(Timetable timetable, LocalDate day, HeadwayRule rule) {
    return inventory(timetable, new ServiceFilter.Frequent(day, rule));
  }

  @Test
  void trainsOfPortoAlegreRunEvery20MinutesAtEveryStation() {
    Timetable timetable = timetable("porto-alegre/poa_trensurb.zip");
    var filter = new ServiceFilter.Frequent(LocalDate.of(2019, 5, 14), EVERY_20_MINUTES);
    assertThat(inventory(timetable, filter).of(Capacity.HIGH)).hasSize(24);
  }

  /** One weekday of buses every 15 minutes, trams every 10, and eight trains. */
  @ParameterizedTest
  @CsvSource({"xav, 25, 22, 6", "xbo, 30, 27, 6"})
  void sampleFeedsHaveBusesAndAFewTrains(String country, int stops, int low, int high) {
    Path file = Path.of(System.getenv().getOrDefault("OBSERVATORY_ROOT", ".."), "sample-data");
    GtfsRead read =
        GtfsReader.read("gtfs", ByteSource.of(file.resolve("gtfs-" + country + ".zip")));
    assertThat(read.issues()).isEmpty();
    Timetable timetable = read.findTimetable().orElseThrow();
    LocalDate weekday = LocalDate.of(2020, 1, 1);
    assertThat(new ServiceDays(timetable).find(null).orElseThrow().date()).isEqualTo(weekday);
    StopInventory all = inventory(timetable, new ServiceFilter.OnDay(weekday));
    assertThat(all.stops()).hasSize(stops);
    assertThat(all.of(Capacity.LOW)).hasSize(low);
    assertThat(all.of(Capacity.HIGH)).hasSize(high);
    StopInventory frequent =
        inventory(timetable, new ServiceFilter.Frequent(weekday, EVERY_20_MINUTES));
    assertThat(frequent.of(Capacity.LOW)).hasSize(low);
    assertThat(frequent.of(Capacity.HIGH)).isEmpty();
    assertThat(List.of(frequent.infrequent(), frequent.unserved())).containsExactly(stops - low, 0);
    StopInventory sunday = inventory(timetable, new ServiceFilter.OnDay(LocalDate.of(2020, 1, 5)));
    assertThat(sunday.of(Capacity.HIGH)).isEmpty();
  }
}
