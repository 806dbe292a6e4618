package org.urbanobservatory.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.access.AccessResult;
import org.urbanobservatory.measure.access.AccessSettings;
import org.urbanobservatory.measure.access.AccessShare;
import org.urbanobservatory.measure.access.DistanceKind;
import org.urbanobservatory.measure.access.FacilitySet;
import org.urbanobservatory.measure.access.OriginBuilder;
import org.urbanobservatory.measure.access.Origins;
import org.urbanobservatory.measure.access.WalkAccess;
import org.urbanobservatory.measure.access.WalkableTable;
import org.urbanobservatory.measure.openspace.OpenSpace;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.network.walk.WalkGraph;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.SpatialInput.Kind;

/** SDG 11.7.1 of Monaco from OpenStreetMap, with people made for the test. */
class MonacoTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** The land of Monaco, roughly. */
  private static final String LAND =
      "POLYGON ((7.4090 43.7275, 7.4165 43.7245, 7.4300 43.7345, 7.4395 43.7490, 7.4350 43.7517, 7.4230 43.7445, 7.4130 43.7350, 7.4090 43.7275))";

  private static CityTrial trial;
  private static CityContext city;
  private static List<StreetWay> ways;

  @BeforeAll
  static void read() throws ParseException {
    Path pbf = SharedData.folder("osm").resolve("monaco-latest.osm.pbf");
    trial =
        new CityTrial(new WKTReader().read(LAND))
            .with("osm", Kind.STREETS, pbf, 2020)
            .with("parks", Kind.OPEN_SPACES, pbf, 2020)
            .with("uses", Kind.LAND_USE, pbf, 2020)
            .measure();
    city = trial.context();
    ways = walkable(city);
  }

  @Test
  void spacesAreThoseOfTheExtract() {
    List<OpenSpace> spaces =
        new CityPolygons<>(city, new OpenSpaceReading(OpenSpaceTables.load()))
            .of(2020)
            .orElseThrow()
            .areas();
    var counts = new TreeMap<String, Long>();
    spaces.forEach(s -> counts.merge(s.spaceClass(), 1L, Long::sum));

    // 63 parks, gardens, playgrounds and pitches; 4 squares by place, 14 by pedestrian areas.
    assertThat(counts)
        .containsEntry("park", 15L)
        .containsEntry("garden", 30L)
        .containsEntry("playground", 7L)
        .containsEntry("pitch", 11L)
        .containsEntry("square", 18L)
        .containsEntry("waterfront", 4L)
        .containsEntry("recreation_ground", 1L)
        .hasSize(7);
    assertThat(spaces.stream().filter(s -> !s.isPublic())).hasSize(8);
    assertThat(trial.issues()).isEmpty();
  }

  @Test
  void landIsOpenOrStreet() {
    Map<String, Double> values = trial.values();

    // Pinned: a change of these is a change of the method.
    assertThat(values.get("open_space_area_m2")).isCloseTo(142_989, withPercentage(0.01));
    assertThat(values.get("street_reserve_area_m2")).isCloseTo(641_967, withPercentage(0.01));
    assertThat(values.get("green_area_m2")).isCloseTo(185_417, withPercentage(0.01));
    assertThat(values.get("open_space_service_area_m2"))
        .isCloseTo(2_990_685, withPercentage(0.01))
        .isLessThan(values.get("extent_area_m2"));
    assertThat(trial.absences()).isEqualTo(Map.of("land_use_mix", "land_use_mostly_unknown"));
  }

  @Test
  void mostPeopleHaveOpenSpaceNear() {
    AccessGroup group = group();
    AccessShare walked = share(group, DistanceKind.WALKED);
    AccessShare straight = share(group, DistanceKind.STRAIGHT_LINE);

    assertThat(group.parts().get(0).points()).hasSize(1261);
    assertThat(walked.people()).isEqualTo(2440);
    assertThat(walked.within()).isEqualTo(2400);
    assertThat(walked.notConnected()).isZero();
    assertThat(straight.within()).isEqualTo(2440);
  }

  private static AccessGroup group() {
    List<LineString> lines = ways.stream().map(MonacoTest::line).toList();
    return new CityOpenSpaces(city, OpenSpaceTables.load(), StreetTables.load())
        .groups(2020, new WalkableWays(lines))
        .get(0);
  }

  /** Ten people at the middle of every residential street inside. */
  private static AccessShare share(AccessGroup group, DistanceKind kind) {
    WalkGraph graph = WalkGraph.ofWays(ways);
    AccessSettings settings = AccessSettings.STANDARD.withKind(kind);
    var people = new OriginBuilder(graph, settings, List.of(Breakdown.TOTAL));
    for (StreetWay way : ways) {
      Coordinate middle = line(way).getCentroid().getCoordinate();
      boolean inside =
          city.frame().boundary().contains(GEOMETRIES.createPoint(middle));
      if (way.streetClass().equals("residential") && inside) {
        people.addPoint(middle.x, middle.y, 10);
      }
    }
    Origins origins = people.build();
    AccessGroup.Part part = group.parts().get(0);
    var entrances =
        new FacilitySet(
            part.id(),
            part.points().stream().map(p -> new Coordinate(p[0], p[1])).toList(),
            part.distanceM());
    AccessResult result = new WalkAccess(graph, settings).measure(origins, List.of(entrances));
    return result.share(result.set(part.id()), Breakdown.TOTAL);
  }

  private static LineString line(StreetWay way) {
    return GEOMETRIES.createLineString(
        IntStream.range(0, way.x().length)
            .mapToObj(i -> new Coordinate(way.x()[i], way.y()[i]))
            .toArray(Coordinate[]::new));
  }

  private static List<StreetWay> walkable(CityContext city) {
    WalkableTable table = WalkableTables.load();
    Reprojection toComputing = city.frame().fromLonLat();
    var walkable = new ArrayList<StreetWay>();
    for (OsmWay way : city.streetsNear(2020).orElseThrow().ways()) {
      double[] x = way.lon().clone();
      double[] y = way.lat().clone();
      for (int i = 0; i < x.length; i++) {
        double[] at = toComputing.point(x[i], y[i]);
        x[i] = at[0];
        y[i] = at[1];
      }
      table.findWay(way.id(), way.tags(), way.nodeIds(), x, y).ifPresent(walkable::add);
    }
    return walkable;
  }
}
