package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.model.Observation;

/**
 * Two cities that meet at a meridian, with districts, and people on every border: each is of the
 * city and the district east or north of the border.
 */
class BorderPeopleRunTest {
  @TempDir static Path folder;

  private static Released released;

  @BeforeAll
  static void run() throws IOException {
    Files.writeString(
        folder.resolve("cities.geojson"),
        collection(
            box("\"city_id\":\"a\",\"name\":\"A\",\"country_code\":\"XAV\"", 30, 0, 30.02, 0.02),
            box(
                "\"city_id\":\"b\",\"name\":\"B\",\"country_code\":\"XAV\"",
                30.02,
                0,
                30.04,
                0.02)));
    Files.writeString(
        folder.resolve("districts.geojson"),
        collection(
            box("\"id\":\"a1\"", 30, 0, 30.01, 0.02),
            box("\"id\":\"a2\"", 30.01, 0, 30.02, 0.02),
            box("\"id\":\"b1\"", 30.02, 0, 30.04, 0.01),
            box("\"id\":\"b2\"", 30.02, 0.01, 30.04, 0.02)));
    Files.writeString(folder.resolve("people.csv"), people());
    Files.writeString(
        folder.resolve("observatory.yaml"),
        """
        observatory: { id: borders, name: Borders }
        years: [2020]
        countries: [ { code: XAV, name: Avaria } ]
        cities: { path: cities.geojson, source: Fictional }
        extents: [ { id: boundary, kind: boundary } ]
        editions: []
        inputs:
          population:
            - { id: people, path: people.csv, column: n, x: lon, y: lat, crs: "OGC:CRS84", year: 2020, source: Fictional }
          zones: [ { id: districts, path: districts.geojson, id_column: id, source: Fictional } ]
        output: { path: output }
        """);
    CommandRun run = CommandRun.of(folder.resolve("observatory.yaml"));
    assertThat(run.status()).as(run.err()).isZero();
    released = run.released();
  }

  @Test
  void everyoneOnABorderIsOfOneCityAndOneDistrict() throws IOException {
    Map<String, Double> people = new TreeMap<>();
    for (Observation o : released.observations()) {
      if (o.variable().equals("extent_population")) {
        String zone = o.zoneId() == null ? "" : "/" + o.zoneId();
        people.put(o.place().cityId() + zone, o.value());
      }
    }

    // Western and southern outer borders count: 1000 and 2000, of b 32000; others are outside.
    assertThat(people)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "a", 90 + 70 + 1000.0 + 2000,
                "a/a1", 70 + 1000.0 + 2000,
                "a/a2", 90.0,
                "b", 180 + 270 + 32_000.0,
                "b/b1", 4 * 20 + 32_000.0,
                "b/b2", 5 * 20 + 270.0));
  }

  @Test
  void cellsAddUpToTheirCity() throws IOException {
    Map<String, Double> sums = new TreeMap<>();
    for (Row row : released.rows("cells")) {
      Double people = row.getAs("population");
      sums.merge(row.getAs("city_id"), people == null ? 0 : people, Double::sum);
    }

    assertThat(sums).isEqualTo(Map.of("a", 3160.0, "b", 32_450.0));
  }

  private static String people() {
    var lines = new StringBuilder("lon,lat,n\n");
    for (int i = 2; i <= 18; i += 2) {
      lines.append("30.01,0.0%02d,10%n".formatted(i));
      lines.append("30.02,0.0%02d,20%n".formatted(i));
      lines.append("30.0%d,0.01,30%n".formatted(20 + i));
    }
    return lines
        + """
        30.005,0.005,70
        30.0,0.006,1000
        30.006,0,2000
        30.006,0.02,8000
        30.04,0.006,16000
        30.026,0,32000
        30.026,0.02,64000
        """;
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[%s]}"
        .formatted(String.join(",", List.of(features)));
  }

  private static String box(
      String properties, double west, double south, double east, double north) {
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}"
        .formatted(properties, west, south, east, south, east, north, west, north, west, south);
  }
}
