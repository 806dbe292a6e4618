package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.SharedData;

/**
 * SDG 11.2.1 of a real city: the people of its hexagons, all and women, its streets, its buses and
 * its trains; once along the streets and once as the crow flies.
 */
class PortoAlegreTransitTest {
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
          - { id: women, path: groups.csv, quantity: count, x: lon, y: lat, crs: "OGC:CRS84", column: women, sex: F, year: 2019, source: Made for the test }
          - { id: aged, path: groups.csv, quantity: count, x: lon, y: lat, crs: "OGC:CRS84", column: aged, age: Y_GE65, year: 2019, source: Made for the test }
          - { id: aged_women, path: groups.csv, quantity: count, x: lon, y: lat, crs: "OGC:CRS84", column: aged_women, sex: F, age: Y_GE65, year: 2019, source: Made for the test }
        transit:
          - { id: bus, path: "%1$s/poa_eptc.zip", year: 2019, source: EPTC }
          - { id: train, path: "%1$s/poa_trensurb.zip", year: 2019, source: Trensurb }
      output: { path: output }
      settings: { allow_proxy_extent: true, access: { distance: %2$s } }
      """;

  @TempDir static Path folder;

  private static Released walked;
  private static Released straight;

  @BeforeAll
  static void runPortoAlegre() throws IOException {
    Path data = SharedData.folder("porto-alegre");
    walked = run(data, "network");
    straight = run(data, "straight_line");
  }

  private static Released run(Path data, String distance) throws IOException {
    Path config = Files.createDirectories(folder.resolve(distance)).resolve("observatory.yaml");
    Files.writeString(config, CONFIG.formatted(data.toAbsolutePath(), distance));
    Files.writeString(config.resolveSibling("groups.csv"), groups(data));
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.err()).isZero();
    return run.released();
  }

  /**
   * Women are a half of the people west of the centre and three quarters east of it, the aged a
   * tenth and a fifth, half of them women.
   */
  private static String groups(Path data) throws IOException {
    List<String> rows = new ArrayList<>(List.of("lon,lat,women,aged,aged_women"));
    for (String line : Files.readAllLines(data.resolve("poa_hexgrid.csv"))) {
      String[] cells = line.replace("\"", "").split(",");
      if (!cells[0].equals("id")) {
        double people = Double.parseDouble(cells[3]);
        boolean isWest = Double.parseDouble(cells[1]) < -51.2;
        double women = people * (isWest ? 0.5 : 0.75);
        double aged = people * share65(Double.parseDouble(cells[1]));
        rows.add("%s,%s,%s,%s,%s".formatted(cells[1], cells[2], women, aged, aged / 2));
      }
    }
    return String.join("\n", rows) + "\n";
  }

  private static double share65(double lon) {
    return lon < -51.2 ? 0.1 : 0.2;
  }

  /** Percent by component, sex and age, the value itself as {@code any}. */
  private static Map<String, Double> percents(Released released) throws IOException {
    var percents = new TreeMap<String, Double>();
    for (Row row : released.rows("indicator_values")) {
      if (row.getAs("indicator_id").equals("access_to_public_transport")) {
        String component = row.getAs("component");
        String key = (component == null || component.equals("_T") ? "any" : component);
        String age = row.getAs("age").equals("_T") ? "" : " " + row.getAs("age");
        percents.put(key + " " + row.getAs("sex") + age, row.getAs("value"));
      }
    }
    return percents;
  }

  @Test
  void sharesAreReproduced() throws IOException {
    Map<String, Double> found = percents(walked);
    assertThat(found)
        .containsOnlyKeys(
            "any _T",
            "any F",
            "low_capacity _T",
            "low_capacity F",
            "high_capacity _T",
            "high_capacity F",
            "any _T Y_GE65",
            "any F Y_GE65",
            "low_capacity _T Y_GE65",
            "low_capacity F Y_GE65",
            "high_capacity _T Y_GE65",
            "high_capacity F Y_GE65");
    assertThat(found.get("any F Y_GE65")).isCloseTo(found.get("any _T Y_GE65"), within(1e-9));
    assertThat(found.get("any _T Y_GE65")).isLessThan(found.get("any F"));
    assertThat(found.get("any _T")).isCloseTo(90.1594, within(1e-4));
    assertThat(found.get("low_capacity _T")).isCloseTo(90.1594, within(1e-4));
    assertThat(found.get("high_capacity _T")).isCloseTo(2.2555, within(1e-4));
    assertThat(found.get("any F")).isCloseTo(89.4191, within(1e-4));
    assertThat(found.get("low_capacity F")).isCloseTo(89.4191, within(1e-4));
    assertThat(found.get("high_capacity F")).isCloseTo(1.7642, within(1e-4));
  }

  /** Counted here without a projection or an index: every station against every hexagon. */
  @Test
  void straightLinesToStationsAreThoseOfAPlainCount() throws IOException {
    Path data = SharedData.folder("porto-alegre");
    Geometry city = boundary(data);
    List<double[]> stations = stations(data);
    double all = 0;
    double near = 0;
    double aged = 0;
    double agedNear = 0;
    for (CSVRecord cell : records(Files.readString(data.resolve("poa_hexgrid.csv")))) {
      double lon = Double.parseDouble(cell.get("lon"));
      double lat = Double.parseDouble(cell.get("lat"));
      double people = Double.parseDouble(cell.get("population"));
      if (city.contains(city.getFactory().createPoint(new Coordinate(lon, lat)))) {
        boolean isNear = stations.stream().anyMatch(s -> metres(lon, lat, s) <= 1000);
        all += people;
        near += isNear ? people : 0;
        aged += people * share65(lon);
        agedNear += isNear ? people * share65(lon) : 0;
      }
    }
    assertThat(near).isEqualTo(37_799);
    assertThat(percents(straight).get("high_capacity _T"))
        .isCloseTo(100 * near / all, within(1e-9));
    assertThat(percents(straight).get("high_capacity _T Y_GE65"))
        .isCloseTo(100 * agedNear / aged, within(1e-9));
  }

  private static Geometry boundary(Path data) throws IOException {
    JsonNode rings =
        new ObjectMapper()
            .readTree(data.resolve("boundary.geojson").toFile())
            .at("/features/0/geometry/coordinates");
    var shell = new ArrayList<Coordinate>();
    rings
        .get(0)
        .forEach(at -> shell.add(new Coordinate(at.get(0).asDouble(), at.get(1).asDouble())));
    return new GeometryFactory().createPolygon(shell.toArray(new Coordinate[0]));
  }

  private static List<double[]> stations(Path data) throws IOException {
    var stations = new ArrayList<double[]>();
    try (var feed = FileSystems.newFileSystem(data.resolve("poa_trensurb.zip"))) {
      for (CSVRecord stop : records(Files.readString(feed.getPath("stops.txt")))) {
        stations.add(
            new double[] {
              Double.parseDouble(stop.get("stop_lon")), Double.parseDouble(stop.get("stop_lat"))
            });
      }
    }
    return stations;
  }

  private static List<CSVRecord> records(String text) throws IOException {
    return CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(text.replace("\uFEFF", "")))
        .getRecords();
  }

  /** Along the ellipsoid's radii of curvature, within 1 cm at 1 km. */
  private static double metres(double lon, double lat, double[] to) {
    double e2 = (2 - 1 / 298.257223563) / 298.257223563;
    double sine = Math.sin(Math.toRadians(lat));
    double bend = 1 - e2 * sine * sine;
    double across = 6_378_137 / Math.sqrt(bend);
    double along = 6_378_137 * (1 - e2) / Math.pow(bend, 1.5);
    double east =
        Math.toRadians(to[0] - lon) * across * Math.cos(Math.toRadians((lat + to[1]) / 2));
    return Math.hypot(east, Math.toRadians(to[1] - lat) * along);
  }

  @Test
  void unionIsNotLessThanItsParts() throws IOException {
    for (Released released : List.of(walked, straight)) {
      Map<String, Double> found = percents(released);
      assertThat(found.get("any _T"))
          .isGreaterThanOrEqualTo(found.get("low_capacity _T"))
          .isGreaterThanOrEqualTo(found.get("high_capacity _T"))
          .isLessThanOrEqualTo(found.get("low_capacity _T") + found.get("high_capacity _T"));
    }
  }

  @Test
  void straightLinesReachAtLeastAsMany() throws IOException {
    Map<String, Double> network = percents(walked);
    Map<String, Double> crow = percents(straight);
    assertThat(crow.keySet()).isEqualTo(network.keySet());
    network.forEach((key, value) -> assertThat(crow.get(key)).as(key).isGreaterThan(value));
  }

  @Test
  void valuesSayWhatTheyAreOf() throws IOException {
    for (Row row : walked.rows("indicator_values")) {
      if (row.getAs("indicator_id").equals("access_to_public_transport")) {
        String series = row.getAs("component") == null ? "SP_TRN_PUBL" : null;
        assertThat(row.<String>getAs("sdg_series")).isEqualTo(series);
        assertThat(row.<String>getAs("unit")).isEqualTo("PT");
        assertThat(row.<Double>getAs("numerator") / row.<Double>getAs("denominator") * 100)
            .isCloseTo(row.<Double>getAs("value"), within(1e-9));
        assertThat(row.<String>getAs("method"))
            .contains("low_capacity within 500 m".repeat(isOf(row, "high_capacity") ? 0 : 1))
            .contains("high_capacity within 1000 m".repeat(isOf(row, "low_capacity") ? 0 : 1))
            .contains("stops of bus on 2019-04-16 (busiest_workday), train on 2019-03-05")
            .contains("joined to edges within 100 m, streets osm of 2019 read 1600 m beyond")
            .contains("at most 5 % of people not connected");
      }
    }
  }

  private static boolean isOf(Row row, String component) {
    return component.equals(row.getAs("component"));
  }

  @Test
  void theShareOfPeopleNotConnectedIsAnIndicator() throws IOException {
    List<Double> shares =
        walked.rows("indicator_values").stream()
            .filter(row -> row.getAs("indicator_id").equals("people_not_connected_share"))
            .map(row -> row.<Double>getAs("value"))
            .toList();
    assertThat(shares).isNotEmpty().allMatch(share -> share > 0 && share < 5);
  }

  @Test
  void peopleWithoutAConnectionAreFew() throws IOException {
    Map<String, Double> totals = walked.cityTotals();
    double people = totals.get(key("extent_population"));
    assertThat(people).isCloseTo(811_711, within(81.0));
    assertThat(totals.get(key("people_not_connected")) / people).isLessThan(0.05);
  }

  private static String key(String variable) {
    return Released.key("porto-alegre-centro", "boundary", variable, 2019);
  }

  @Test
  void cellsOfTheMapAddUpToTheCity() throws IOException {
    double reached =
        walked.rows("cell_access").stream()
            .filter(row -> row.getAs("facility").equals("transit"))
            .mapToDouble(row -> row.<Double>getAs("people_within_reach"))
            .sum();
    assertThat(reached)
        .isCloseTo(walked.cityTotals().get(key("people_near_transit")), within(1e-6));
  }

  /** The map of table cells says the same of each cell as its row of cell_access. */
  @Test
  void theMapSaysWhoIsLeftOut() throws IOException {
    Map<String, Row> cells = new TreeMap<>();
    walked.rows("cells").forEach(cell -> cells.put(cell.getAs("cell_id"), cell));
    int compared = 0;
    for (Row access : walked.rows("cell_access")) {
      if (access.getAs("facility").equals("transit")) {
        Row cell = cells.get(access.<String>getAs("cell_id"));
        assertThat(cell.<Double>getAs("transit_people_within_reach"))
            .isEqualTo(access.<Double>getAs("people_within_reach"));
        assertThat(cell.<Double>getAs("transit_distance_m"))
            .isEqualTo(access.<Double>getAs("median_walking_distance_m"));
        assertThat(cell.<Double>getAs("people_not_connected"))
            .isEqualTo(access.<Double>getAs("people_not_connected"));
        assertThat(cell.<Double>getAs("population"))
            .isCloseTo(access.<Double>getAs("people"), within(1e-6));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
    assertThat(
            cells.values().stream()
                .map(cell -> cell.<Double>getAs("transit_people_within_reach"))
                .filter(people -> people != null)
                .mapToDouble(people -> people)
                .sum())
        .isCloseTo(walked.cityTotals().get(key("people_near_transit")), within(1e-6));
  }

  @Test
  void feedsAreCountedOnceAndSayWhichDayCounts() throws IOException {
    Map<String, Long> read = new TreeMap<>();
    walked.rows("inputs").forEach(row -> read.put(row.getAs("input"), row.getAs("rows_read")));
    assertThat(read).containsEntry("bus", 136_935L).containsEntry("train", 16_133L);
    assertThat(walked.rows("issues"))
        .extracting(row -> row.<String>getAs("message"))
        .contains("Feed bus counts with the service of 2019-04-16 (busiest_workday): 2374 runs");
  }
}
