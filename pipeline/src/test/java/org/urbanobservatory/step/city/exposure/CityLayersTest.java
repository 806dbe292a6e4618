package org.urbanobservatory.step.city.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.step.LonLatPolygons.collection;
import static org.urbanobservatory.step.LonLatPolygons.feature;
import static org.urbanobservatory.step.LonLatPolygons.ring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.declared.ContextualIndicators;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * A made city, 0.1 by 0.1 degrees at the equator, with four places where people live: 100 people in
 * the south-west, 200 in the north-west, 300 in the south-east, 400 in the north-east.
 */
class CityLayersTest {
  private static final Geometry BOUNDARY =
      new GeometryFactory().toGeometry(new Envelope(10, 10.1, 0, 0.1));
  private static final String PEOPLE =
      """
      lon,lat,people,women
      10.02,0.02,100,60
      10.02,0.08,200,110
      10.08,0.02,300,160
      10.08,0.08,400,170
      """;
  private static final String WEST =
      collection(List.of(feature("west", ring(9.9, -0.1, 10.05, -0.1, 10.05, 0.2, 9.9, 0.2))));

  @TempDir Path folder;

  @Test
  void everybodyBreathesTheAirOfTheNearestStation() throws IOException {
    MeasuredCity.Result result =
        city()
            .file(
                SpatialInput.Kind.AIR,
                2020,
                "air.csv",
                """
                station,lon,lat,year,value
                west,10.01,0.05,2020,12
                east,10.09,0.05,2020,32
                far,12,0.05,2020,99
                """)
            .measure();

    assertThat(result.value("pm25_dose_ug_persons_per_m3", 2020))
        .isCloseTo(300 * 12 + 700 * 32, within(1e-9));
    assertThat(result.value("people_with_pm25", 2020)).isEqualTo(1000);
    assertThat(result.value("pm25_station_count", 2020)).isEqualTo(2);
    assertThat(result.reason("required_air_station_count")).isEqualTo("below_100000_people");
    assertThat(result.only("pm25_dose_ug_persons_per_m3", 2020).source())
        .isEqualTo("Source of air (2020); Source of people");
    assertThat(result.only("pm25_dose_ug_persons_per_m3", 2020).method())
        .isEqualTo(
            "nearest_station; stations that report for 0.75 of the year or more; people in squares"
                + " of up to 250 m");
    assertThat(cells(result, "pm25")).contains(12.0, 32.0);
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void beyondTheReachOfStationsNobodyHasAValue() throws IOException {
    MeasuredCity.Result result =
        city()
            .file(
                SpatialInput.Kind.AIR,
                2018,
                "air.csv",
                "station,lon,lat,year,value\neast,10.09,0.05,2018,32\n")
            .set("air.max_distance_m", "5000")
            .measure();

    assertThat(result.value("pm25_dose_ug_persons_per_m3", 2020)).isEqualTo(700.0 * 32);
    assertThat(result.value("people_with_pm25", 2020)).isEqualTo(700);
    assertThat(result.only("people_with_pm25", 2020).source()).startsWith("Source of air (2018)");
    assertThat(result.only("people_with_pm25", 2020).method())
        .startsWith("nearest_station_within_5000m; ");
    assertThat(result.codes()).containsExactly("air_covers_people_in_part");
  }

  @Test
  void aYearOfPeopleTakesTheNearestYearOfAir() throws IOException {
    MeasuredCity.Result result =
        city()
            .file(SpatialInput.Kind.AIR, 2016, "old.csv", annual(2016, 90))
            .file(SpatialInput.Kind.AIR, 2019, "less.csv", annual(2019, 20))
            .file(SpatialInput.Kind.AIR, 2021, "late.csv", annual(2021, 10))
            .measure();

    assertThat(result.value("pm25_dose_ug_persons_per_m3", 2020)).isEqualTo(1000.0 * 10);
    assertThat(result.value("pm25_station_count", 2016)).isEqualTo(1);
    assertThat(result.inputs()).extracting("input").contains("old", "less", "late");
  }

  @Test
  void stationsThatReportTooLittleAreNamed() throws IOException {
    var days = new StringBuilder("Messstelle,x,y,Zeit,Wert,Einheit\n");
    for (int day = 1; day <= 28; day++) {
      days.append("s1,10.05,0.05,2020-02-%02d,20,ug/m3\n".formatted(day));
    }
    MeasuredCity city =
        city()
            .file(
                SpatialInput.Kind.AIR,
                2020,
                "air.csv",
                days.toString(),
                "station_column",
                "Messstelle",
                "time_column",
                "Zeit",
                "value_column",
                "Wert",
                "unit_column",
                "Einheit");

    MeasuredCity.Result strict = city.measure();
    assertThat(strict.codes()).containsExactly("no_complete_station", "station_incomplete");
    assertThat(strict.reason("pm25_dose_ug_persons_per_m3")).isEqualTo("no_usable_air_input");
    assertThat(strict.issues())
        .anySatisfy(issue -> assertThat(issue.message()).contains("s1 (0.077)"));
    assertThat(strict.inputs()).anySatisfy(input -> assertThat(input.read()).isEqualTo(28));

    MeasuredCity.Result lenient = city.set("air.completeness", "0.05").measure();
    assertThat(lenient.value("pm25_dose_ug_persons_per_m3", 2020)).isEqualTo(20_000);
  }

  @Test
  void aRasterOfConcentrationsServesThoseWithAValue() throws IOException {
    Raster west = raster(10, 10, i -> i % 10 < 5 ? 40 : Double.NaN);
    MeasuredCity.Result result =
        city().raster(SpatialInput.Kind.AIR, 2020, "pm.tif", west, "pollutant", "pm10").measure();

    assertThat(result.value("pm10_dose_ug_persons_per_m3", 2020)).isCloseTo(300 * 40, within(1e-9));
    assertThat(result.value("people_with_pm10", 2020)).isEqualTo(300);
    assertThat(result.variables()).doesNotContain("pm25_dose_ug_persons_per_m3");
    assertThat(result.codes()).containsExactly("air_covers_people_in_part");
  }

  @Test
  void brokenAirCostsOnlyItself() throws IOException {
    MeasuredCity.Result result =
        city()
            .file(SpatialInput.Kind.AIR, 2020, "air.tif", "this is no raster")
            .file(SpatialInput.Kind.AIR, 2020, "empty.csv", "")
            .file(SpatialInput.Kind.AIR, 2020, "columns.csv", "name,lon\nx,1\n")
            .measure();

    assertThat(result.value("extent_population", 2020)).isEqualTo(1000);
    assertThat(result.reason("pm25_dose_ug_persons_per_m3")).isEqualTo("no_usable_air_input");
    assertThat(result.codes()).contains("unreadable_file", "missing_column");
    assertThat(result.inputs()).extracting("input").contains("air", "empty", "columns");
  }

  @Test
  void peopleOfEveryGroupOnHazardousLand() throws IOException {
    Raster north = raster(10, 10, i -> i < 50 ? 3 : 1);
    MeasuredCity.Result result =
        city()
            .input(
                SpatialInput.Kind.POPULATION,
                2020,
                folder.resolve("people.csv"),
                "id",
                "women",
                "x",
                "lon",
                "y",
                "lat",
                "crs",
                "OGC:CRS84",
                "column",
                "women",
                "sex",
                "F")
            .file(
                SpatialInput.Kind.POPULATION,
                2020,
                "aged.csv",
                "lon,lat,n\n10.02,0.02,7\n10.02,0.08,30\n10.08,0.02,50\n10.08,0.08,90\n",
                "id",
                "aged",
                "x",
                "lon",
                "y",
                "lat",
                "crs",
                "OGC:CRS84",
                "column",
                "n",
                "age",
                "Y_GE65")
            .raster(
                SpatialInput.Kind.BUILT_UP,
                2020,
                "built.tif",
                raster(10, 10, i -> 1),
                "value",
                "binary")
            .file(SpatialInput.Kind.HAZARDS, 2015, "flood.geojson", WEST, "hazard", "flood")
            .raster(
                SpatialInput.Kind.HAZARDS,
                2020,
                "heat.tif",
                north,
                "hazard",
                "heat",
                "values",
                "3,4")
            .measure();

    assertThat(result.value("people_exposed_to_flood", 2020)).isEqualTo(300);
    assertThat(result.value("people_exposed_to_heat", 2020)).isEqualTo(600);
    assertThat(result.value("people_exposed_to_any", 2020)).isEqualTo(700);
    assertThat(women(result, "people_exposed_to_flood")).isEqualTo(170);
    assertThat(women(result, "people_exposed_to_any")).isEqualTo(340);
    assertThat(aged(result, "people_exposed_to_flood")).isEqualTo(37);
    assertThat(aged(result, "people_exposed_to_heat")).isEqualTo(120);
    assertThat(aged(result, "people_exposed_to_any")).isEqualTo(127);
    double built = result.value("built_up_area_m2", 2020);
    assertThat(result.value("built_up_exposed_to_flood_m2", 2020) / built)
        .isCloseTo(0.5, within(1e-6));
    assertThat(result.value("built_up_exposed_to_any_m2", 2020) / built)
        .isCloseTo(0.75, within(1e-6));
    assertThat(result.only("people_exposed_to_any", 2020).source())
        .isEqualTo("Source of flood (2015); Source of heat (2020)");
  }

  @Test
  void facilitiesOnHazardousLand() throws IOException {
    MeasuredCity city =
        city()
            .file(
                SpatialInput.Kind.FACILITIES,
                2020,
                "schools.csv",
                "lon,lat\n10.01,0.01\n10.04,0.09\n10.06,0.05\n10.2,0.05\n",
                "x",
                "lon",
                "y",
                "lat",
                "crs",
                "OGC:CRS84",
                "distances_m",
                "500")
            .set("access.distance", "straight_line")
            .set("inequality.measures", "distance_schools")
            .file(SpatialInput.Kind.HAZARDS, 2020, "flood.geojson", WEST, "hazard", "flood");
    MeasuredCity.Result result = city.measure();

    assertThat(result.value("schools_count", 2020)).isEqualTo(3);
    assertThat(result.value("schools_exposed_to_flood", 2020)).isEqualTo(2);
    assertThat(result.reason("inequality_gini_distance_schools"))
        .isEqualTo("too_many_people_without_value");
    assertThat(ContextualIndicators.of(city.inputs(), Map.of()).indicators())
        .extracting("id")
        .contains("schools_exposure_to_flood");
  }

  /** The overlay of a slanted hazard and a city bends a hair further than the city itself. */
  @Test
  void aPartIsNeverMoreThanItsWhole() throws IOException {
    String slanted =
        collection(List.of(feature("x", ring(9.9, -0.3, 10.4, 0.02, 10.05, 0.4, 9.7, 0.11))));
    MeasuredCity.Result result =
        new MeasuredCity(folder, BOUNDARY)
            .raster(
                SpatialInput.Kind.POPULATION,
                2020,
                "grid.tif",
                raster(100, 100, i -> i % 7),
                "quantity",
                "count")
            .file(SpatialInput.Kind.ZONES, 2020, "halves.geojson", halves(), "id_column", "id")
            .file(SpatialInput.Kind.HAZARDS, 2020, "flood.geojson", slanted, "hazard", "flood")
            .measure();

    assertThat(result.value("people_exposed_to_flood", 2020))
        .isCloseTo(result.value("extent_population", 2020), within(1.0))
        .isLessThanOrEqualTo(result.value("extent_population", 2020));
  }

  @Test
  void severalInputsOfOneHazardAreOne() throws IOException {
    String overlapping =
        collection(List.of(feature("x", ring(10.0, 0.0, 10.1, 0.0, 10.1, 0.05, 10.0, 0.05))));
    MeasuredCity.Result result =
        city()
            .file(SpatialInput.Kind.HAZARDS, 2020, "river.geojson", WEST, "hazard", "flood")
            .file(SpatialInput.Kind.HAZARDS, 2020, "sea.geojson", overlapping, "hazard", "flood")
            .file(
                SpatialInput.Kind.HAZARDS, 2000, "old.geojson", square(10, 10.1), "hazard", "flood")
            .measure();

    assertThat(result.value("people_exposed_to_flood", 2020)).isEqualTo(600);
    assertThat(result.variables()).doesNotContain("people_exposed_to_any");
  }

  @Test
  void onlyTheClassesThatCount() throws IOException {
    MeasuredCity.Result result =
        city()
            .file(
                SpatialInput.Kind.HAZARDS,
                2020,
                "slides.geojson",
                collection(
                    List.of(
                        feature("high", ring(10, 0, 10.05, 0, 10.05, 0.05, 10, 0.05)),
                        feature("low", ring(10.05, 0, 10.1, 0, 10.1, 0.1, 10.05, 0.1)))),
                "hazard",
                "landslide",
                "class_column",
                "id",
                "classes",
                "high,very high")
            .measure();

    assertThat(result.value("people_exposed_to_landslide", 2020)).isEqualTo(100);
  }

  @Test
  void hazardsThatMissTheCity() throws IOException {
    String elsewhere = collection(List.of(feature("x", ring(40, 0, 41, 0, 41, 1, 40, 1))));
    var far = new Raster(new Lattice(10, 10, 30, 1, 0.1, 0.1), new double[100]);
    MeasuredCity.Result result =
        city()
            .file(SpatialInput.Kind.HAZARDS, 2020, "flood.geojson", elsewhere, "hazard", "flood")
            .raster(
                SpatialInput.Kind.HAZARDS,
                2020,
                "heat.tif",
                far,
                "hazard",
                "heat",
                "threshold",
                "1")
            .file(SpatialInput.Kind.HAZARDS, 2020, "fire.geojson", "{", "hazard", "fire")
            .measure();

    assertThat(result.value("people_exposed_to_flood", 2020)).isEqualTo(0);
    assertThat(result.reason("people_exposed_to_heat")).isEqualTo("hazard_does_not_cover_city");
    assertThat(result.reason("people_exposed_to_fire")).isEqualTo("hazard_unreadable");
    assertThat(result.reason("people_exposed_to_any")).isEqualTo("hazard_unreadable");
    assertThat(result.variables())
        .doesNotContain("people_exposed_to_heat", "people_exposed_to_any");
    assertThat(result.codes()).contains("hazard_outside_city", "hazard_does_not_cover_city");
  }

  @Test
  void greenCoverOfTwoYearsFromPolygonsAndRasters() throws IOException {
    Raster shares = raster(10, 10, i -> i % 10 < 5 ? 0.5 : 0);
    MeasuredCity.Result result =
        city()
            .file(
                SpatialInput.Kind.GREEN,
                2015,
                "parks.geojson",
                collection(
                    List.of(
                        feature("a", ring(10, 0, 10.05, 0, 10.05, 0.1, 10, 0.1)),
                        feature("b", ring(10, 0, 10.02, 0, 10.02, 0.1, 10, 0.1)))))
            .raster(SpatialInput.Kind.GREEN, 2020, "ndvi.tif", shares, "value", "share")
            .measure();

    double area = result.value("extent_area_m2", 2020);
    assertThat(result.value("green_cover_area_m2", 2015) / area).isCloseTo(0.5, within(1e-6));
    assertThat(result.value("green_cover_area_m2", 2020) / area).isCloseTo(0.25, within(1e-6));
    assertThat(cells(result, "green_share"))
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s).isBetween(0.0, 1.0));
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void percentIsNoShare() throws IOException {
    MeasuredCity.Result result =
        city()
            .raster(
                SpatialInput.Kind.GREEN, 2020, "ndvi.tif", raster(5, 5, i -> 37), "value", "share")
            .measure();

    assertThat(result.reason("green_cover_area_m2")).isEqualTo("green_not_a_share");
    assertThat(result.issues())
        .singleElement()
        .satisfies(i -> assertThat(i.message()).contains("37.0"));
  }

  @Test
  void inequalityOfDensityIsThatOfTheCells() throws IOException {
    MeasuredCity.Result result =
        city()
            .file(SpatialInput.Kind.ZONES, 2020, "halves.geojson", halves(), "id_column", "id")
            .set("inequality.measures", "population_density,green_share")
            .measure();

    List<double[]> cells = new ArrayList<>();
    for (Row cell : result.cells()) {
      double people = cell.getAs("population");
      if (people > 0) {
        cells.add(new double[] {people, cell.getAs("population_density")});
      }
    }
    assertThat(cells).hasSize(4);
    assertThat(result.value("inequality_gini_population_density", 2020))
        .isCloseTo(gini(cells), within(1e-12));
    assertThat(result.value("inequality_people_population_density", 2020)).isEqualTo(1000);
    assertThat(result.value("inequality_people_below_population_density", 2020))
        .isCloseTo(belowSixTenths(cells), within(1e-9));
    double between = result.value("inequality_theil_between_population_density_halves", 2020);
    double inside = result.value("inequality_theil_within_population_density_halves", 2020);
    assertThat(between + inside)
        .isCloseTo(result.value("inequality_theil_population_density", 2020), within(1e-12));
    assertThat(between).isPositive();
    assertThat(inside).isPositive();
    assertThat(result.reason("inequality_gini_green_share")).isEqualTo("no_cells_with_green_share");
    assertThat(
            result.observations().stream()
                .filter(Observation::isOfZone)
                .filter(o -> o.variable().equals("inequality_gini_population_density")))
        .hasSize(2);
  }

  @Test
  void theDeclaredIndicatorsReadWhatIsMeasured() throws IOException {
    MeasuredCity city =
        city()
            .file(SpatialInput.Kind.ZONES, 2020, "halves.geojson", halves(), "id_column", "id")
            .file(SpatialInput.Kind.HAZARDS, 2020, "flood.geojson", WEST, "hazard", "flood")
            .file(SpatialInput.Kind.HAZARDS, 2020, "heat.geojson", WEST, "hazard", "heat")
            .raster(
                SpatialInput.Kind.BUILT_UP,
                2020,
                "built.tif",
                raster(10, 10, i -> 1),
                "value",
                "binary")
            .set("inequality.measures", "population_density");
    ContextualIndicators declared =
        ContextualIndicators.of(city.inputs(), Map.of("inequality.measures", "population_density"));

    assertThat(declared.indicators())
        .extracting("id")
        .containsExactly(
            "exposure_to_flood",
            "built_up_exposure_to_flood",
            "exposure_to_heat",
            "built_up_exposure_to_heat",
            "exposure_to_any",
            "built_up_exposure_to_any",
            "inequality_gini_population_density",
            "inequality_palma_population_density",
            "inequality_theil_population_density",
            "inequality_theil_between_population_density_halves",
            "inequality_theil_within_population_density_halves",
            "inequality_share_below_population_density");
    assertThat(city.measure().variables())
        .containsAll(declared.variables().stream().map(v -> v.id()).toList());
  }

  private MeasuredCity city() {
    return new MeasuredCity(folder, BOUNDARY)
        .cellM(500)
        .file(
            SpatialInput.Kind.POPULATION,
            2020,
            "people.csv",
            PEOPLE,
            "x",
            "lon",
            "y",
            "lat",
            "crs",
            "OGC:CRS84",
            "column",
            "people");
  }

  private static String annual(int year, double value) {
    return "station,lon,lat,year,value\ns,10.05,0.05,%d,%s\n".formatted(year, value);
  }

  private static String square(double west, double east) {
    return collection(List.of(feature("all", ring(west, 0, east, 0, east, 0.1, west, 0.1))));
  }

  private static String halves() {
    return collection(
        List.of(
            feature("south", ring(9, -1, 11, -1, 11, 0.05, 9, 0.05)),
            feature("north", ring(9, 0.05, 11, 0.05, 11, 1, 9, 1))));
  }

  /** Cells over the city, from the north-west. */
  private static Raster raster(int columns, int rows, IntToDoubleFunction value) {
    var lattice = new Lattice(columns, rows, 10, 0.1, 0.1 / columns, 0.1 / rows);
    double[] values = new double[columns * rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return new Raster(lattice, values);
  }

  private static double aged(MeasuredCity.Result result, String variable) {
    return result.observations().stream()
        .filter(o -> o.variable().equals(variable) && "Y_GE65".equals(o.breakdown().age()))
        .mapToDouble(Observation::value)
        .sum();
  }

  private static double women(MeasuredCity.Result result, String variable) {
    return result.observations().stream()
        .filter(o -> o.variable().equals(variable) && "F".equals(o.breakdown().sex()))
        .mapToDouble(Observation::value)
        .sum();
  }

  private static List<Double> cells(MeasuredCity.Result result, String column) {
    var values = new ArrayList<Double>();
    for (Row cell : result.cells()) {
      if (cell.getAs(column) != null) {
        values.add(cell.getAs(column));
      }
    }
    return values;
  }

  /** Half the mean distance between two people over the mean. */
  private static double gini(List<double[]> cells) {
    double people = 0;
    double total = 0;
    double distances = 0;
    for (double[] a : cells) {
      people += a[0];
      total += a[0] * a[1];
      for (double[] b : cells) {
        distances += a[0] * b[0] * Math.abs(a[1] - b[1]);
      }
    }
    return distances / (2 * people * total);
  }

  private static double belowSixTenths(List<double[]> cells) {
    List<double[]> sorted = new ArrayList<>(cells);
    sorted.sort(java.util.Comparator.comparingDouble(c -> c[1]));
    double median = 0;
    double reached = 0;
    for (double[] cell : sorted) {
      reached += cell[0];
      if (reached >= 500) {
        median = cell[1];
        break;
      }
    }
    double threshold = 0.6 * median;
    return sorted.stream().filter(c -> c[1] < threshold).mapToDouble(c -> c[0]).sum();
  }
}
