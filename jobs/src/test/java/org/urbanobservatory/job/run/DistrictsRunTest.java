package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.query.Query;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.table.Rows;

/** The districts of the sample through the command line, and the sample without them. */
class DistrictsRunTest {
  /** Tables that say what is known of districts, or name lines and layers of the input. */
  private static final Set<String> OF_DISTRICTS =
      Set.of(
          "zones",
          "observations",
          "absences",
          "indicator_values",
          "inputs",
          "city_inputs",
          "issues");

  /** Form is that of the whole city; there are no shares or densities among these. */
  private static final Set<String> OF_WHOLE_EXTENTS =
      Set.of("extent_compactness", "extent_proximity");

  /** Ratios, and what a border cuts in two: a segment of street, a cluster of junctions. */
  private static final Set<String> NOT_SUMS =
      Set.of(
          "population_weighted_density",
          "street_meshedness",
          "street_gamma",
          "intersection_count",
          "street_segment_count",
          "street_straight_length_m");

  @TempDir static Path folder;

  private static Released released;
  private static Released without;

  @BeforeAll
  static void runBoth() throws IOException {
    released = SampleRun.shared().released();
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    edit(config, line -> !line.contains("zones:") && !line.contains("districts.geojson"));
    edit(config.resolveSibling("statistics.csv"), line -> !line.contains(",districts,"));
    Files.delete(config.resolveSibling("districts.geojson"));
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.err()).isZero();
    without = run.released();
  }

  private static void edit(Path file, java.util.function.Predicate<String> isKept)
      throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> kept = lines.stream().filter(isKept).toList();
    assertThat(kept).hasSizeLessThan(lines.size());
    Files.write(file, kept);
  }

  @Test
  void everyDistrictHasANameAndACode() throws IOException {
    assertThat(released.rows("zones"))
        .hasSize(24)
        .allMatch(row -> row.getAs("zone_layer").equals("districts"))
        .extracting(row -> row.<String>getAs("name") + " " + row.<String>getAs("official_code"))
        .contains("Tabula North-East AV0000101", "Rundhaven South-West BO0000203");
  }

  @Test
  void measuresAgreeWithTheDrawing() throws IOException {
    Map<String, Double> measured = districts();
    List<String> truths = Files.readAllLines(SampleRun.folder().resolve("truth/districts.csv"));
    var softly = new SoftAssertions();

    for (String truth : truths.subList(1, truths.size())) {
      String[] cells = truth.split(",");
      String key = String.join("/", cells[0], cells[2], cells[3], cells[4], cells[5]);
      double value = Double.parseDouble(cells[6]);
      softly.assertThat(measured).containsKey(key);
      softly
          .assertThat(measured.getOrDefault(key, Double.NaN))
          .as(key)
          .isCloseTo(value, within(Double.parseDouble(cells[7]) * value));
    }

    assertThat(truths).hasSize(1 + 6 * 4 * 2 * 2 * 3);
    softly.assertAll();
  }

  /** Areas, lengths, people and things counted, of both extents and years, and the product. */
  @Test
  void districtsAddUpToTheirCity() throws IOException {
    Map<String, Double> sums = new TreeMap<>();
    Map<String, Integer> parts = new TreeMap<>();
    for (Observation o : released.observations()) {
      if (o.zoneId() != null && !NOT_SUMS.contains(o.variable())) {
        String key = slot(o);
        sums.merge(key, o.value(), Double::sum);
        parts.merge(key, 1, Integer::sum);
      }
    }
    Map<String, Double> cities = released.cityTotals();
    Set<String> variables = new TreeSet<>();
    var softly = new SoftAssertions();
    for (Map.Entry<String, Double> sum : sums.entrySet()) {
      Double city = cities.get(sum.getKey());
      // What too few people are joined to streets for may be known of some districts only.
      if (city != null && parts.get(sum.getKey()) == 4) {
        variables.add(sum.getKey().split("/")[2]);
        softly
            .assertThat(sum.getValue())
            .as(sum.getKey())
            .isCloseTo(city, within(1e-7 * Math.abs(city)));
      }
    }
    softly.assertAll();
    assertThat(variables)
        .contains(
            "extent_area_m2",
            "built_up_area_m2",
            "extent_population",
            "street_length_m",
            "street_centreline_length_m",
            "junction_count",
            "dead_end_count",
            "open_space_area_m2",
            "people_near_transit",
            "people_near_schools_800m",
            "people_not_connected",
            "city_product");
  }

  private static String slot(Observation o) {
    return Released.key(o.place().cityId(), o.extentId(), o.variable(), o.year());
  }

  /** Whatever a city has from its land, streets, people and walks, its districts have. */
  @Test
  void everyMeasuredIndicatorIsThereByDistrict() throws IOException {
    Set<String> measured =
        released.observations().stream()
            .filter(o -> o.inputLine() == null && !o.place().isNational())
            .map(Observation::variable)
            .collect(Collectors.toSet());
    Set<String> ofCities = new TreeSet<>();
    Set<String> ofDistricts = new TreeSet<>();
    for (Row row : released.rows("indicator_values")) {
      String method = row.getAs("method");
      if (row.getAs("value") != null && measured.stream().anyMatch(method::contains)) {
        (Rows.isOfZone(row) ? ofDistricts : ofCities).add(row.getAs("indicator_id"));
      }
    }
    ofCities.removeAll(OF_WHOLE_EXTENTS);

    assertThat(ofDistricts)
        .hasSize(36)
        .contains("population_density", "street_density", "economic_density", "infill_share")
        .containsExactlyElementsOf(ofCities);
  }

  /** Too few of its people are joined to streets: the row is there and says so. */
  @Test
  void whatCannotBeMeasuredInADistrictHasARowWithTheReason() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (Row row : released.rows("indicator_values")) {
      if (Rows.isOfZone(row)
          && row.getAs("city_id").equals("limbara")
          && row.getAs("indicator_id").equals("access_to_public_transport")
          && row.<Integer>getAs("year") == 2020
          && row.getAs("component") == null) {
        String value = row.getAs("value") == null ? "null" : "value";
        rows.put(row.getAs("zone_id"), value + "/" + row.getAs("reason"));
      }
    }

    assertThat(rows).hasSize(4);
    assertThat(rows.values())
        .containsOnly("value/null", "null/too_many_people_not_connected")
        .contains("value/null", "null/too_many_people_not_connected");
  }

  /** A measure is there or absent with a reason, never both and never neither. */
  @Test
  void whatACityHasEachDistrictHasOrSaysWhyNot() throws IOException {
    Map<String, Integer> ofDistricts = new TreeMap<>();
    Set<String> ofCities = new TreeSet<>();
    for (Observation o : released.observations()) {
      if (o.inputLine() == null && !o.place().isNational() && o.breakdown().isTotal()) {
        if (o.isOfZone()) {
          ofDistricts.merge(slot(o), 1, Integer::sum);
        } else {
          ofCities.add(slot(o));
        }
      }
    }
    for (Row row : released.rows("absences")) {
      Absence absence = Rows.absence(row);
      String slot =
          Released.key(
              absence.place().cityId(), absence.extentId(), absence.variable(), absence.year());
      if (absence.isOfZone()) {
        ofDistricts.merge(slot, 1, Integer::sum);
      } else {
        ofCities.add(slot);
      }
    }
    ofCities.removeIf(slot -> OF_WHOLE_EXTENTS.contains(slot.split("/")[2]));

    assertThat(ofDistricts.keySet()).containsExactlyElementsOf(ofCities);
    assertThat(ofDistricts.values()).containsOnly(4);
  }

  /** From a table and a map together: neither knows the other. */
  @Test
  void economicDensityIsTheProductOfADistrictOverItsBuiltUpLand() throws IOException {
    Map<String, Double> observed = districts();
    List<Row> densities =
        released.rows("indicator_values").stream()
            .filter(row -> Rows.isOfZone(row))
            .filter(row -> row.getAs("indicator_id").equals("economic_density"))
            .toList();

    assertThat(densities).hasSize(6 * 4 * 2);
    for (Row row : densities) {
      String slot = row.getAs("city_id") + "/" + row.getAs("zone_id") + "/boundary/%s/";
      String key = slot + row.<Integer>getAs("year");
      double product = observed.get(key.formatted("city_product"));
      double km2 = observed.get(key.formatted("built_up_area_m2")) / 1e6;
      assertThat(row.<Double>getAs("value"))
          .as(key)
          .isCloseTo(product / km2, within(1e-12 * product / km2));
    }
  }

  /** The index, countries, cells, trends and all that follow: not a byte differs. */
  @Test
  void nothingElseKnowsOfDistricts() throws IOException {
    Map<String, String> unmoved = others(without);

    assertThat(unmoved.keySet().stream().map(path -> path.split("/")[0]))
        .contains("scores", "country_scores", "country_indicator_values", "rankings", "cells");
    assertThat(others(released)).isEqualTo(unmoved);
  }

  private static Map<String, String> others(Released run) throws IOException {
    Map<String, String> sums = run.checksums();
    sums.keySet().removeIf(path -> OF_DISTRICTS.contains(path.split("/")[0]));
    return sums;
  }

  @Test
  void valuesOfWholeCitiesAreTheSameWithoutThem() throws IOException {
    for (String table : List.of("observations", "absences", "indicator_values")) {
      assertThat(without.rows(table)).as(table).noneMatch(Rows::isOfZone);
      assertThat(whole(released, table)).as(table).isEqualTo(whole(without, table));
    }
    assertThat(without.rows("zones")).isEmpty();
  }

  /** The rows of whole cities but for the line of the input, which moves. */
  private static List<String> whole(Released run, String table) throws IOException {
    return run.rows(table).stream()
        .filter(row -> !Rows.isOfZone(row))
        .map(
            row ->
                Stream.of(row.schema().fieldNames())
                    .filter(name -> !name.equals("input_line"))
                    .map(name -> name + "=" + row.<Object>getAs(name))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  /** The README's query by district, as it stands there. */
  @Test
  void theDocumentedQueryAnswersByDistrict() throws IOException {
    String readme = Files.readString(SampleRun.folder().resolveSibling("README.md"));
    String passage = readme.substring(readme.indexOf("### Districts"));
    int start = passage.indexOf("\"SELECT") + 1;
    String sql = passage.substring(start, passage.indexOf("\"\n```", start));
    var answer = new StringBuilder();

    Query.run(SampleRun.shared().output().toString(), sql, Query.Format.TEXT, answer);

    assertThat(answer.toString().lines().skip(2).map(line -> line.split("  +")[0]))
        .containsExactly(
            "Tabula North-East",
            "Tabula North-West",
            "Tabula South-East",
            "Tabula South-West",
            "(4 rows)");
    assertThat(answer.toString()).doesNotContain("null");
  }

  /** Values of districts by city, district, extent, variable and year. */
  private static Map<String, Double> districts() throws IOException {
    var values = new TreeMap<String, Double>();
    for (Observation o : released.observations()) {
      if (o.zoneId() != null && o.breakdown().isTotal()) {
        String place = o.place().cityId() + "/" + o.zoneId();
        values.put(Released.key(place, o.extentId(), o.variable(), o.year()), o.value());
      }
    }
    return values;
  }
}
