package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.sample.SampleObservatory;

/** Districts that are each wrong in one way, all in one run: each is said, none costs another. */
class FaultyDistrictsTest {
  private static final String ELSEWHERE =
      "    - { id: wards, path: wards.geojson, id_column: id, source: Another country }\n";

  private static final String WARDS =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"far-away"},"geometry":{"type":"Polygon","coordinates":[[[10,50],[10.1,50],[10.1,50.1],[10,50]]]}}
      ]}
      """;

  private static final String STATISTICS =
      """
      XAV,tabula,city_product,2020,,,,12,MILLION_USD_PPP,City departments,districts,tabula-nort-east
      XAV,tabula,city_product,2020,,,,13,MILLION_USD_PPP,City departments,boroughs,b1
      XAV,tabula,city_product,2020,,,,14,MILLION_USD_PPP,City departments,,tabula-north-west
      """;

  @TempDir static Path sample;
  @TempDir static Path folder;
  private static Trial trial;
  private static Outcome outcome;

  @BeforeAll
  static void run() {
    SampleObservatory.generate(sample, 2, 11);
    trial =
        Trial.of(sample, folder)
            .replace("districts.geojson", "\"id\":\"tabula-north-east\",", "")
            .replace("districts.geojson", "\"rundhaven-south-west\"", "\"rundhaven-north-west\"")
            .write("wards.geojson", WARDS)
            .config("  zones:\n", "  zones:\n" + ELSEWHERE)
            .append("statistics.csv", STATISTICS);
    outcome = trial.run();
  }

  @Test
  void theRunEndsWell() {
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text()).doesNotContain("\tat ");
    assertThat(
            trial.query(
                "select rows_read, rows_accepted, rows_rejected from inputs where input = 'districts'"))
        .containsExactly("{\"rows_read\":8,\"rows_accepted\":6,\"rows_rejected\":2}");
  }

  @Test
  void aDistrictNeedsAnId() {
    assertThat(faultsOfTheFile("invalid_zone"))
        .contains("Invalid zone: feature 1 of districts has nothing in column id; give it an id");
    assertThat(zones("tabula"))
        .containsExactly("tabula-north-west", "tabula-south-east", "tabula-south-west");
  }

  @Test
  void twoDistrictsOfOneIdAreOneAndTheOtherIsRefused() {
    assertThat(faultsOfTheFile("invalid_zone"))
        .contains(
            "Invalid zone: feature 7 of districts has the id 'rundhaven-north-west' of another zone; zones need different ids");
    assertThat(zones("rundhaven"))
        .containsExactly("rundhaven-north-east", "rundhaven-north-west", "rundhaven-south-east");
  }

  /** What is left of a refused district is a gap, which is said with its size. */
  @Test
  void districtsThatLeaveLandDoNotAddUp() {
    for (String city : List.of("XAV/tabula", "XBO/rundhaven")) {
      assertThat(messages("zones_do_not_cover_city", city.substring(4)))
          .singleElement()
          .asString()
          .matches(
              "Invalid zones: those of districts leave [23][0-9].[0-9]{2} % of the area of "
                  + city
                  + " without a zone, so their values do not add up to the city's; .*");
    }
    assertThat(messages("zones_overlap", "tabula")).isEmpty();
  }

  @Test
  void aLayerThatMissesEveryCityIsSaidOfEach() {
    assertThat(messages("no_zones_in_city", "tabula"))
        .containsExactly(
            "Invalid zones: no polygon of wards with an id lies in XAV/tabula; check its CRS, or name the cities that it is of by cities");
    assertThat(messages("no_zones_in_city", "rundhaven")).hasSize(1);
    assertThat(trial.query("select zone_id from zones where zone_layer = 'wards'")).isEmpty();
  }

  /** They are kept: an office may have statistics of districts that it has no map of. */
  @Test
  void statisticsOfADistrictThatNoLayerHasAreKeptAndSaid() {
    assertThat(messages("unknown_zone", "tabula"))
        .hasSize(2)
        .anyMatch(
            m ->
                m.startsWith(
                    "Invalid zone_id: layer boroughs has no polygon in XAV/tabula for b1 of"))
        .anyMatch(
            m ->
                m.contains(
                    "layer districts has no polygon in XAV/tabula for tabula-nort-east, tabula-north-east of"));
    assertThat(
            trial.query(
                "select value from observations where zone_id in ('b1', 'tabula-nort-east') order by value"))
        .containsExactly("{\"value\":12.0}", "{\"value\":13.0}");
    assertThat(
            trial.query(
                "select zone_id from indicator_values where zone_id in ('b1', 'tabula-nort-east')"))
        .isEmpty();
  }

  @Test
  void aDistrictNeedsItsLayer() {
    assertThat(messages("incomplete_zone", "tabula"))
        .singleElement()
        .asString()
        .contains(
            "zone_layer '' and zone_id 'tabula-north-west' go together; fill in both or none");
  }

  @Test
  void checkNamesAColumnThatIsNotThere() {
    Outcome check =
        Trial.of(sample, folder.resolve("column"))
            .config("id_column: id,", "id_column: district,")
            .check();

    assertThat(check.text())
        .contains(
            "column 'district' is missing; found: city_id, country_code, id, name, official_code");
  }

  private static List<String> zones(String city) {
    return texts(
        "select zone_id as t from zones where city_id = '%s' and zone_layer = 'districts' order by zone_id"
            .formatted(city));
  }

  /** The cities share the file of districts: a fault in it is of no city. */
  private static List<String> faultsOfTheFile(String code) {
    return texts(
        "select message as t from issues where code = '%s' and city_id is null order by message"
            .formatted(code));
  }

  private static List<String> messages(String code, String city) {
    return texts(
        "select message as t from issues where code = '%s' and city_id = '%s' order by message"
            .formatted(code, city));
  }

  private static List<String> texts(String sql) {
    return trial.query(sql).stream().map(row -> row.replaceAll("^\\{\"t\":\"|\"}$", "")).toList();
  }
}
