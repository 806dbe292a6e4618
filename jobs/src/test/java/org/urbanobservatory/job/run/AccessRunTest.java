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

  /**
   * Two towns where a home and a clinic are joined by one way round alone, 1,500 m beyond the
   * boundary of the first and 1,700 m beyond that of the second: the network is read 1,600 m
   * beyond.
   */
  @Test
  void wayRoundOutsideTheCityCountsAsFarAsTheNetworkIsRead() throws IOException {
    Files.writeString(
        folder.resolve("observatory.yaml"),
        """
        observatory: { id: round, name: Round }
        years: [2020]
        countries: [ { code: XAV, name: Avaria } ]
        cities: { path: cities.geojson, source: Fictional }
        extents: [ { id: boundary, kind: boundary } ]
        editions: []
        inputs:
          streets: [ { id: streets, path: streets.geojson, class_column: class, year: 2020, source: Fictional } ]
          population: [ { id: people, path: people.csv, column: n, x: lon, y: lat, crs: "OGC:CRS84", year: 2020, source: Fictional } ]
          facilities: [ { id: clinics, path: clinics.csv, x: lon, y: lat, crs: "OGC:CRS84", distances_m: [6000], year: 2020, source: Fictional } ]
        output: { path: output }
        """);
    Files.writeString(
        folder.resolve("cities.geojson"), collection(town("near", 30), town("far", 31)));
    Files.writeString(
        folder.resolve("streets.geojson"),
        collection(
            way(30.005, 0.018, 30.005, 0.02 + beyond(1500)),
            way(30.005, 0.02 + beyond(1500), 30.015, 0.02 + beyond(1500)),
            way(30.015, 0.02 + beyond(1500), 30.015, 0.018),
            way(31.005, 0.018, 31.005, 0.02 + beyond(1700)),
            way(31.005, 0.02 + beyond(1700), 31.015, 0.02 + beyond(1700)),
            way(31.015, 0.02 + beyond(1700), 31.015, 0.018)));
    Files.writeString(
        folder.resolve("people.csv"), "lon,lat,n\n30.005,0.018,100\n31.005,0.018,100\n");
    Files.writeString(folder.resolve("clinics.csv"), "lon,lat\n30.015,0.018\n31.015,0.018\n");
    CommandRun run = CommandRun.of(folder.resolve("observatory.yaml"));
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(
            run.released().rows("indicator_values").stream()
                .filter(r -> "access_to_clinics_6000m".equals(r.getAs("indicator_id")))
                .map(r -> r.getAs("city_id") + " " + r.getAs("value")))
        .containsExactlyInAnyOrder("near 100.0", "far 0.0");
  }

  /** Degrees of latitude at the equator. */
  private static double beyond(double metres) {
    return metres / 110_574;
  }

  private static String town(String id, int west) {
    return "{'type':'Feature','properties':{'city_id':'%1$s','name':'%1$s','country_code':'XAV'},'geometry':{'type':'Polygon','coordinates':[[[%2$d,0],[%2$d.02,0],[%2$d.02,0.02],[%2$d,0.02],[%2$d,0]]]}}"
        .formatted(id, west);
  }

  private static String way(double x1, double y1, double x2, double y2) {
    return "{'type':'Feature','properties':{'class':'residential'},'geometry':{'type':'LineString','coordinates':[[%s,%s],[%s,%s]]}}"
        .formatted(x1, y1, x2, y2);
  }

  private static String collection(String... features) {
    return "{'type':'FeatureCollection','features':[%s]}"
        .formatted(String.join(",", features))
        .replace('\'', '"');
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
