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
        open_spaces:
          - { id: parks, path: streets.osm.pbf, year: 2020, source: Fictional parks }
        land_use:
          - { id: uses, path: streets.osm.pbf, year: 2020, source: Fictional land use }
      """;

  @TempDir static Path folder;

  private static Released sample;

  @BeforeAll
  static void runSample() throws IOException {
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    String text = Files.readString(config).replace("\n  transit:\n", "\n" + SAMPLE_INPUTS + "\n  transit:\n");
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
      System.out.println(id + " " + open + " " + served + " " + green + " " + all + " " + totals.get(Released.key(id, "boundary", "land_use_mix", 2020)));
      assertThat(open).as(id).isPositive().isLessThan(served);
      assertThat(served).as(id).isLessThanOrEqualTo(all);
      assertThat(green).as(id).isPositive();
    }
  }

  @Test
  void cellsHaveTheMixOfTheirUses() throws IOException {
    assertThat(sample.rows("cells"))
        .filteredOn(row -> row.getAs("land_use_mix") != null)
        .isNotEmpty()
        .allMatch(row -> row.<Double>getAs("land_use_mix") >= 0)
        .allMatch(row -> row.<Double>getAs("land_use_mix") <= 1);
    for (Row row : sample.rows("issues")) {
      if (List.of("parks", "uses").contains(String.valueOf((Object) row.getAs("input")))) System.out.println(row);
    }
    for (Row row : sample.rows("absences")) System.out.println(row);
    for (Row row : sample.rows("indicator_values")) if (row.getAs("indicator_id").toString().contains("open_") || row.getAs("indicator_id").toString().contains("green") || row.getAs("indicator_id").toString().contains("mix")) System.out.println(row);
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
    assertThat(run.released().rows("indicator_values"))
        .filteredOn(row -> row.getAs("indicator_id").equals("open_public_space_share"))
        .isNotEmpty()
        .allMatch(row -> row.getAs("value") == null)
        .extracting(row -> row.getAs("reason").toString() + row.getAs("component"))
        .containsOnly("open_space_not_in_extract");
  }
}
