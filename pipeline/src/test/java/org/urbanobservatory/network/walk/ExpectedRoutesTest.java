package org.urbanobservatory.network.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.source.osm.OsmWay;

/**
 * Walking routes through Monaco and Andorra against the lengths in GraphHopper's tests, which leave
 * out the legs to the network. GraphHopper read {@code monaco.osm.gz}, an extract of 2012, ours is
 * of 2021; and "fastest with priority" is not the shortest way. Where a shortest route differs, the
 * ways that differ are named, and with them as they were the route has its length.
 */
class ExpectedRoutesTest {
  private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);
  private static final double FAR_M = 300;

  /** Where footways and escalators lead through the Rock, in degrees. */
  private static final Envelope PASSAGE = new Envelope(7.4168, 7.4181, 43.7303, 43.7312);

  /** Ways across the square before the palace. */
  private static final Set<Long> PALACE_SQUARE = Set.of(254757000L, 254757005L, 4227155L);

  private static List<OsmWay> ways;
  private static OsmCity monaco;
  private static OsmCity andorra;
  private static List<Route> routes;

  private record Route(String dataset, String profile, double[] from, double[] to, double lengthM) {
    static Route of(String line) {
      String[] cells = line.split(",");
      double[] from = {Double.parseDouble(cells[3]), Double.parseDouble(cells[2])};
      double[] to = {Double.parseDouble(cells[5]), Double.parseDouble(cells[4])};
      return new Route(cells[0], cells[1], from, to, Double.parseDouble(cells[6]));
    }

    /** Metres along the network from snap to snap. */
    double measured(OsmCity city) {
      var snapper = new EdgeSnapper(city.graph(), FAR_M);
      Snaps start = snap(snapper, city.toMetres().point(from[0], from[1]));
      Snaps end = snap(snapper, city.toMetres().point(to[0], to[1]));
      double all = WalkField.of(city.graph(), end, 100_000).metres(start, 0);
      return all - start.legM(0) - end.legM(0);
    }

    private static Snaps snap(EdgeSnapper snapper, double[] at) {
      return snapper.snap(new double[] {at[0]}, new double[] {at[1]});
    }
  }

  @BeforeAll
  static void readCities() throws IOException {
    var folder = SharedData.folder("osm");
    ways = OsmCity.ways(folder.resolve("monaco-latest.osm.pbf"));
    monaco = OsmCity.of(ways, way -> false);
    andorra = OsmCity.read(folder.resolve("andorra.osm.pbf"));
    routes =
        Files.readAllLines(folder.resolve("expected_routes.csv")).stream()
            .filter(line -> line.contains(",foot "))
            .map(Route::of)
            .toList();
  }

  @Test
  void everyWalkingRouteIsLookedAt() {
    assertThat(routes).hasSize(8);
  }

  @Test
  void routesAgreeWithinTwoPercent() {
    assertThat(route(3438).measured(monaco)).isCloseTo(3438, TWO_PERCENT);
    assertThat(route(16460).measured(andorra)).isCloseTo(16460, TWO_PERCENT);
    assertThat(route(12840).measured(andorra)).isCloseTo(12840, TWO_PERCENT);
  }

  /**
   * The reference walks through the car tunnels under Moneghetti, which our extract tags {@code
   * foot=no}. With these five ways open the route has its length.
   */
  @Test
  void carTunnelsAreClosedToWalkersToday() {
    Set<Long> tunnels = Set.of(503753417L, 121380669L, 804900032L, 120114108L, 120062665L);
    OsmCity withTunnels = OsmCity.of(ways, way -> tunnels.contains(way.id()));

    assertThat(tunnels).allMatch(id -> way(id).tags().get("foot").equals("no"));
    assertThat(route(2085).measured(withTunnels)).isCloseTo(2085, TWO_PERCENT);
    assertThat(route(2085).measured(monaco)).isCloseTo(2176, within(1.0));
  }

  /** The peer prefers footpaths to roads; the shortest way is shorter, by less than 5 %. */
  @Test
  void fastestWithPriorityIsNotTheShortest() {
    assertThat(route(3536).measured(monaco)).isBetween(0.95 * 3536, 3536.0);
    assertThat(route(3223).measured(andorra)).isBetween(0.95 * 3223, 3223.0);
  }

  /**
   * The reference publishes the course of this route, 68 points from its older extract. From the
   * palace it goes round the square and down to Boulevard Charles III, turns into Avenue de
   * Fontvieille on the surface, and comes from the west. Our extract differs in three things: paths
   * cross the square; the turn lies in car tunnels ({@code foot=no}); and footways, escalators and
   * a tunnel through the Rock join the boulevard with Avenue Albert II. With these undone the route
   * has its length; with the last alone left in it is the shorter one of today.
   */
  @Test
  void aPassageThroughTheRockIsShorterThanThePublishedCourse() {
    List<OsmWay> asPublished = new ArrayList<>(ways);
    asPublished.add(turnIntoAvenueDeFontvieille());
    asPublished.removeIf(way -> PALACE_SQUARE.contains(way.id()));
    OsmCity withPassage = OsmCity.of(asPublished, way -> false);
    asPublished.removeIf(ExpectedRoutesTest::isPassageThroughTheRock);

    assertThat(way(80377815L).tags()).containsEntry("foot", "no").containsEntry("tunnel", "yes");
    assertThat(route(1566).measured(OsmCity.of(asPublished, way -> false)))
        .isCloseTo(1566, TWO_PERCENT);
    assertThat(route(1566).measured(withPassage)).isLessThan(1250);
    assertThat(route(1566).measured(monaco)).isCloseTo(1149, within(1.0));
  }

  /**
   * Two stairways of OpenStreetMap in 2012 are gone or redrawn in our extract: a path between the
   * hairpins of Rue Hector Otto (way 167277494), onto which the reference snaps the start, and the
   * stairs of Impasse de la Fontaine straight up to Boulevard Princesse Charlotte (way 156782004).
   * With both as they were drawn the route has its length to the metre.
   */
  @Test
  void stairwaysOfTheOlderExtractShortenARoute() {
    List<OsmWay> older = new ArrayList<>(ways);
    older.removeIf(way -> way.id() == 156782004L);
    older.add(
        steps(
            156782004L,
            new long[] {25239402, 21917586},
            new double[] {7.4239754, 7.423849},
            new double[] {43.7397662, 43.7398998}));
    older.add(
        steps(
            167277494L,
            new long[] {1780610242, 257076282},
            new double[] {7.4133776, 7.4138285},
            new double[] {43.7339697, 43.7337586}));

    assertThat(ways).extracting(OsmWay::id).doesNotContain(167277494L);
    assertThat(way(156782004L).nodeIds()).contains(25239402L).doesNotContain(21917586L);
    assertThat(route(1425).measured(OsmCity.of(older, way -> false))).isCloseTo(1425, within(3.0));
    assertThat(route(1425).measured(monaco)).isCloseTo(1477, within(1.0));
  }

  private static Route route(double lengthM) {
    return routes.stream().filter(r -> r.lengthM() == lengthM).findFirst().orElseThrow();
  }

  private static OsmWay way(long id) {
    return ways.stream().filter(way -> way.id() == id).findFirst().orElseThrow();
  }

  private static OsmWay steps(long id, long[] nodeIds, double[] lon, double[] lat) {
    return new OsmWay(id, Map.of("highway", "steps"), nodeIds, lon, lat);
  }

  private static boolean isPassageThroughTheRock(OsmWay way) {
    return Set.of("footway", "steps").contains(way.tags().get("highway"))
        && IntStream.range(0, way.lon().length)
            .anyMatch(i -> PASSAGE.contains(way.lon()[i], way.lat()[i]));
  }

  /** Four points of the published course, the outer two at nodes of our extract. */
  private static OsmWay turnIntoAvenueDeFontvieille() {
    return new OsmWay(
        -1,
        Map.of("highway", "primary"),
        new long[] {1878296028, -1, -2, 1074584880},
        new double[] {7.4163184, 7.4157613, 7.4155599, 7.4151193},
        new double[] {43.7312401, 43.7308286, 43.730662, 43.7303643});
  }
}
