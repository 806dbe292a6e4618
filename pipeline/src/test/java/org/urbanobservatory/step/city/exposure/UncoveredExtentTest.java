package org.urbanobservatory.step.city.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.step.LonLatPolygons.collection;
import static org.urbanobservatory.step.LonLatPolygons.feature;
import static org.urbanobservatory.step.LonLatPolygons.ring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.ingest.SpatialInput.Kind;

/**
 * A raster of people, 10 in each cell of 0.005 degrees, that ends inside a city of 0.1 by 0.1
 * degrees: who lives beyond it is not known.
 */
class UncoveredExtentTest {
  private static final String REASON = "population_does_not_cover_extent";
  private static final String PEOPLE = "extent_population";
  private static final List<String> OVER_PEOPLE =
      List.of(
          PEOPLE,
          "population_weighted_density",
          "people_near_shops_500m",
          "people_exposed_to_flood",
          "pm25_dose_ug_persons_per_m3",
          "inequality_gini_population_density");

  @TempDir Path folder;

  @Test
  void whatIsMeasuredOverPeopleIsNullWithTheReason() throws IOException {
    MeasuredCity.Result city = city(60, i -> 10).measure();

    for (String variable : OVER_PEOPLE) {
      assertThat(reasons(city, variable)).as(variable).containsEntry("city", REASON);
      assertThat(reasons(city, variable)).as(variable).containsEntry("east", REASON);
      assertThat(reasons(city, variable)).as(variable).doesNotContainKey("west");
    }
    assertThat(reasons(city, "required_air_station_count")).isEqualTo(Map.of("city", REASON));
    assertThat(city.issues())
        .filteredOn(i -> i.code().equals(REASON))
        .singleElement()
        .satisfies(UncoveredExtentTest::isTold);
    assertThat(city.codes()).doesNotContain("population_covers_city_in_part");
  }

  private static void isTold(Issue issue) {
    assertThat(issue.input()).isEqualTo("people");
    assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING);
    assertThat(issue.message())
        .isEqualTo(
            "Invalid population: raster people ends inside XAV/made (boundary) and covers 60.0 % of its area; who lives on the rest is not known, so that it has no people and nothing measured over them. Give a raster that covers at least 95 %, or set population.min_covered_share");
  }

  /** The western half lies on the raster as a whole, and has what it has beside a whole raster. */
  @Test
  void aZoneInsideTheRasterKeepsItsValues() throws IOException {
    Map<String, Double> cut = west(city(60, i -> 10).measure());
    Map<String, Double> whole = west(city(120, i -> 10).measure());

    assertThat(cut.get(PEOPLE)).isCloseTo(2000, within(0.01));
    assertThat(cut).containsKeys("people_near_shops_500m", "people_exposed_to_flood");
    assertThat(cut.keySet()).isEqualTo(whole.keySet());
    cut.forEach(
        (variable, value) ->
            assertThat(value)
                .as(variable)
                .isCloseTo(whole.get(variable), within(1e-9 * Math.abs(value))));
  }

  @Test
  void cellsBeyondTheRasterHaveNoPeople() throws IOException {
    List<Row> cells = city(60, i -> 10).measure().cells();

    assertThat(cells).anySatisfy(cell -> assertThat(cell.<Double>getAs("population")).isNull());
    assertThat(cells).anySatisfy(cell -> assertThat(cell.<Double>getAs("population")).isPositive());
    assertThat(cells)
        .noneSatisfy(cell -> assertThat(cell.<Double>getAs("population")).isEqualTo(0.0));
  }

  @Test
  void cellsWithoutAValueInsideTheRasterAreNobody() throws IOException {
    MeasuredCity.Result city = city(120, i -> i % 24 < 12 ? 10 : -9999).measure();

    assertThat(city.codes()).doesNotContain(REASON);
    assertThat(city.value(PEOPLE, 2020)).isCloseTo(2000, within(0.1));
  }

  @Test
  void aRasterThatEndsJustInsideTellsAndCounts() throws IOException {
    MeasuredCity.Result city = city(97, i -> 10).measure();

    assertThat(city.value(PEOPLE, 2020)).isCloseTo(0.97 * 4000, within(0.1));
    assertThat(city.codes()).contains("population_covers_city_in_part").doesNotContain(REASON);
    assertThat(city.only(PEOPLE, 2020).method()).isNull();
  }

  @Test
  void theShareIsASettingThatTheMethodSays() throws IOException {
    MeasuredCity.Result city =
        city(60, i -> 10).set("population.min_covered_share", "0.5").measure();

    assertThat(city.value(PEOPLE, 2020)).isCloseTo(0.6 * 4000, within(0.1));
    assertThat(city.only(PEOPLE, 2020).method())
        .isEqualTo("null where less than 50 % of the area is covered");
    assertThat(reasons(city, PEOPLE)).isEqualTo(Map.of("east", REASON));
  }

  /** A figure of the whole city would give the covered half the people of both. */
  @Test
  void peopleOfAPartAreNotScaledToTheOfficialFigureOfTheWhole() throws IOException {
    var lattice = new Lattice(14, 24, 9.99, 0.11, 0.005, 0.005);
    double[] counts = new double[lattice.size()];
    Arrays.fill(counts, 10);
    MeasuredCity.Result city =
        bare()
            .raster(
                Kind.POPULATION,
                2020,
                "people.tif",
                new Raster(lattice, counts),
                "quantity",
                "count",
                "control_total",
                "population")
            .measure();

    assertThat(city.codes()).containsExactly("control_total_of_uncovered_city", REASON);
  }

  @Test
  void polygonsAndPointsDoNotSayWhereTheyEnd() throws IOException {
    MeasuredCity.Result polygons =
        bare()
            .file(
                Kind.POPULATION,
                2020,
                "tracts.geojson",
                half("west", 10, 10.05).replace("\"id\":\"west\"", "\"n\":7"),
                "column",
                "n")
            .measure();

    assertThat(polygons.value(PEOPLE, 2020)).isCloseTo(7, within(0.001));
    assertThat(polygons.codes()).containsExactly("population_covers_city_in_part");
  }

  private static Map<String, Double> west(MeasuredCity.Result city) {
    return city.observations().stream()
        .filter(o -> "west".equals(o.zoneId()))
        .collect(Collectors.toMap(Observation::variable, Observation::value));
  }

  /** By zone, the city itself as {@code city}. */
  private static Map<String, String> reasons(MeasuredCity.Result city, String variable) {
    return city.absences().stream()
        .filter(a -> a.variable().equals(variable))
        .collect(Collectors.toMap(a -> a.zoneId() == null ? "city" : a.zoneId(), Absence::reason));
  }

  /**
   * @param percent of the city's width that the raster covers from the west
   */
  private MeasuredCity city(int percent, IntToDoubleFunction people) throws IOException {
    var lattice = new Lattice(percent / 5 + 2, 24, 9.99, 0.11, 0.005, 0.005);
    if (percent % 5 != 0) {
      lattice = new Lattice(percent + 2, 120, 9.998, 0.11, 0.001, 0.001);
    }
    int columns = lattice.columns();
    double share = percent % 5 == 0 ? 1 : 1 / 25.0;
    double[] counts =
        IntStream.range(0, lattice.size())
            .mapToDouble(i -> people.applyAsDouble(i % columns))
            .map(n -> n < 0 ? n : n * share)
            .toArray();
    return bare()
        .raster(
            Kind.POPULATION, 2020, "people.tif", new Raster(lattice, counts), "quantity", "count")
        .file(
            Kind.ZONES,
            2020,
            "halves.geojson",
            collection(
                List.of(
                    feature("west", ring(10, 0, 10.05, 0, 10.05, 0.1, 10, 0.1)),
                    feature("east", ring(10.05, 0, 10.1, 0, 10.1, 0.1, 10.05, 0.1)))),
            "id_column",
            "id")
        .file(
            Kind.AIR,
            2020,
            "air.csv",
            "station,lon,lat,year,value\na,10.01,0.05,2020,12\nb,10.09,0.05,2020,32\n")
        .file(Kind.HAZARDS, 2020, "flood.geojson", half("f", 10.02, 10.2), "hazard", "flood")
        .file(
            Kind.FACILITIES,
            2020,
            "shops.csv",
            "lon,lat\n10.02,0.05\n10.08,0.05\n",
            "x",
            "lon",
            "y",
            "lat",
            "crs",
            "OGC:CRS84",
            "distances_m",
            "500")
        .set("access.distance", "straight_line")
        .set("inequality.measures", "population_density");
  }

  private MeasuredCity bare() {
    return new MeasuredCity(
        folder, new GeometryFactory().toGeometry(new Envelope(10, 10.1, 0, 0.1)));
  }

  private static String half(String id, double west, double east) {
    return collection(List.of(feature(id, ring(west, 0, east, 0, east, 0.1, west, 0.1))));
  }
}
