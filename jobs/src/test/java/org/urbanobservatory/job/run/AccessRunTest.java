package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access to facilities that a configuration names, from its files to the release. */
class AccessRunTest {
  private static final String CONFIG =
      """
      observatory: { id: access, name: Access }
      years: [2020]
      countries:
        - { code: XAV, name: Avaria }
        - { code: XBO, name: Boreland }
      cities: { path: cities.geojson, source: Fictional }
      extents:
        - { id: boundary, kind: boundary }
      editions: [cpi-guide]
      inputs:
        streets:
          - { id: osm, path: streets.osm.pbf, year: 2020, source: Fictional streets }
        population:
          - { id: people, path: "population_2020/{city_id}.tif", quantity: count, year: 2020, source: Fictional population }
        facilities:
          - { id: crossings, title: Crossings, path: crossings.csv, x: lon, y: lat, crs: "OGC:CRS84", distances_m: [500, 1000], year: 2020, source: Fictional crossings }
      output: { path: output }
      """;

  @TempDir Path folder;

  /** Crossings every kilometre or so around the city of Limbara. */
  private static String crossings() {
    var rows = new StringBuilder("lon,lat\n");
    for (int i = 0; i < 6 * 5; i++) {
      int row = i / 6;
      rows.append("%s,%s%n".formatted(60.89 + 0.01 * (i % 6), -20.31 + 0.01 * row));
    }
    return rows.toString();
  }

  @Test
  void accessIsAnIndicatorOfTheRelease() throws IOException {
    Path sample = Path.of(System.getProperty("user.dir")).getParent().resolve("sample-data");
    CommandRun.copy(sample, folder);
    Files.writeString(folder.resolve("observatory.yaml"), CONFIG);
    Files.writeString(folder.resolve("crossings.csv"), crossings());
    CommandRun run = CommandRun.of(folder.resolve("observatory.yaml"), "--city", "limbara");
    assertThat(run.status()).as(run.out() + run.err()).isIn(0, 3);
    Released released = run.released();
    List<Row> values =
        released.rows("indicator_values").stream()
            .filter(r -> "access_to_crossings_500m".equals(r.getAs("indicator_id")))
            .filter(r -> "limbara".equals(r.getAs("city_id")))
            .toList();
    assertThat(values).hasSize(1);
    Row value = values.get(0);
    var totals = released.cityTotals();
    double near =
        totals.get(Released.key("limbara", "boundary", "people_near_crossings_500m", 2020));
    double people = totals.get(Released.key("limbara", "boundary", "extent_population", 2020));
    assertThat(value.<Double>getAs("value")).isCloseTo(100 * near / people, within(1e-9));
    assertThat(value.<String>getAs("method")).contains("walked along streets, joined to edges");
    double inCells =
        released.rows("cell_access").stream()
            .filter(r -> "crossings".equals(r.getAs("facility")))
            .mapToDouble(r -> r.<Double>getAs("people"))
            .sum();
    assertThat(inCells).isCloseTo(people, within(1e-4 * people));
    assertThat(released.releases().verify(released.id())).isEmpty();
  }
}
