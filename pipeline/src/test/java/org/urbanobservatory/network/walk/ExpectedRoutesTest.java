package org.urbanobservatory.network.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.measure.access.WalkableTable;

/**
 * Walking routes through Monaco and Andorra against the lengths in GraphHopper's tests, which leave
 * out the legs to the network. GraphHopper read {@code monaco.osm.gz}, another extract than ours,
 * and "fastest with priority" is not the shortest way.
 */
class ExpectedRoutesTest {
  private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);
  private static final double FAR_M = 300;

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
    monaco = OsmCity.read(folder.resolve("monaco-latest.osm.pbf"));
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

  /** Our extract tags a passage of this route {@code access=private}; with such ways it agrees. */
  @Test
  void aRouteNeedsAPassageThatIsNowPrivate() {
    OsmCity allOpen =
        OsmCity.read(
            SharedData.folder("osm").resolve("monaco-latest.osm.pbf"),
            ExpectedRoutesTest::withoutClosingTags);

    assertThat(route(2085).measured(allOpen)).isCloseTo(2085, TWO_PERCENT);
    assertThat(route(2085).measured(monaco)).isCloseTo(2176, within(1.0));
  }

  /** The peer prefers footpaths to roads; the shortest way is shorter, by less than 5 %. */
  @Test
  void fastestWithPriorityIsNotTheShortest() {
    assertThat(route(3536).measured(monaco)).isBetween(0.95 * 3536, 3536.0);
    assertThat(route(3223).measured(andorra)).isBetween(0.95 * 3223, 3223.0);
  }

  /**
   * Cannot agree: other data. Down from the palace our extract has steps and a pedestrian tunnel;
   * without steps the way is 1,992 m. In the fourth route 52 m differ whatever tags are let pass.
   */
  @Test
  void routesThatAnotherExtractMovesKeepTheirLength() {
    assertThat(route(1566).measured(monaco)).isCloseTo(1149, within(1.0));
    assertThat(route(1425).measured(monaco)).isCloseTo(1477, within(1.0));
  }

  private static Route route(double lengthM) {
    return routes.stream().filter(r -> r.lengthM() == lengthM).findFirst().orElseThrow();
  }

  private static WalkableTable withoutClosingTags(WalkableTable table) {
    return new WalkableTable(
        table.open(), table.onlyIfOpened(), table.doubtfulWith(), table.openedBy(), Map.of());
  }
}
