package org.urbanobservatory.measure.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.source.gtfs.FeedFile;
import org.urbanobservatory.step.ingest.TransitTables;
import org.urbanobservatory.timetable.Timetable;

/** What counts as a stop and what does not, on feeds that are made for it. */
class ServedStopsTest {
  private static final RouteTypes TYPES = TransitTables.load().routeTypes();
  private static final LocalDate WEDNESDAY = LocalDate.of(2024, 1, 3);
  private static final LocalDate SATURDAY = LocalDate.of(2024, 1, 6);

  @TempDir Path folder;

  private Timetable timetable(FeedFile feed) {
    return feed.read(folder).findTimetable().orElseThrow();
  }

  private StopInventory inventory(FeedFile feed, ServiceFilter filter) {
    return ServedStops.of(timetable(feed), TYPES, "gtfs", filter);
  }

  private static String told(StopInventory inventory) {
    return inventory.stops().stream()
        .map(s -> s.id() + (s.low() ? " low" : "") + (s.high() ? " high" : ""))
        .collect(Collectors.joining(", "));
  }

  @Test
  void stopServedByBothIsInBothSetsAndAnUnservedStopInNone() {
    StopInventory all = inventory(FeedFile.small(), new ServiceFilter.AnyTrip());
    assertThat(told(all)).isEqualTo("north low, south low high, east high");
    assertThat(all.platforms()).isEqualTo(4);
    assertThat(all.unserved()).isEqualTo(1);
  }

  @Test
  void serviceDayDecidesWhichStopsAreServed() {
    StopInventory wednesday = inventory(FeedFile.small(), new ServiceFilter.OnDay(WEDNESDAY));
    assertThat(told(wednesday)).isEqualTo("north low, south low");
    assertThat(wednesday.unserved()).isEqualTo(2);
    assertThat(told(inventory(FeedFile.small(), new ServiceFilter.OnDay(SATURDAY))))
        .isEqualTo("north low, south low high, east high");
    assertThat(
            inventory(FeedFile.small(), new ServiceFilter.OnDay(LocalDate.of(2025, 1, 1))).stops())
        .isEmpty();
  }

  @Test
  void undatedFeedHasStopsOnNoDay() {
    FeedFile feed = FeedFile.small().without("calendar.txt");
    assertThat(inventory(feed, new ServiceFilter.AnyTrip()).stops()).hasSize(3);
    assertThat(new ServiceDays(timetable(feed)).find(null)).isEmpty();
  }

  @Test
  void callWhereNobodyCanBoardOrAlightServesNoStop() {
    FeedFile feed =
        FeedFile.small()
            .with(
                "stop_times.txt",
                "trip_id,departure_time,arrival_time,stop_id,stop_sequence,pickup_type,drop_off_type",
                "bus1,07:00:00,07:00:00,north,1,0,1",
                "bus1,07:05:00,07:05:00,east,2,1,1",
                "bus1,07:10:00,07:10:00,south,3,1,0");
    StopInventory all = inventory(feed, new ServiceFilter.AnyTrip());
    assertThat(told(all)).isEqualTo("north low, south low");
    int[] departures = new Departures(timetable(feed), TimeWindow.ofHours(7, 8)).perStop(t -> true);
    assertThat(departures).containsExactly(1, 0, 0, 0);
  }

  /** Trains are entered through the doors, buses at their own stop on the street. */
  @Test
  void entrancesStandForThePlatformsOfTrains() {
    FeedFile feed =
        FeedFile.small()
            .with(
                "stops.txt",
                "stop_id,stop_lat,stop_lon,location_type,parent_station",
                "north,10.02,20.0,0,",
                "south,10.00,20.0,0,hub",
                "east,10.0001,20.0,0,hub",
                "hub,10.0,20.0,1,",
                "door,10.0005,20.0,2,hub",
                "other,10.03,20.0,1,",
                "shut,10.03,20.0,2,other");
    assertThat(told(inventory(feed, new ServiceFilter.AnyTrip())))
        .isEqualTo("north low, south low, door high");
    StopInventory onWednesday = inventory(feed, new ServiceFilter.OnDay(WEDNESDAY));
    assertThat(told(onWednesday)).isEqualTo("north low, south low");
  }

  @Test
  void unknownKindsOfVehicleServeNoStopAndAreNamed() {
    FeedFile feed =
        FeedFile.small().with("routes.txt", "route_id,route_type", "bus,9999", "train,712");
    StopInventory all = inventory(feed, new ServiceFilter.AnyTrip());
    assertThat(all.stops()).isEmpty();
    assertThat(all.otherwise()).isEqualTo(3);
    assertThat(all.unknownRouteTypes()).containsExactly("bus (route_type 9999)");
  }

  @ParameterizedTest
  @CsvSource({
    "0, LOW",
    "1, HIGH",
    "2, HIGH",
    "3, LOW",
    "4, HIGH",
    "5, LOW",
    "6, LOW",
    "7, LOW",
    "11, LOW",
    "12, HIGH",
    "100, HIGH",
    "109, HIGH",
    "107,",
    "200, LOW",
    "401, HIGH",
    "700, LOW",
    "712,",
    "717, LOW",
    "718,",
    "800, LOW",
    "900, LOW",
    "906, LOW",
    "1000, HIGH",
    "1100,",
    "1200, HIGH",
    "1300, LOW",
    "1400, LOW",
    "1500,",
    "1501, LOW",
    "1700,",
    "1702,",
    "8,",
    "-1,",
    "1703,"
  })
  void routeTypesHaveCapacities(int type, Capacity capacity) {
    assertThat(TYPES.findCapacity(type).orElse(null)).isEqualTo(capacity);
  }

  @ParameterizedTest
  @CsvSource({"8, false", "13, false", "99, false", "712, true", "1700, true", "1703, false"})
  void typesOutsideTheTableAreUnknown(int type, boolean isKnown) {
    assertThat(TYPES.isKnown(type)).isEqualTo(isKnown);
  }

  @ParameterizedTest
  @CsvSource({
    "'420,440,460', 1200, 420, 460, true",
    "'420,440,461', 1200, 420, 461, false",
    "'441,460', 1200, 420, 460, false",
    "'440', 1200, 420, 460, true",
    "'440', 1200, 420, 461, false",
    "'0,440,900', 1200, 420, 460, true",
    "'', 2400, 420, 460, true",
    "'', 2399, 420, 460, false"
  })
  void headwayHoldsFromTheWindowsBeginningToItsEnd(
      String minutes, int headwayS, int from, int until, boolean isMet) {
    int[] seconds =
        minutes.isEmpty()
            ? new int[0]
            : java.util.Arrays.stream(minutes.split(","))
                .mapToInt(m -> Integer.parseInt(m) * 60)
                .toArray();
    var rule = new HeadwayRule(headwayS, new TimeWindow(from * 60, until * 60));
    assertThat(rule.isMetBy(seconds)).isEqualTo(isMet);
  }

  /** Two platforms with a bus each 30 minutes, 15 minutes apart, are one stop each 15 minutes. */
  @Test
  void platformsOfAStationAreFrequentTogether() {
    FeedFile feed = platforms("hub");
    var filter =
        new ServiceFilter.Frequent(WEDNESDAY, new HeadwayRule(1200, TimeWindow.ofHours(7, 19)));
    assertThat(told(inventory(feed, filter))).isEqualTo("a low, b low");
    StopInventory apart = inventory(platforms(""), filter);
    assertThat(apart.stops()).isEmpty();
    assertThat(apart.infrequent()).isEqualTo(3);
  }

  private static FeedFile platforms(String station) {
    return FeedFile.small()
        .with(
            "stops.txt",
            "stop_id,stop_lat,stop_lon,location_type,parent_station",
            "a,10.0,20.0,0," + station,
            "b,10.0,20.0,0," + station,
            "end,10.1,20.0,0,",
            "hub,10.0,20.0,1,")
        .with("trips.txt", "route_id,service_id,trip_id", "bus,daily,up", "bus,daily,down")
        .with(
            "stop_times.txt",
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence",
            "up,05:00:00,05:00:00,a,1",
            "up,05:30:00,05:30:00,end,2",
            "down,05:00:00,05:00:00,b,1",
            "down,05:30:00,05:30:00,end,2")
        .with(
            "frequencies.txt",
            "trip_id,start_time,end_time,headway_secs",
            "up,05:00:00,22:00:00,1800",
            "down,05:15:00,22:00:00,1800");
  }

  @ParameterizedTest
  @CsvSource({
    "highway=bus_stop, LOW",
    "highway=bus_stop;public_transport=platform;bus=yes, LOW",
    "amenity=bus_station, LOW",
    "railway=tram_stop, LOW",
    "aerialway=station, LOW",
    "railway=station, HIGH",
    "railway=halt, HIGH",
    "railway=station;station=subway, HIGH",
    "railway=station;station=funicular, LOW",
    "railway=station;station=miniature,",
    "railway=station;disused=yes,",
    "railway=subway_entrance, HIGH",
    "amenity=ferry_terminal, HIGH",
    "public_transport=platform, LOW",
    "public_transport=platform;bus=yes;tram=yes, LOW",
    "public_transport=platform;bus=yes;train=yes, 'LOW,HIGH'",
    "public_transport=stop_position;train=yes, HIGH",
    "public_transport=platform;railway=platform, HIGH",
    "public_transport=station, LOW",
    "highway=bus_stop;access=no,",
    "highway=residential,",
    "amenity=school,"
  })
  void osmTagsHaveCapacities(String tags, String capacities) {
    var element =
        java.util.Arrays.stream(tags.split(";"))
            .map(t -> t.split("="))
            .collect(Collectors.toMap(t -> t[0], t -> t[1]));
    Set<Capacity> found = TransitTables.load().osm().capacities(element);
    assertThat(found.stream().map(Enum::name).collect(Collectors.joining(",")))
        .isEqualTo(capacities == null ? "" : capacities);
  }

  @Test
  void classNamesOfVectorFilesAreRead() {
    CapacityNames names = TransitTables.load().classes();
    assertThat(names.find("Bus")).contains(Set.of(Capacity.LOW));
    assertThat(names.find(" HIGH ")).contains(Set.of(Capacity.HIGH));
    assertThat(names.find("tram; metro")).contains(Set.of(Capacity.LOW, Capacity.HIGH));
    assertThat(names.find("spaceship")).isEmpty();
    assertThat(names.find("")).isEmpty();
    assertThat(names.find("bus;spaceship")).isEmpty();
    assertThat(TransitTables.load().osm().keys())
        .isEqualTo(
            Set.copyOf(
                List.of(
                    "aerialway",
                    "amenity",
                    "highway",
                    "public_transport",
                    "railway",
                    "bus",
                    "trolleybus",
                    "share_taxi",
                    "minibus",
                    "tram",
                    "funicular",
                    "train",
                    "subway",
                    "light_rail",
                    "monorail",
                    "ferry",
                    "station")));
  }
}
