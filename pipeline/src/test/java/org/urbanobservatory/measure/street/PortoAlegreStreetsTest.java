package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.source.osm.OsmRegion;

/** A real city against OSMnx on the same files; it drops streets that cross the boundary. */
class PortoAlegreStreetsTest {
  @Test
  void agreesWithThePeer() throws IOException {
    Path folder = SharedData.folder("porto-alegre");
    JsonNode peer =
        new ObjectMapper().readTree(folder.resolve("peer_osmnx_street_stats.json").toFile());
    var fixture = new CityFixture(TransverseMercator.utm22South());
    StreetTable table = StreetTableFile.read();
    Geometry boundary = fixture.boundary(folder.resolve("boundary.geojson"));
    var region = new OsmRegion("poa", -51.4, -30.3, -51.0, -29.9);
    StreetStatistics s =
        StreetMeasures.of(
                fixture.streets(folder.resolve("poa_osm.pbf"), region, table), boundary, table)
            .statistics(12);

    double area = boundary.getArea();
    assertThat(area).isCloseTo(peer.get("area_m2").asDouble(), within(1.0));
    assertThat(1000 * s.streetLengthM() / area)
        .isCloseTo(peer.get("street_density_km").asDouble() / 1000, Percentage.withPercentage(3));
    assertThat(1e6 * s.junctions() / area)
        .isCloseTo(peer.get("intersection_density_km").asDouble(), Percentage.withPercentage(3));
    assertThat(1e6 * s.intersections() / area)
        .isCloseTo(
            peer.get("clean_intersection_density_km").asDouble(), Percentage.withPercentage(3));
    assertThat(s.circuity())
        .isCloseTo(peer.get("circuity_avg").asDouble(), Percentage.withPercentage(1));
    assertThat(s.reserveAreaM2() / area).isBetween(0.14, 0.18);
    assertThat(s.carriagewayAreaM2()).isLessThan(s.reserveAreaM2());
    assertThat(s.centrelineLengthM() / s.streetLengthM()).isBetween(0.85, 0.97);
    assertThat(s.widthTaggedM() + s.lanesTaggedM() + s.widthDefaultM())
        .isCloseTo(s.streetLengthM(), within(1e-3));
  }
}
