package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.table.Rows;

/** Open space and land use through the command: of the sample's extract, and of a filtered one. */
class OpenSpaceRunTest {
  private static final String PORTO_ALEGRE =
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
        open_spaces:
          - { id: parks, path: "%1$s/poa_osm.pbf", year: 2019, source: OpenStreetMap }
        population:
          - { id: hexgrid, path: "%1$s/poa_hexgrid.csv", quantity: count, x: lon, y: lat, crs: "OGC:CRS84", column: population, year: 2019, source: Census }
      output: { path: output }
      settings: { crs: "EPSG:31982", allow_proxy_extent: true }
      """;

  private static final String SAMPLE_INPUTS =
      """
        land_use:
          - { id: uses, path: streets.osm.pbf, year: 2020, source: Fictional land use }
      """;

  @TempDir static Path folder;

  private static Released sample;

  @BeforeAll
  static void runSample() throws IOException {
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    String text =
        Files.readString(config).replace("\n  transit:\n", "\n" + SAMPLE_INPUTS + "\n  transit:\n");
    Files.writeString(config, text);
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.err()).isZero();
    sample = run.released();
  }

  @Test
  void parksOfEveryCityOfTheSampleAreMeasured() throws IOException {
    Map<String, Double> totals = sample.cityTotals();
    for (Row city : sample.rows("cities")) {
      String id = city.getAs("city_id");
      double open = totals.get(Released.key(id, "boundary", "open_space_area_m2", 2020));
      double served = totals.get(Released.key(id, "boundary", "open_space_service_area_m2", 2020));
      double green = totals.get(Released.key(id, "boundary", "green_area_m2", 2020));
      double all = totals.get(Released.key(id, "boundary", "extent_area_m2", 2020));
      assertThat(open).as(id).isPositive().isLessThan(served);
      assertThat(served).as(id).isLessThanOrEqualTo(all);
      assertThat(green).as(id).isPositive();
    }
  }

  /** Little of the sample's land has a use in its extract: the mix is not made from it. */
  @Test
  void mixOfMostlyUnknownLandIsAbsent() throws IOException {
    assertThat(sample.rows("absences"))
        .filteredOn(row -> !Rows.isOfZone(row))
        .filteredOn(row -> row.getAs("variable").equals("land_use_mix"))
        .hasSize(12)
        .allMatch(row -> row.getAs("reason").equals("land_use_mostly_unknown"));
  }

  /** 11.7.1 on the boundary: open space and streets add up. */
  @Test
  void shareOfOpenSpaceAndStreetsIsThatOfBoth() throws IOException {
    assertThat(boundaryValues("open_public_space_share"))
        .hasSize(6)
        .allMatch(value -> value > 9 && value < 19);
  }

  /** In a city where too many people cannot be joined to the streets nothing is said of walks. */
  @Test
  void peopleOfEveryCityWalkToParksOrItSaysWhyNot() throws IOException {
    List<Double> values = boundaryValues("access_to_open_public_space");
    List<String> reasons =
        sample.rows("absences").stream()
            .filter(row -> !Rows.isOfZone(row))
            .filter(row -> row.getAs("variable").equals("people_near_open_space"))
            .filter(row -> row.getAs("extent_id").equals("boundary"))
            .filter(row -> row.<Integer>getAs("year") == 2020)
            .map(row -> row.<String>getAs("reason"))
            .toList();

    assertThat(values).hasSize(4).allMatch(value -> value > 8 && value < 17);
    assertThat(reasons).hasSize(2).containsOnly("too_many_people_not_connected");
  }

  private static List<Double> boundaryValues(String indicator) throws IOException {
    return sample.rows("indicator_values").stream()
        .filter(row -> row.getAs("indicator_id").equals(indicator))
        .filter(row -> row.getAs("extent_id").equals("boundary"))
        .filter(row -> row.getAs("zone_id") == null)
        .filter(row -> row.getAs("component") == null && row.<Integer>getAs("year") == 2020)
        .map(row -> row.<Double>getAs("value"))
        .toList();
  }

  @Test
  void filteredExtractGivesNoIndicator() throws IOException {
    Path data = SharedData.folder("porto-alegre");
    Path config = Files.createDirectories(folder.resolve("porto")).resolve("observatory.yaml");
    Files.writeString(config, PORTO_ALEGRE.formatted(data.toAbsolutePath()));
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.err()).isZero();

    assertThat(run.released().rows("issues"))
        .filteredOn(row -> row.getAs("code").equals("open_space_not_in_extract"))
        .hasSize(1);
    for (String indicator : List.of("open_public_space_share", "access_to_open_public_space")) {
      assertThat(run.released().rows("indicator_values"))
          .filteredOn(row -> row.getAs("indicator_id").equals(indicator))
          .filteredOn(row -> row.getAs("component") == null)
          .isNotEmpty()
          .allMatch(row -> row.getAs("value") == null)
          .allMatch(row -> row.getAs("reason").equals("open_space_not_in_extract"));
    }
  }
}
