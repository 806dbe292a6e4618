package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.network.Flow;
import org.urbanobservatory.network.StreetPlan;
import org.urbanobservatory.network.StreetWay;

class StreetMeasuresTest {
  private static final StreetTable TABLE = StreetTableFile.read();

  /** A cross road with a loop at its east end, a dual carriageway apart, and a change of class. */
  private static StreetPlan plan() {
    return new StreetPlan()
        .street(1, 0, 0, 100, 0, 200, 0)
        .street(2, 100, -100, 100, 0, 100, 100)
        .street(3, 200, 0, 230, 40, 230, -40, 200, 0)
        .streetClass("tertiary")
        .lanes(2)
        .street(4, 100, 100, 100, 150)
        .streetClass("primary")
        .lanes(null)
        .width(10.0)
        .flow(Flow.FORWARD)
        .street(5, 500, 0, 800, 0)
        .street(6, 800, 20, 500, 20);
  }

  @Test
  void countsAndMeasures() {
    StreetStatistics s = measures(plan().ways()).statistics(12);

    assertThat(s.streetLengthM()).isEqualTo(200 + 200 + 180 + 50 + 600);
    assertThat(s.centrelineLengthM()).isEqualTo(200 + 200 + 180 + 50 + 300);
    assertThat(s.junctions()).isEqualTo(2);
    assertThat(s.intersections()).isEqualTo(2);
    assertThat(s.deadEnds()).isEqualTo(7);
    assertThat(s.streetEnds()).isEqualTo(4 + 3);
    assertThat(s.segments()).isEqualTo(4 + 1 + 2);
    assertThat(s.openLengthM()).isEqualTo(200 + 200 + 50 + 600);
    assertThat(s.straightLengthM()).isEqualTo(200 + 200 + 50 + 600);
    assertThat(s.circuity()).isEqualTo(1);
    assertThat(s.streetsPerJunction()).isEqualTo(3.5);
    assertThat(s.widthTaggedM()).isEqualTo(600);
    assertThat(s.lanesTaggedM()).isEqualTo(50);
    assertThat(s.widthDefaultM()).isEqualTo(580);
  }

  @Test
  void splitsRowsWhereTheClassChanges() {
    List<StreetRow> rows = measures(plan().ways()).rows();

    assertThat(rows)
        .extracting(r -> r.segmentId() + " " + r.streetClass() + " " + r.lengthM())
        .containsExactly(
            "1-1 residential 100.0",
            "1-2 residential 100.0",
            "2-1 residential 100.0",
            "2-2 residential 100.0",
            "4-1 tertiary 50.0",
            "3-1 residential 180.0",
            "5-1 primary 300.0",
            "6-1 primary 300.0");
    assertThat(rows.get(4).widthM()).isEqualTo(13.5);
    assertThat(rows.get(4).widthSource().id()).isEqualTo("lanes");
    assertThat(rows.get(4).geometry().toText()).isEqualTo("LINESTRING (100 100, 100 150)");
  }

  @Test
  void measuresCircuity() {
    var bent = new StreetPlan().street(1, 0, 0, 30, 40, 60, 0);

    StreetStatistics s = measures(bent.ways()).statistics(12);
    assertThat(s.circuity()).isCloseTo(100.0 / 60, within(1e-12));
    assertThat(s.meanSegmentM()).isEqualTo(100);
  }

  @Test
  void isZeroWithoutStreetsAndItsRatiosAreMissing() {
    StreetStatistics s = measures(List.of()).statistics(12);

    assertThat(s.variables().values()).containsOnly(0.0);
    assertThat(s.circuity()).isNull();
    assertThat(s.streetsPerJunction()).isNull();
    assertThat(s.meanSegmentM()).isNull();
  }

  @Test
  void namesItsVariables() {
    assertThat(measures(plan().ways()).statistics(12).variables())
        .containsOnlyKeys(
            "street_length_m",
            "street_centreline_length_m",
            "junction_count",
            "intersection_count",
            "dead_end_count",
            "street_end_count",
            "street_segment_count",
            "street_open_length_m",
            "street_straight_length_m",
            "street_length_width_tagged_m",
            "street_length_lanes_m",
            "street_length_default_m",
            "street_carriageway_area_m2",
            "street_reserve_area_m2")
        .containsEntry("junction_count", 2.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void doesNotDependOnTheOrderOfWays(long seed) {
    StreetMeasures a = measures(plan().ways());
    StreetMeasures b = measures(plan().shuffled(seed));

    assertThat(b.statistics(12)).isEqualTo(a.statistics(12));
    assertThat(b.rows().toString()).isEqualTo(a.rows().toString());
  }

  @Test
  void scalesWithTheCity() {
    var large = new StreetPlan();
    plan().ways().forEach(w -> draw(large, w, 2));

    assertThat(measures(large.ways()).streetLengthM())
        .isEqualTo(2 * measures(plan().ways()).streetLengthM());
    assertThat(measures(large.ways()).junctionCount()).isEqualTo(2);
  }

  @Test
  void refusesATableThatContradictsItself() {
    assertThatThrownBy(() -> new StreetClass("road", List.of("road"), 10, 12, 0))
        .hasMessage(
            "Invalid street class road: reserve 10.0 m, side 12.0 m; 0 <= side < reserve <= 200 is needed");
    var road = new StreetClass("road", List.of("road"), 10, 2, 0);
    assertThatThrownBy(() -> new StreetTable(3, Map.of(), List.of(road, road)))
        .hasMessage("Invalid street table: 'road' is there twice");
  }

  @Test
  void readsStreetsFromTags() {
    assertThat(TABLE.isStreet(Map.of("highway", "residential"))).isTrue();
    assertThat(TABLE.isStreet(Map.of("highway", "service"))).isFalse();
    assertThat(TABLE.isStreet(Map.of("highway", "pedestrian", "area", "yes"))).isFalse();
    assertThat(TABLE.isStreet(Map.of("building", "yes"))).isFalse();
    assertThat(TABLE.classes()).hasSize(15);
  }

  private static void draw(StreetPlan plan, StreetWay way, double scale) {
    var xy = new double[2 * way.x().length];
    for (int i = 0; i < way.x().length; i++) {
      xy[2 * i] = scale * way.x()[i];
      xy[2 * i + 1] = scale * way.y()[i];
    }
    plan.street(way.id(), xy);
  }

  private static StreetMeasures measures(List<StreetWay> ways) {
    Geometry everywhere = new GeometryFactory().toGeometry(new Envelope(-5000, 5000, -5000, 5000));
    return StreetMeasures.of(ways, everywhere, TABLE);
  }
}
