package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.sample.SampleObservatory;

/**
 * What a configuration declares has a row in every city, whatever becomes of its inputs: a hazard
 * raster misses every city, other files are broken, and one city has no people.
 */
class DeclaredIndicatorsTest {
  private static final String PLACES =
      """
        hazards:
          - { id: heat_map, path: far.tif, hazard: heat, threshold: 1, year: 2020, source: Made up }
          - { id: fire_map, path: broken.geojson, hazard: fire, year: 2020, source: Made up }
        green:
          - { id: green_map, path: far.geojson, year: 2020, source: Made up }
        transit:
      """;

  private static final String CLINICS =
      "  facilities:\n    - { id: clinics, path: broken.geojson, distances_m: [500], year: 2020,"
          + " source: Made up }\n";

  private static final String QUARTERS =
      "  zones:\n    - { id: quarters, path: broken.geojson, id_column: id, source: Made up }\n";

  private static final String ISLAND =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
      {"type":"Polygon","coordinates":[[[170,60],[171,60],[171,61],[170,60]]]}}]}
      """;

  @TempDir static Path sample;
  @TempDir static Path folder;
  private static Trial trial;
  private static Outcome outcome;

  @BeforeAll
  static void run() {
    SampleObservatory.generate(sample, 2, 11);
    trial = Trial.of(sample, folder);
    GeoTiff.write(
        trial.path("far.tif"),
        new Raster(new Lattice(2, 2, 170, 61, 0.1, 0.1), new double[] {1, 2, 3, 4}),
        Crs.of("EPSG:4326"),
        TiffEncoding.deflated(TiffEncoding.Sample.FLOAT32));
    trial
        .write("broken.geojson", "{\"type\":\"FeatureCollection\",\"features\":[")
        .write("far.geojson", ISLAND)
        .write("population_2015/rundhaven.tif", trial.bytes("population_2015/tabula.tif"))
        .write("population_2020/rundhaven.tif", trial.bytes("population_2020/tabula.tif"))
        .config("  transit:\n", PLACES)
        .config("  facilities:\n", CLINICS)
        .config("  zones:\n", QUARTERS)
        .append(
            "observatory.yaml",
            "\nsettings: { inequality: { measures: [population_density, distance_clinics] } }\n");
    outcome = trial.run();
  }

  @Test
  void theRunEndsWell() {
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text()).doesNotContain("\tat ");
  }

  @Test
  void aHazardThatMissesEveryCityIsSaidSo() {
    assertThat(reasons("tabula", "exposure_to_heat")).containsExactly("hazard_does_not_cover_city");
    assertThat(reasons("tabula", "built_up_exposure_to_heat"))
        .containsExactly("hazard_does_not_cover_city");
    assertThat(reasons("rundhaven", "exposure_to_heat"))
        .containsExactly("hazard_does_not_cover_city");
    assertThat(reasons("tabula", "schools_exposure_to_heat"))
        .containsExactly("hazard_does_not_cover_city");
    assertThat(issues("raster_misses_city")).contains("far.tif has no cell in XAV/tabula");
  }

  @Test
  void aBrokenHazardIsSaidSo() {
    assertThat(reasons("tabula", "exposure_to_fire")).containsExactly("hazard_input_unusable");
    assertThat(reasons("tabula", "exposure_to_any")).containsExactly("hazard_input_unusable");
  }

  @Test
  void brokenFacilitiesAreSaidSo() {
    assertThat(reasons("tabula", "access_to_clinics_500m"))
        .containsExactly("facilities_input_unusable");
    assertThat(reasons("tabula", "clinics_exposure_to_heat"))
        .containsExactly("facilities_input_unusable");
    assertThat(reasons("tabula", "inequality_gini_distance_clinics"))
        .containsExactly("no_cells_with_distance_clinics");
    assertThat(issues("broken_json")).contains("broken.geojson");
  }

  @Test
  void brokenDistrictsLeaveInequalityOfTheWhole() {
    assertThat(reasons("tabula", "inequality_theil_between_population_density_quarters"))
        .containsExactly("zones_input_unusable");
    assertThat(
            trial.query(
                "select value from indicator_values where city_id = 'tabula' and zone_id is null"
                    + " and indicator_id = 'inequality_gini_population_density' and year = 2020"))
        .singleElement()
        .asString()
        .doesNotContain("null");
  }

  @Test
  void aCityWithoutPeopleIsSaidSo() {
    for (String id :
        List.of(
            "access_to_schools_800m",
            "inequality_gini_population_density",
            "inequality_share_below_population_density",
            "population_density")) {
      assertThat(reasons("rundhaven", id)).as(id).contains("population_does_not_cover_city");
    }
    assertThat(issues("raster_misses_city")).contains("no cell in XBO/rundhaven");
  }

  @Test
  void greenElsewhereIsNoneHere() {
    assertThat(reasons("tabula", "green_cover_share")).containsExactly("green_does_not_cover_city");
    assertThat(issues("green_does_not_cover_city"))
        .contains("green_map holds nothing in or near XAV/tabula; its green cover is null");
  }

  private static List<String> reasons(String cityId, String indicator) {
    return trial
        .query(
            "select distinct reason from indicator_values where city_id = '%s' and indicator_id = '%s' and year = 2020 and value is null and zone_id is null"
                .formatted(cityId, indicator))
        .stream()
        .map(row -> row.replaceAll("^\\{\"reason\":\"|\"}$", ""))
        .toList();
  }

  private static String issues(String code) {
    return String.join("\n", trial.query("select message from issues where code = '" + code + "'"));
  }
}
