package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.SharedData;

/**
 * A real city from its OpenStreetMap extract and population points, without any statistics, held to
 * what OSMnx 1.2.3 says of the same files.
 */
class PortoAlegreRunTest {
  private static final String CONFIG =
      """
      observatory: { id: porto-alegre, name: Porto Alegre }
      years: [2019]
      countries:
        - { code: BRA, name: Brazil }
      cities: { path: "%1$s/boundary.geojson" }
      extents:
        - { id: boundary, kind: boundary }
      editions: [cpi-guide]
      inputs:
        streets:
          - { id: osm, path: "%1$s/poa_osm.pbf", year: 2019, source: OpenStreetMap }
        population:
          - { id: hexgrid, path: "%1$s/poa_hexgrid.csv", quantity: count, x: lon, y: lat, crs: "OGC:CRS84", column: population, year: 2019, source: Census }
      output: { path: output }
      settings: { crs: "EPSG:31982" }
      """;

  @TempDir static Path folder;

  private static CommandRun run;
  private static Released released;
  private static Map<String, Double> totals;
  private static JsonNode peer;

  @BeforeAll
  static void runPortoAlegre() throws IOException {
    Path data = SharedData.folder("porto-alegre");
    peer = new ObjectMapper().readTree(data.resolve("peer_osmnx_street_stats.json").toFile());
    Path config = folder.resolve("observatory.yaml");
    Files.writeString(config, CONFIG.formatted(data.toAbsolutePath()));
    run = CommandRun.of(config);
    assertThat(run.status()).as(run.err()).isZero();
    released = run.released();
    totals = released.cityTotals();
  }

  private static double of(String variable) {
    return totals.get(Released.key("porto-alegre-centro", "boundary", variable, 2019));
  }

  private static double perKm2(String variable) {
    return of(variable) / of("extent_area_m2") * 1e6;
  }

  @Test
  void releaseVerifies() throws IOException {
    assertThat(released.releases().verify(released.id())).isEmpty();
  }

  @Test
  void areaIsThatOfTheDeclaredPlane() {
    assertThat(of("extent_area_m2"))
        .isCloseTo(peer.get("area_m2").asDouble(), withPercentage(0.0001));
  }

  /** The peer drops streets that cross the boundary; here they are clipped. */
  @Test
  void streetLengthAgreesWithThePeer() {
    assertThat(perKm2("street_length_m"))
        .isCloseTo(peer.get("street_density_km").asDouble(), withPercentage(3))
        .isCloseTo(12_260, withPercentage(0.5));
  }

  @Test
  void intersectionDensitiesAgreeWithThePeer() {
    assertThat(perKm2("junction_count"))
        .isCloseTo(peer.get("intersection_density_km").asDouble(), withPercentage(3));
    assertThat(perKm2("intersection_count"))
        .isCloseTo(peer.get("clean_intersection_density_km").asDouble(), withPercentage(3));
  }

  @Test
  void circuityAgreesWithThePeer() {
    assertThat(of("street_open_length_m") / of("street_straight_length_m"))
        .isCloseTo(peer.get("circuity_avg").asDouble(), withPercentage(1));
  }

  /** Links and nodes from the peer's counts of streets at a node. */
  @Test
  void formOfTheNetworkAgreesWithThePeer() {
    double nodes = 0;
    double ends = 0;
    for (var count : peer.get("streets_per_node_counts").properties()) {
      nodes += count.getValue().asDouble();
      ends += Integer.parseInt(count.getKey()) * count.getValue().asDouble();
    }
    assertThat(of("street_gamma")).isCloseTo(ends / 2 / (3 * (nodes - 2)), withPercentage(3));
    assertThat(of("street_meshedness"))
        .isCloseTo((ends / 2 - nodes + 1) / (2 * nodes - 5), withPercentage(10));
  }

  @Test
  void landInStreetReservesIsPlausible() {
    assertThat(of("street_reserve_area_m2") / of("extent_area_m2")).isBetween(0.14, 0.18);
    assertThat(of("street_carriageway_area_m2")).isLessThan(of("street_reserve_area_m2"));
  }

  @Test
  void everyPersonIsCountedOnce() throws IOException {
    assertThat(of("extent_population")).isCloseTo(811_711, withPercentage(0.01));
    double inCells =
        released.rows("cells").stream()
            .filter(row -> row.getAs("population") != null)
            .mapToDouble(row -> row.<Double>getAs("population"))
            .sum();
    assertThat(inCells).isCloseTo(811_711, withPercentage(0.01));
  }

  @Test
  void pointsAreAllRead() throws IOException {
    assertThat(released.rows("inputs"))
        .filteredOn(row -> row.getAs("input").equals("hexgrid"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<Long>getAs("rows_read")).isEqualTo(1227);
              assertThat(row.<Long>getAs("rows_rejected")).isZero();
            });
  }

  /** No extent is built up and no statistic is there, so nothing feeds the index. */
  @Test
  void whatCannotBeComputedSaysWhy() throws IOException {
    assertThat(released.scores())
        .isNotEmpty()
        .allMatch(s -> s.score() == null && s.reason() != null);
    for (Row value : released.rows("indicator_values")) {
      assertThat(value.getAs("value") == null)
          .as(value.toString())
          .isEqualTo(value.getAs("reason") != null);
    }
  }

  /** The extract holds parks and footways and names no box, so there is nothing to warn of. */
  @Test
  void findsNoFault() throws IOException {
    assertThat(released.rows("issues"))
        .extracting(row -> row.<String>getAs("severity") + " " + row.getAs("code"))
        .containsExactly("info cells_withheld");
    assertThat(of("dead_end_count"))
        .isCloseTo(peer.get("streets_per_node_counts").get("1").asDouble(), within(100.0));
  }
}
