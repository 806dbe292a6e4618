package org.urbanobservatory.source.osm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;

class OsmAreasTest {
  private static final OsmRegion REGION = new OsmRegion("r", 0, 0, 20, 20);
  private static final Map<String, String> PARK = Map.of("leisure", "park");

  private final List<OsmWay> ways = new ArrayList<>();
  private final List<OsmRelation> relations = new ArrayList<>();

  @Test
  void closedWayIsItsRing() {
    ways.add(way(1, PARK, "0 0", "4 0", "4 2", "0 2", "0 0"));

    assertThat(areas().areas())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.element()).isEqualTo("way 1");
              assertThat(a.lonLat().getArea()).isEqualTo(8);
            });
    assertThat(areas().issues()).isEmpty();
  }

  @Test
  void cutWayIsRefusedOnce() {
    ways.add(way(7, PARK, "0 0", "4 0"));
    ways.add(way(7, PARK, "4 2", "0 2", "0 1"));

    assertThat(areas()).extracting(OsmAreas::read, OsmAreas::rejected).containsExactly(1L, 1L);
    assertThat(areas().issues())
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.code()).isEqualTo("osm_area_not_closed");
              assertThat(i.location()).isEqualTo("way 7");
            });
  }

  @Test
  void lineAndThereAndBackEncloseNothing() {
    ways.add(way(1, PARK, "0 0", "4 0", "0 0"));
    ways.add(way(2, PARK, "0 0", "4 0", "8 0", "0 0"));
    ways.add(way(3, PARK, "0 0", "4 0"));

    assertThat(areas().areas()).isEmpty();
    assertThat(areas().issues())
        .extracting(Issue::code)
        .containsExactly("osm_area_not_closed", "osm_area_empty", "osm_area_not_closed");
  }

  @Test
  void whatIsNoAreaIsNotAskedFor() {
    ways.add(way(1, Map.of("leisure", "park", "area", "no"), "0 0", "4 0", "4 2", "0 0"));
    ways.add(way(2, Map.of("leisure", "stadium"), "0 0", "4 0", "4 2", "0 0"));

    assertThat(areas().read()).isZero();
  }

  @Test
  void ringsCloseFromWaysInAnyOrderAndDirection() {
    relate(
        member("outer", way(1, Map.of(), "0 0", "4 0", "4 1")),
        member("outer", way(2, Map.of(), "0 0", "0 2", "1 2")),
        member("outer", way(3, Map.of(), "1 2", "4 2", "4 1")));

    assertThat(onlyArea().getArea()).isEqualTo(8);
    assertThat(areas().issues()).isEmpty();
    assertThat(areas().areas().get(0).tags()).containsEntry("area", "yes");
  }

  @Test
  void innerRingIsAHoleAlsoWhereItTouchesTheOuterRing() {
    relate(
        member("outer", way(1, Map.of(), "0 0", "10 0", "10 10", "0 10", "0 0")),
        member("inner", way(2, Map.of(), "0 0", "2 1", "1 2", "0 0")),
        member("inner", way(3, Map.of(), "4 4", "6 4", "6 6", "4 6", "4 4")));

    assertThat(onlyArea().getArea()).isCloseTo(100 - 1.5 - 4, within());
    assertThat(onlyArea().isValid()).isTrue();
    assertThat(areas().issues()).isEmpty();
  }

  @Test
  void innerRingsThatShareASideAreOneHole() {
    relate(
        member("outer", way(1, Map.of(), "0 0", "10 0", "10 10", "0 10", "0 0")),
        member("inner", way(2, Map.of(), "2 2", "4 2", "4 4", "2 4", "2 2")),
        member("inner", way(3, Map.of(), "4 2", "6 2", "6 4", "4 4", "4 2")));

    assertThat(onlyArea().getArea()).isCloseTo(92, within());
  }

  @Test
  void positionTellsHolesAndIslandsWhereRolesAreAbsent() {
    relate(
        member("", way(1, Map.of(), "0 0", "10 0", "10 10", "0 10", "0 0")),
        member("", way(2, Map.of(), "2 2", "8 2", "8 8", "2 8", "2 2")),
        member("", way(3, Map.of(), "4 4", "5 4", "5 5", "4 5", "4 4")),
        member("", way(4, Map.of(), "12 0", "13 0", "13 1", "12 1", "12 0")));

    assertThat(onlyArea().getArea()).isCloseTo(100 - 36 + 1 + 1, within());
    assertThat(areas().issues()).isEmpty();
  }

  @Test
  void outerRingsThatMeetAtANodeStayApart() {
    relate(
        member("outer", way(1, Map.of(), "2 2", "0 2", "0 0", "2 0")),
        member("outer", way(2, Map.of(), "2 2", "4 2", "4 4")),
        member("outer", way(3, Map.of(), "2 0", "2 2")),
        member("outer", way(4, Map.of(), "4 4", "2 4", "2 2")));

    assertThat(onlyArea().getNumGeometries()).isEqualTo(2);
    assertThat(onlyArea().getArea()).isEqualTo(8);
  }

  @Test
  void roleThatDoesNotFitItsPlaceIsRepaired() {
    relate(
        member("outer", way(1, Map.of(), "0 0", "10 0", "10 10", "0 10", "0 0")),
        member("outer", way(2, Map.of(), "2 2", "4 2", "4 4", "2 4", "2 2")));

    assertThat(onlyArea().getArea()).isEqualTo(96);
    assertThat(areas().issues()).extracting(Issue::code).containsExactly("osm_area_repaired");
  }

  @Test
  void innerRingOutsideIsLeftOut() {
    relate(
        member("outer", way(1, Map.of(), "0 0", "4 0", "4 4", "0 4", "0 0")),
        member("inner", way(2, Map.of(), "6 6", "8 6", "8 8", "6 8", "6 6")));

    assertThat(onlyArea().getArea()).isEqualTo(16);
    assertThat(areas().issues().get(0).message())
        .isEqualTo(
            "Invalid area relation 5: an inner ring lies in no outer ring; it is left out; correct it in the source");
  }

  @Test
  void crossingRingsGoByTheirRoles() {
    relate(
        member("outer", way(1, Map.of(), "0 0", "4 0", "4 4", "0 4", "0 0")),
        member("outer", way(2, Map.of(), "2 0", "6 0", "6 4", "2 4", "2 0")),
        member("inner", way(3, Map.of(), "5 1", "7 1", "7 2", "5 2", "5 1")));

    assertThat(onlyArea().getArea()).isCloseTo(24 - 1, within());
    assertThat(areas().issues()).extracting(Issue::code).containsExactly("osm_area_repaired");
  }

  @Test
  void ringThatCrossesItselfKeepsTheLandItGoesRound() {
    ways.add(way(1, PARK, "0 0", "4 4", "4 0", "0 4", "0 0"));

    assertThat(onlyArea().getArea()).isCloseTo(8, within());
    assertThat(onlyArea().isValid()).isTrue();
    assertThat(areas().issues()).extracting(Issue::code).containsExactly("osm_area_repaired");
  }

  @Test
  void relationWithMissingMemberIsRefused() {
    relations.add(
        new OsmRelation(
            5,
            PARK,
            List.of(member("outer", way(1, Map.of(), "0 0", "4 0", "4 4", "0 4", "0 0"))),
            List.of(99L)));

    assertThat(areas().areas()).isEmpty();
    assertThat(areas().issues())
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.code()).isEqualTo("osm_area_members_missing");
              assertThat(i.location()).isEqualTo("relation 5");
              assertThat(i.message()).contains("first 99");
            });
  }

  @Test
  void relationThatDoesNotCloseIsRefused() {
    relate(
        member("outer", way(1, Map.of(), "0 0", "4 0", "4 4")),
        member("outer", way(2, Map.of(), "4 4", "0 4")),
        member("outer", way(3, Map.of(), "6 6", "8 6", "8 8", "6 6")));

    assertThat(areas().areas()).isEmpty();
    assertThat(areas().issues()).extracting(Issue::code).containsExactly("osm_area_not_closed");
  }

  @Test
  void wayNamedTwiceCountsOnce() {
    OsmWay half = way(1, Map.of(), "0 0", "4 0", "4 4");
    relate(
        member("outer", half),
        member("outer", half),
        member("outer", way(2, Map.of(), "4 4", "0 4", "0 0")));

    assertThat(onlyArea().getArea()).isEqualTo(16);
  }

  @Test
  void findsThePlacesOfMonaco() {
    var region = new OsmRegion("monaco", 7.3, 43.6, 7.6, 43.8);
    OsmFeatures monaco =
        OsmExtract.read(
                ByteSource.of(SharedData.folder("osm").resolve("monaco-latest.osm.pbf")),
                List.of(region),
                OsmSelection.everything())
            .regions()
            .get(0);
    OsmAreas places = OsmAreas.of("monaco", monaco, t -> !kind(t).isEmpty());

    var counts = new TreeMap<String, Integer>();
    places.areas().forEach(a -> counts.merge(kind(a.tags()), 1, Integer::sum));
    assertThat(counts)
        .isEqualTo(Map.of("park", 15, "garden", 30, "playground", 7, "pitch", 11, "square", 4));
    assertThat(places.issues()).isEmpty();
    assertThat(places.areas()).allMatch(a -> a.lonLat().isValid());
    // Two ways to the same area: the equal-area projection, and the ellipsoid's radii at the place.
    Reprojection project = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(7.42, 43.74));
    for (OsmArea place : places.areas()) {
      assertThat(project.densified(place.lonLat()).getArea())
          .isCloseTo(
              ellipsoidM2(place.lonLat()), org.assertj.core.data.Percentage.withPercentage(0.01));
    }
  }

  private static String kind(Map<String, String> tags) {
    String leisure = tags.getOrDefault("leisure", "");
    if (List.of("park", "garden", "playground", "pitch").contains(leisure)) {
      return leisure;
    }
    return "square".equals(tags.get("place")) ? "square" : "";
  }

  /** Square degrees times the radii of curvature along and across the meridian (WGS 84). */
  private static double ellipsoidM2(Geometry lonLat) {
    double a = 6378137;
    double e2 = 0.0066943799901413165;
    double latitude = Math.toRadians(lonLat.getCentroid().getY());
    double w2 = 1 - e2 * Math.sin(latitude) * Math.sin(latitude);
    double across = a / Math.sqrt(w2);
    double along = a * (1 - e2) / (w2 * Math.sqrt(w2));
    double degree = Math.toRadians(1);
    return lonLat.getArea() * degree * degree * across * along * Math.cos(latitude);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }

  private void relate(OsmRelation.Member... members) {
    relations.add(new OsmRelation(5, PARK, List.of(members), List.of()));
  }

  private OsmAreas areas() {
    return OsmAreas.of(
        "osm",
        new OsmFeatures(REGION, List.of(), ways, relations),
        t -> "park".equals(t.get("leisure")));
  }

  private Geometry onlyArea() {
    assertThat(areas().areas()).hasSize(1);
    return areas().areas().get(0).lonLat();
  }

  private static OsmRelation.Member member(String role, OsmWay way) {
    return new OsmRelation.Member(role, way);
  }

  /** Nodes have the number of their position. */
  private static OsmWay way(long id, Map<String, String> tags, String... points) {
    var ids = new long[points.length];
    var lon = new double[points.length];
    var lat = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      String[] xy = points[i].split(" ");
      lon[i] = Double.parseDouble(xy[0]);
      lat[i] = Double.parseDouble(xy[1]);
      ids[i] = Math.round(lon[i] * 1000 + lat[i]) + 1;
    }
    return new OsmWay(id, tags, ids, lon, lat);
  }
}
