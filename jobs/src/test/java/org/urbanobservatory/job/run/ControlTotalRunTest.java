package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.model.Observation;

/** Sources of people that follow the official figure of the city, of its women and of its aged. */
class ControlTotalRunTest {
  private static final String CONFIG =
      """
      observatory: { id: control, name: Control }
      years: [2020]
      countries:
        - { code: XAV, name: Avaria }
      cities: { path: cities.geojson, source: Fictional }
      extents:
        - { id: boundary, kind: boundary }
      editions: [cpi-guide]
      inputs:
        statistics:
          - { id: census, path: census.csv, source: Census office }
        population:
          - { id: model, path: model.csv, column: n, x: lon, y: lat, crs: "OGC:CRS84", control_total: population, year: 2020, source: Model }
          - { id: women, path: women.geojson, column: n, sex: F, control_total: population, year: 2020, source: Model of women }
          - { id: aged, path: model.csv, column: aged, x: lon, y: lat, crs: "OGC:CRS84", age: Y_GE65, control_total: population, year: 2020, source: Model of the aged }
        zones:
          - { id: halves, path: halves.geojson, id_column: id, source: Fictional }
      output: { path: output }
      """;

  @TempDir static Path folder;

  private static Released released;

  @BeforeAll
  static void run() throws IOException {
    write("observatory.yaml", CONFIG);
    write(
        "cities.geojson",
        collection(box("'city_id':'alta','name':'Alta','country_code':'XAV'", 30.00, 30.04)));
    write(
        "halves.geojson",
        collection(box("'id':'west'", 30.00, 30.02), box("'id':'east'", 30.02, 30.04)));
    write("women.geojson", collection(box("'n':50", 30.00, 30.04)));
    // The last point lies outside the boundary: the official figure does not count its people.
    write("model.csv", "lon,lat,n,aged\n30.01,0.02,60,6\n30.03,0.02,40,4\n30.06,0.02,50,5\n");
    write(
        "census.csv",
        """
        country_code,city_id,variable,year,value,unit,sex,age
        XAV,alta,population,2020,110,PERSONS,_T,_T
        XAV,alta,population,2020,30,PERSONS,F,_T
        XAV,alta,population,2019,900,PERSONS,_T,_T
        """);
    CommandRun run = CommandRun.of(folder.resolve("observatory.yaml"));
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    released = run.released();
  }

  private static void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private static String collection(String... features) {
    return "{'type':'FeatureCollection','features':[%s]}"
        .formatted(String.join(",", features))
        .replace('\'', '"');
  }

  private static String box(String properties, double west, double east) {
    return "{'type':'Feature','properties':{%1$s},'geometry':{'type':'Polygon','coordinates':[[[%2$s,0],[%3$s,0],[%3$s,0.04],[%2$s,0.04],[%2$s,0]]]}}"
        .formatted(properties, west, east);
  }

  private static List<Observation> observed(String variable, String sex, String age)
      throws IOException {
    return released.observations().stream()
        .filter(o -> o.variable().equals(variable))
        .filter(o -> o.breakdown().sex().equals(sex) && o.breakdown().age().equals(age))
        .toList();
  }

  private static Observation whole(String variable, String sex, String age) throws IOException {
    return observed(variable, sex, age).stream().filter(o -> !o.isOfZone()).findFirst().get();
  }

  @Test
  void peopleAddUpToTheOfficialFigure() throws IOException {
    Observation people = whole("extent_population", "_T", "_T");
    assertThat(people.value()).isCloseTo(110, within(1e-9));
    assertThat(people.source()).isEqualTo("Model; Census office");
    assertThat(people.method())
        .isEqualTo("people scaled by 1.10000 to the 110 population of statistics census");
    assertThat(whole("extent_population", "F", "_T").value()).isCloseTo(30, within(1e-9));
  }

  @Test
  void theFactorIsPublished() throws IOException {
    assertThat(whole("population_control_factor", "_T", "_T").value())
        .isCloseTo(1.1, within(1e-12));
    assertThat(whole("population_control_factor", "F", "_T").value()).isCloseTo(0.6, within(1e-12));
    assertThat(observed("population_control_factor", "_T", "Y_GE65")).isEmpty();
  }

  @Test
  void districtsCellsAndExtentFollow() throws IOException {
    assertThat(
            observed("extent_population", "_T", "_T").stream()
                .filter(Observation::isOfZone)
                .map(o -> o.zoneId() + " " + Math.round(1e6 * o.value()) / 1e6))
        .containsExactlyInAnyOrder("west 66.0", "east 44.0");
    assertThat(
            released.rows("cells").stream()
                .mapToDouble(row -> row.<Double>getAs("population"))
                .sum())
        .isCloseTo(110, within(1e-9));
    assertThat(released.rows("extents").get(0).<Double>getAs("population"))
        .isCloseTo(110, within(1e-9));
  }

  @Test
  void densitySaysThatItsPeopleAreScaled() throws IOException {
    Row density =
        released.rows("indicator_values").stream()
            .filter(row -> "population_density".equals(row.getAs("indicator_id")))
            .filter(row -> row.getAs("zone_id") == null && row.getAs("value") != null)
            .findFirst()
            .get();
    assertThat(density.<Double>getAs("numerator")).isCloseTo(110, within(1e-9));
    assertThat(density.<String>getAs("method")).contains("people scaled by 1.10000");
  }

  /** A factor that no two counts of one city should need is applied and told. */
  @Test
  void aFigureThatIsFarOffIsTold() throws IOException {
    assertThat(messages("control_total_far_off"))
        .containsExactly(
            "Invalid population: women counts 50 people of XAV/alta within its boundary in 2020, statistics census give 30 as population; its cells are multiplied by 0.6000, which is not between 0.8 and 1.25. Check that both are of one area, year and unit");
  }

  @Test
  void aGroupWithoutAnOfficialFigureCountsAsItIs() throws IOException {
    assertThat(whole("extent_population", "_T", "Y_GE65").value()).isEqualTo(10);
    assertThat(whole("extent_population", "_T", "Y_GE65").method()).isNull();
    assertThat(messages("control_total_missing"))
        .containsExactly(
            "Cannot scale aged to population of XAV/alta in 2020 (sex _T, age Y_GE65): no statistics give it for the boundary as more than 0, or the source has nobody there; its people count as they are. Add the row, or remove control_total");
  }

  private static List<String> messages(String code) throws IOException {
    return released.rows("issues").stream()
        .filter(row -> code.equals(row.getAs("code")))
        .map(row -> row.<String>getAs("message"))
        .toList();
  }
}
