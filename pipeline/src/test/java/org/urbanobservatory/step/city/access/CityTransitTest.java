package org.urbanobservatory.step.city.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.gtfs.FeedFile;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmNode;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.step.ingest.TransitTables;
import org.urbanobservatory.table.Emission;

/** The stops of one city from timetables, extracts and layers, and what is said of bad ones. */
class CityTransitTest {
  private static final Place PLACE = new Place("BRA", "porto");
  private static final WalkableWays NO_WAYS = new WalkableWays(List.of());

  /** Around the stops of the small feed. */
  private static final Geometry SQUARE =
      new GeometryFactory().toGeometry(new Envelope(19.98, 20.02, 9.99, 10.03));

  @TempDir Path folder;

  private final List<IngestedFeatures> ingested = new ArrayList<>();
  private final Map<String, String> settings = new TreeMap<>();
  private CityContext city;

  private static SpatialInput input(String id, Path path, int year) {
    return input(id, path, year, Map.of());
  }

  private static SpatialInput input(String id, Path path, int year, Map<String, String> options) {
    return new SpatialInput(
        id,
        SpatialInput.Kind.TRANSIT,
        path.getFileName().toString(),
        path.toString(),
        year,
        "Source of " + id,
        null,
        List.of("porto"),
        false,
        options);
  }

  private List<AccessGroup> groups(Geometry lonLat, int year, SpatialInput... inputs) {
    return groups(lonLat, year, List.of(), inputs);
  }

  private List<AccessGroup> groups(
      Geometry lonLat, int year, List<SpatialInput> refused, SpatialInput... inputs) {
    var plan =
        new MeasurePlan(
            null,
            List.of(year),
            List.of(new ExtentPlan("boundary", ExtentPlan.Kind.BOUNDARY, List.of(), Map.of())),
            List.of(inputs),
            refused,
            12,
            1000,
            1600,
            settings);
    city = new CityContext(new CityTask(PLACE, lonLat, List.of()), plan, ingested);
    return new CityTransit(city, TransitTables.load()).groups(year, NO_WAYS);
  }

  private AccessGroup group(Geometry lonLat, int year, SpatialInput... inputs) {
    List<AccessGroup> groups = groups(lonLat, year, inputs);
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }

  private static List<Integer> sizes(AccessGroup group) {
    return group.parts().stream().map(p -> p.points().size()).toList();
  }

  /** Issues and counts of inputs: everything that is emitted. */
  private String said() {
    var said = new ArrayList<String>();
    city.reads().emit(city.emitted());
    city.emitted().addIssues(city.issues());
    city.emitted()
        .iterator()
        .forEachRemaining(
            emitted -> Emission.rows(emitted).forEachRemaining(row -> said.add(row.toString())));
    return String.join("\n", said);
  }

  /** What was found but what a feed counts with. */
  private List<Issue> warnings() {
    return city.issues().stream().filter(i -> i.severity() != Issue.Severity.INFO).toList();
  }

  private static Geometry portoAlegre() {
    Path boundary = SharedData.folder("porto-alegre").resolve("boundary.geojson");
    return VectorReader.read(ByteSource.of(boundary), VectorSettings.detected("b"))
        .features()
        .get(0)
        .geometry();
  }

  private static SpatialInput feedOfPortoAlegre(String name) {
    return input(name, SharedData.folder("porto-alegre").resolve("poa_" + name + ".zip"), 2019);
  }

  @Test
  void busesAndTrainsOfPortoAlegreStandTogether() {
    AccessGroup group =
        group(portoAlegre(), 2019, feedOfPortoAlegre("eptc"), feedOfPortoAlegre("trensurb"));
    assertThat(group.kind()).isEqualTo("transit");
    assertThat(group.absent()).isNull();
    assertThat(group.variables())
        .containsExactly(
            "people_near_low_capacity_transit",
            "people_near_high_capacity_transit",
            "people_near_transit");
    assertThat(group.parts())
        .extracting(AccessGroup.Part::distanceM)
        .containsExactly(500.0, 1000.0);
    assertThat(group.origin())
        .isEqualTo(
            new CityFacts.Origin(
                "eptc+trensurb",
                "Source of eptc; Source of trensurb",
                "stops of eptc on 2019-04-16 (busiest_workday), trensurb on 2019-03-05"
                    + " (busiest_workday)"));
    assertThat(group.how("people_near_transit"))
        .startsWith("low_capacity within 500 m or high_capacity within 1000 m; stops of eptc on");
    assertThat(group.how("people_near_high_capacity_transit"))
        .startsWith("high_capacity within 1000 m; stops");
    assertThat(sizes(group)).containsExactly(2828, 7);
    assertThat(said())
        .contains("poa_eptc.zip", "136935", "16133")
        .contains("Feed eptc counts with the service of 2019-04-16 (busiest_workday): 2374 runs");
  }

  @Test
  void latestYearBeforeStandsForAYearWithoutInput() {
    Path early = FeedFile.small().write(folder);
    Path late = folder.resolve("late.zip");
    FeedFile.small().without("calendar.txt").write(folder);
    assertThat(early.toFile().renameTo(late.toFile())).isTrue();
    Path again = FeedFile.small().write(folder);
    SpatialInput in2010 = input("a", late, 2010);
    SpatialInput in2020 = input("b", again, 2020);
    assertThat(group(SQUARE, 2005, in2010, in2020).origin().input()).isEqualTo("a");
    assertThat(group(SQUARE, 2019, in2010, in2020).origin().input()).isEqualTo("a");
    assertThat(group(SQUARE, 2020, in2010, in2020).origin().input()).isEqualTo("b");
    assertThat(group(SQUARE, 2030, in2010, in2020).origin().input()).isEqualTo("b");
  }

  @Test
  void cityWithoutInputHasNoGroup() {
    assertThat(groups(SQUARE, 2020)).isEmpty();
  }

  @Test
  void serviceDayIsASetting() {
    SpatialInput feed = input("f", FeedFile.small().write(folder), 2024);
    assertThat(sizes(group(SQUARE, 2024, feed))).containsExactly(2, 0);
    settings.put("transit.service_day", "2024-01-06");
    assertThat(sizes(group(SQUARE, 2024, feed))).containsExactly(2, 2);
    settings.remove("transit.service_day");
    settings.put("as_of", "2024-01-07");
    assertThat(sizes(group(SQUARE, 2024, feed))).containsExactly(2, 2);
    settings.put("as_of", "2026-11-22");
    assertThat(sizes(group(SQUARE, 2024, feed))).containsExactly(2, 0);
    assertThat(said()).contains("service_day_without_service");
  }

  @Test
  void distancesAreSettings() {
    settings.put("transit.low_capacity_m", "400");
    settings.put("transit.high_capacity_m", "800");
    AccessGroup group = group(SQUARE, 2024, input("f", FeedFile.small().write(folder), 2024));
    assertThat(group.parts()).extracting(AccessGroup.Part::distanceM).containsExactly(400.0, 800.0);
  }

  @Test
  void leastServiceNeedsACalendar() {
    settings.put("transit.max_headway_minutes", "20");
    SpatialInput feed = input("f", FeedFile.small().without("calendar.txt").write(folder), 2024);
    AccessGroup group = group(SQUARE, 2024, feed);
    assertThat(group.absent()).isEqualTo("transit_input_unusable");
    assertThat(sizes(group)).containsExactly(0, 0);
    assertThat(said()).contains("Cannot filter feed f by service: it has no calendar");
    settings.clear();
    assertThat(sizes(group(SQUARE, 2024, feed))).containsExactly(2, 2);
  }

  @Test
  void tooRareServiceDoesNotCount() {
    settings.put("transit.max_headway_minutes", "20");
    AccessGroup group = group(SQUARE, 2024, input("f", FeedFile.small().write(folder), 2024));
    assertThat(group.absent()).isEqualTo("no_transit_stops_near_city");
    assertThat(group.origin().method())
        .endsWith("departures at least every 20 minutes from 7 to 19 h");
    assertThat(said()).contains("2 with too few departures", "transit_does_not_cover_city");
  }

  @Test
  void oneUnusableInputLeavesTheYearWithoutAValue() throws IOException {
    SpatialInput good = input("good", FeedFile.small().write(folder), 2024);
    Path broken = Files.writeString(folder.resolve("broken.zip"), "no zip");
    AccessGroup group = group(SQUARE, 2024, good, input("bad", broken, 2024));
    assertThat(group.absent()).isEqualTo("transit_input_unusable");
    assertThat(group.parts()).allMatch(p -> p.points().isEmpty());
    assertThat(said())
        .contains("not_a_zip")
        .contains("[warning,not_a_zip")
        .doesNotContain("[error");
    assertThat(group(SQUARE, 2024, input("none", folder.resolve("none.zip"), 2024)).absent())
        .isEqualTo("transit_input_unusable");
  }

  @Test
  void feedOfAnotherCityHasNoStopsHere() {
    AccessGroup group =
        group(portoAlegre(), 2024, input("f", FeedFile.small().write(folder), 2024));
    assertThat(group.absent()).isEqualTo("no_transit_stops_near_city");
    assertThat(said()).contains("transit_does_not_cover_city");
    assertThat(city.issues().get(0).message())
        .isEqualTo(
            "Invalid public transport: f holds no stop in or near BRA/porto; its access to public"
                + " transport is null. Give a feed that covers the city");
  }

  @Test
  void severalFeedsWithoutAStopHereAreToldTogether() {
    SpatialInput feed = input("f", FeedFile.small().write(folder), 2024);
    SpatialInput other = input("g", folder.resolve("feed.zip"), 2024);
    assertThat(group(portoAlegre(), 2024, feed, other).absent())
        .isEqualTo("no_transit_stops_near_city");
    assertThat(warnings()).hasSize(1);
    assertThat(warnings().get(0).input()).isNull();
    assertThat(warnings().get(0).message())
        .startsWith("Invalid public transport: f, g hold no stop in or near BRA/porto;");
  }

  /** The feed of another country that is left says nothing of a city whose own is refused. */
  @Test
  void aRefusedFeedIsNoFaultOfAnother() {
    SpatialInput own = input("own", folder.resolve("own.zip"), 2024);
    SpatialInput other = input("other", FeedFile.small().write(folder), 2024);

    AccessGroup away = groups(portoAlegre(), 2024, List.of(own), other).get(0);
    assertThat(away.absent()).isEqualTo("transit_input_unusable");
    assertThat(warnings()).isEmpty();

    AccessGroup near = groups(SQUARE, 2024, List.of(own), other).get(0);
    assertThat(near.absent()).isNull();
    assertThat(near.how("people_near_transit")).endsWith(", without own, which is refused");

    assertThat(groups(SQUARE, 2023, List.of(own), input("f", folder.resolve("feed.zip"), 2023)))
        .extracting(group -> group.origin().method())
        .allMatch(method -> !method.contains("without own"));
  }

  @Test
  void theMethodTellsWhatOfAFeedIsRefused() {
    FeedFile feed = FeedFile.small();
    feed.with("stops.txt", feed.text("stops.txt") + "high,95,20")
        .with(
            "stop_times.txt",
            feed.text("stop_times.txt")
                + "bus1,07:20:00,07:20:00,high,3\nbus2,25:20:00,25:20:00,high,3");
    AccessGroup group = group(SQUARE, 2024, input("f", feed.write(folder), 2024));
    assertThat(sizes(group)).containsExactly(2, 0);
    assertThat(group.how("people_near_transit"))
        .endsWith(
            "stops of f on 2024-01-02 (busiest_workday) (1 of 5 stops, 2 of 8 stop times refused)");
    assertThat(said()).contains("2 of 8 rows are refused because of 1 id: 'high' is refused in");
    assertThat(group(SQUARE, 2024, input("f", FeedFile.small().write(folder), 2024)).origin())
        .extracting(CityFacts.Origin::method)
        .isEqualTo("stops of f on 2024-01-02 (busiest_workday)");
  }

  @Test
  void layerOfStopsHasAColumnOfClasses() throws IOException {
    Path layer = folder.resolve("stops.geojson");
    Files.writeString(
        layer,
        """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"class": "bus"}, "geometry": {"type": "Point", "coordinates": [20, 10.01]}},
        {"type": "Feature", "properties": {"class": "LOW; High"}, "geometry": {"type": "Point", "coordinates": [20, 10.02]}},
        {"type": "Feature", "properties": {"class": "metro"}, "geometry": {"type": "Point", "coordinates": [30, 10]}},
        {"type": "Feature", "properties": {"class": "spaceport"}, "geometry": {"type": "Point", "coordinates": [20, 10]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [20, 10]}}]}
        """);
    SpatialInput stops = input("l", layer, 2024, Map.of("class_column", "class"));
    AccessGroup group = group(SQUARE, 2024, stops);
    assertThat(sizes(group)).containsExactly(2, 1);
    assertThat(group.origin().method()).isEqualTo("stops of l of 2024 (2 of 5 stops refused)");
    assertThat(city.issues())
        .extracting("code")
        .containsExactly("unknown_transit_class", "unknown_transit_class");
    assertThat(city.issues().get(0).message())
        .isEqualTo(
            "Invalid class of stop: feature 4 of l has 'spaceport' in column class, which is no"
                + " class of transit.yaml; write low or high");
    assertThat(group(SQUARE, 2024, input("l", layer, 2024)).absent())
        .isEqualTo("transit_input_unusable");
  }

  @Test
  void aStopOfALayerWithoutAPlaceIsRefused() throws IOException {
    Path layer = folder.resolve("stops.geojson");
    Files.writeString(
        layer,
        """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"class": "low"}, "geometry": {"type": "Point", "coordinates": [20, 10.01]}},
        {"type": "Feature", "properties": {"class": "low"}, "geometry": {"type": "Point", "coordinates": [0, 0]}},
        {"type": "Feature", "properties": {"class": "low"}, "geometry": {"type": "LineString", "coordinates": [[0, 0], [20, 10.01]]}},
        {"type": "Feature", "properties": {"class": "low"}, "geometry": {"type": "Point", "coordinates": [20, 95]}}]}
        """);
    SpatialInput stops = input("l", layer, 2024, Map.of("class_column", "class"));

    AccessGroup group = group(SQUARE, 2024, stops);

    assertThat(sizes(group)).containsExactly(1, 0);
    assertThat(group.origin().method())
        .isEqualTo("stops of l of 2024, routes as a stop every 50 m (3 of 4 stops refused)");
    assertThat(city.issues())
        .extracting(Issue::code, Issue::location)
        .containsExactly(
            tuple("stop_at_0_0", "feature 2"),
            tuple("stop_at_0_0", "feature 3"),
            tuple("stop_outside_crs", "feature 4"));
    assertThat(city.issues().get(0).message())
        .isEqualTo(
            "Invalid stop: feature 2 of l lies at 0, 0, which stands for a missing position;"
                + " correct its position or its CRS");
    Geometry aroundTheOrigin = new GeometryFactory().toGeometry(new Envelope(-0.1, 0.1, -0.1, 0.1));
    assertThat(sizes(group(aroundTheOrigin, 2024, stops)).get(0)).isPositive();
    assertThat(city.issues()).extracting(Issue::code).containsExactly("stop_outside_crs");
  }

  /** Vehicles without fixed stops are boarded anywhere along their route. */
  @Test
  void aStreetThatServesAsRouteIsAStopEverySoManyMetres() throws IOException {
    Path layer = folder.resolve("routes.geojson");
    Files.writeString(
        layer,
        """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"class": "low"}, "geometry": {"type": "LineString", "coordinates": [[20, 10], [20.01, 10]]}}]}
        """);
    SpatialInput routes = input("l", layer, 2024, Map.of("class_column", "class"));

    // 1,096 m.
    assertThat(sizes(group(SQUARE, 2024, routes))).containsExactly(23, 0);
    assertThat(group(SQUARE, 2024, routes).origin().method())
        .isEqualTo("stops of l of 2024, routes as a stop every 50 m");
    settings.put("transit.route_spacing_m", "500");
    assertThat(sizes(group(SQUARE, 2024, routes))).containsExactly(4, 0);
  }

  @Test
  void extractOfPortoAlegreHasStopsThatFeedsConfirm() {
    Path pbf = SharedData.folder("porto-alegre").resolve("poa_osm.pbf");
    SpatialInput osm = input("osm", pbf, 2019);
    Envelope box = portoAlegre().getEnvelopeInternal();
    var region = new OsmRegion("c", box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    OsmExtract extract =
        OsmExtract.read(ByteSource.of(pbf), List.of(region), OsmSelection.everything());
    ingested.add(IngestedFeatures.of(PLACE, osm, extract.region("c"), extract.counts().tags()));
    AccessGroup group = group(portoAlegre(), 2019, osm);
    assertThat(group.origin().input()).isEqualTo("osm");
    assertThat(sizes(group)).containsExactly(1105, 34);
    AccessGroup feeds =
        group(portoAlegre(), 2019, feedOfPortoAlegre("eptc"), feedOfPortoAlegre("trensurb"));
    assertThat(List.of(confirmed(group, feeds, 0), confirmed(group, feeds, 1)))
        .containsExactly(993L, 22L);
  }

  /** Stops of one group that have a stop of another within 100 m. */
  private static long confirmed(AccessGroup group, AccessGroup other, int part) {
    return group.parts().get(part).points().stream()
        .filter(
            p ->
                other.parts().get(part).points().stream()
                    .anyMatch(q -> Math.hypot(p[0] - q[0], p[1] - q[1]) <= 100))
        .count();
  }

  @Test
  void nodesOfAnExtractAreStopsByTheirTags() {
    SpatialInput osm = input("osm", folder.resolve("x.osm.pbf"), 2020);
    List<OsmNode> nodes =
        List.of(
            new OsmNode(1, Map.of("highway", "bus_stop"), 20, 10),
            new OsmNode(2, Map.of("railway", "station"), 20, 10.01),
            new OsmNode(3, Map.of("highway", "crossing"), 20, 10.02),
            new OsmNode(4, Map.of("railway", "subway_entrance", "disused", "yes"), 20, 10.02));
    ingested.add(
        new IngestedFeatures(
            PLACE,
            "osm",
            SpatialInput.Kind.TRANSIT,
            2020,
            "OSM",
            nodes,
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            List.of()));
    AccessGroup group = group(SQUARE, 2020, osm);
    assertThat(sizes(group)).containsExactly(1, 1);
    double[] at = group.parts().get(0).points().get(0);
    double[] back = city.frame().toLonLat().point(at[0], at[1]);
    assertThat(new Coordinate(back[0], back[1]).distance(new Coordinate(20, 10))).isLessThan(1e-9);
  }

  @Test
  void extractThatCouldNotBeReadLeavesNoValue() {
    SpatialInput osm = input("osm", folder.resolve("x.osm.pbf"), 2020);
    assertThat(group(SQUARE, 2020, osm).absent()).isEqualTo("transit_input_unusable");
  }
}
