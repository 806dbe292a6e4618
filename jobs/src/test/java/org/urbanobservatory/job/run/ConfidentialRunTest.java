package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** What a release keeps to itself: few people of a cell, and the inputs that are confidential. */
class ConfidentialRunTest {
  /** %1$s: after every input; %2$s: after the people. */
  private static final String CONFIG =
      """
      observatory: { id: secret, name: Secret }
      years: [2020]
      countries:
        - { code: XAV, name: Avaria }
      cities: { path: cities.geojson, source: Fictional }
      extents:
        - { id: boundary, kind: boundary }
        - { id: town, kind: given, input: outline }
      editions: [cpi-guide]
      inputs:
        statistics:
          - { id: office, path: office.csv, source: Office %1$s }
        streets:
          - { id: streets, path: streets.geojson, class_column: class, year: 2020, source: Survey %1$s }
        population:
          - { id: people, path: people.csv, column: n, x: lon, y: lat, crs: "OGC:CRS84", year: 2020, source: Register %1$s %2$s }
        urban_polygons:
          - { id: outline, path: outline.geojson, year: 2020, source: Survey %1$s }
        facilities:
          - { id: clinics, title: Clinics, path: clinics.csv, x: lon, y: lat, crs: "OGC:CRS84", distances_m: [800], year: 2020, source: Fictional }
      output: { path: output }
      """;

  private static final List<String> OF_PEOPLE =
      List.of("population", "population_density", "people_not_connected", "facility_access");

  @TempDir static Path folder;

  private static Released open;
  private static Released byDefault;
  private static Released confidential;

  @BeforeAll
  static void run() throws IOException {
    open = run("open", "", ", min_cell_count: 0");
    byDefault = run("default", "", "");
    confidential = run("confidential", ", confidential: true", "");
  }

  private static Released run(String name, String everywhere, String people) throws IOException {
    Path at = Files.createDirectories(folder.resolve(name));
    Files.writeString(at.resolve("observatory.yaml"), CONFIG.formatted(everywhere, people));
    Files.writeString(
        at.resolve("cities.geojson"),
        collection(box("'city_id':'alta','name':'Alta','country_code':'XAV'", 30.00, 30.04)));
    Files.writeString(at.resolve("outline.geojson"), collection(box("'x':1", 30.00, 30.03)));
    Files.writeString(
        at.resolve("streets.geojson"),
        collection(
            "{'type':'Feature','properties':{'class':'residential'},'geometry':{'type':'LineString','coordinates':[[29.99,0.02],[30.05,0.02]]}}"));
    // Four cells of the display grid: 60, 5, 40 and 300 people along the street.
    Files.writeString(
        at.resolve("people.csv"),
        "lon,lat,n\n30.003,0.02,60\n30.015,0.02,5\n30.025,0.02,40\n30.037,0.02,300\n");
    Files.writeString(at.resolve("clinics.csv"), "lon,lat\n30.02,0.02\n");
    Files.writeString(
        at.resolve("office.csv"),
        """
        country_code,city_id,variable,year,value,unit
        XAV,alta,population,2020,405,PERSONS
        XAV,alta,city_product,2020,7777,MILLION_USD_PPP
        XAV,alta,live_births,2020,4x12,PERSONS
        """);
    CommandRun run = CommandRun.of(at.resolve("observatory.yaml"));
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    return run.released();
  }

  private static String collection(String feature) {
    return "{'type':'FeatureCollection','features':[%s]}".formatted(feature).replace('\'', '"');
  }

  private static String box(String properties, double west, double east) {
    return "{'type':'Feature','properties':{%1$s},'geometry':{'type':'Polygon','coordinates':[[[%2$s,0],[%3$s,0],[%3$s,0.04],[%2$s,0.04],[%2$s,0]]]}}"
        .formatted(properties, west, east);
  }

  private static List<Row> cells(Released released, String extent) throws IOException {
    return released.rows("cells").stream()
        .filter(row -> extent.equals(row.getAs("extent_id")))
        .toList();
  }

  private static List<Double> peopled(Released released, String extent) throws IOException {
    return cells(released, extent).stream()
        .map(row -> row.<Double>getAs("population"))
        .filter(people -> people != null && people > 0)
        .sorted()
        .toList();
  }

  private static Map<String, Double> values(Released released) throws IOException {
    var values = new TreeMap<String, Double>();
    for (Row row : released.rows("indicator_values")) {
      String id = row.getAs("indicator_id");
      values.put(
          String.join("/", id, row.getAs("extent_id"), row.getAs("sex")), row.getAs("value"));
    }
    return values;
  }

  @Test
  void cellsOfFewPeopleAreLeftOut() throws IOException {
    assertThat(peopled(open, "boundary")).containsExactly(5.0, 40.0, 60.0, 300.0);
    assertThat(peopled(open, "town")).containsExactly(5.0, 40.0, 60.0);
    assertThat(peopled(byDefault, "boundary")).containsExactly(60.0, 300.0);
    assertThat(peopled(byDefault, "town")).containsExactly(60.0);
    assertThat(open.rows("cell_access")).hasSize(4 + 3);
    assertThat(byDefault.rows("cell_access"))
        .extracting(row -> row.<Double>getAs("people"))
        .containsExactlyInAnyOrder(60.0, 300.0, 60.0);
    assertThat(messages(byDefault, "cells_withheld"))
        .containsExactlyInAnyOrder(
            withheld(cells(byDefault, "boundary").size(), "boundary"),
            withheld(cells(byDefault, "town").size(), "town"));
    assertThat(messages(open, "cells_withheld")).isEmpty();
  }

  private static String withheld(int cells, String extent) {
    return "The people of 2 of %d cells of %s are not published from people: they hold fewer than 10 people, or would tell of the one that does. Their land is; set min_cell_count to publish smaller ones"
        .formatted(cells, extent);
  }

  @Test
  void aConfidentialSourceShowsNobody() throws IOException {
    assertThat(cells(confidential, "boundary")).hasSameSizeAs(cells(open, "boundary"));
    assertThat(cells(confidential, "town")).isEmpty();
    for (Row cell : confidential.rows("cells")) {
      boolean isEmpty = Double.valueOf(0).equals(cell.getAs("population"));
      assertThat(OF_PEOPLE).allMatch(c -> isEmpty || cell.getAs(c) == null);
    }
    assertThat(peopled(confidential, "boundary")).isEmpty();
    assertThat(confidential.rows("cell_access")).isEmpty();
    assertThat(open.rows("streets")).isNotEmpty();
    assertThat(confidential.rows("streets")).isEmpty();
  }

  @Test
  void outlinesOfConfidentialPolygonsAreEmpty() throws IOException {
    for (Row extent : confidential.rows("extents")) {
      byte[] geometry = extent.getAs("geometry");
      assertThat(geometry == null).isEqualTo("town".equals(extent.getAs("extent_id")));
      assertThat(extent.<Double>getAs("area_m2")).isPositive();
    }
    assertThat(open.rows("extents")).allMatch(row -> row.getAs("geometry") != null);
  }

  @Test
  void everyValueIsThatOfTheOpenRun() throws IOException {
    Map<String, Double> expected = values(open);
    assertThat(values(confidential)).isEqualTo(expected);
    assertThat(values(byDefault)).isEqualTo(expected);
    assertThat(expected.get("access_to_clinics_800m/boundary/_T"))
        .isCloseTo(100.0 * 45 / 405, within(1e-9));
    assertThat(expected.values()).filteredOn(v -> v != null).hasSizeGreaterThan(5);
    assertThat(confidential.scores()).isEqualTo(open.scores());
  }

  @Test
  void confidentialStatisticsAreNowhere() throws IOException {
    assertThat(open.observations()).extracting(Observation::input).contains("office");
    assertThat(confidential.observations()).extracting(Observation::input).doesNotContain("office");
    for (Row row : confidential.rows("indicator_values")) {
      assertThat(row.<Double>getAs("population")).as(row.toString()).isNull();
      if ("economic_density".equals(row.getAs("indicator_id")) && row.getAs("value") != null) {
        assertThat(row.<Double>getAs("numerator")).isNull();
        assertThat(row.<Double>getAs("denominator")).isNull();
        assertThat(row.<String>getAs("method")).endsWith("; numerator and denominator withheld");
      }
    }
    for (String table : List.of("indicator_values", "country_indicator_values", "issues")) {
      assertThat(confidential.rows(table).toString()).doesNotContain("7777").doesNotContain("4x12");
    }
    assertThat(open.rows("issues").toString()).contains("4x12");
    assertThat(open.rows("indicator_values").toString()).contains("7777");
  }

  @Test
  void aFaultOfAConfidentialRowSaysWhereItIs() throws IOException {
    assertThat(
            confidential.rows("issues").stream()
                .filter(row -> "office".equals(row.getAs("input")))
                .map(row -> row.<String>getAs("message")))
        .containsExactly(
            "Invalid line 4 of office: text in number; what it holds is confidential, look there and correct it");
  }

  private static List<String> messages(Released released, String code) throws IOException {
    return released.rows("issues").stream()
        .filter(row -> code.equals(row.getAs("code")))
        .map(row -> row.<String>getAs("message"))
        .toList();
  }
}
