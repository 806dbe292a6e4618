package org.urbanobservatory.step.city.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.LonLatPolygons;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * 300 people each 200 m, 600 m and 1200 m from the school in the middle, and some 5 km away, beyond
 * the 1600 m to which walks are looked for.
 */
class InequalityCoverageTest {
  private static final Geometry BOUNDARY =
      new GeometryFactory().toGeometry(new Envelope(10, 10.1, 0, 0.1));
  private static final double DEGREES_OF_M = 1 / 111_319.49;
  private static final String GINI = "inequality_gini_distance_schools";
  private static final String BELOW = "inequality_people_below_distance_schools";
  private static final String PEOPLE = "inequality_people_distance_schools";

  @TempDir Path folder;

  /** Of 1000 people 900 have a distance; the median person of all is one of those 600 m away. */
  @Test
  void peopleBeyondTheLimitAreToldAndCount() throws IOException {
    MeasuredCity.Result result = city(100).measure();

    assertThat(result.value(GINI, 2020)).isCloseTo(1 / 3.0, within(1e-4));
    assertThat(result.only(GINI, 2020).method())
        .endsWith("; 90.0 % of the people have a value; null below 80 %");
    assertThat(result.value(BELOW, 2020)).isEqualTo(300);
    assertThat(result.value(PEOPLE, 2020)).isEqualTo(1000);
    assertThat(result.only(BELOW, 2020).method())
        .endsWith(
            "; below 0.6 of the median person's value; whoever has no distance within 1600 m"
                + " counts as beyond");
    assertThat(issues(result))
        .singleElement()
        .asString()
        .isEqualTo(
            "Invalid inequality: 90.0 % of the people of XAV/made (boundary, 2020) live where"
                + " distance_schools has a value; its inequality is theirs alone, and null below"
                + " 80 %. Give a larger network_buffer_m, or streets that reach them");
  }

  @Test
  void fewOfThemAreNotWorthAWord() throws IOException {
    MeasuredCity.Result result = city(40).measure();

    assertThat(result.only(GINI, 2020).method()).contains("95.7 % of the people");
    assertThat(result.value(PEOPLE, 2020)).isEqualTo(940);
    assertThat(issues(result)).isEmpty();
  }

  @Test
  void tooManyOfThemLeaveTheShareBelowAlone() throws IOException {
    MeasuredCity.Result result = city(260).measure();

    assertThat(result.reason(GINI)).isEqualTo("too_many_people_without_value");
    assertThat(result.variables()).doesNotContain(GINI);
    assertThat(result.value(BELOW, 2020)).isEqualTo(300);
    assertThat(result.value(PEOPLE, 2020)).isEqualTo(1160);
    assertThat(issues(result)).singleElement().asString().contains("77.6 % of the people");
    assertThat(city(260).set("inequality.min_covered_share", "0.7").measure().value(GINI, 2020))
        .isCloseTo(1 / 3.0, within(1e-4));
  }

  @Test
  void whereMostAreBeyondThereIsNoThreshold() throws IOException {
    MeasuredCity.Result result = city(1000).measure();

    assertThat(result.reason(BELOW)).isEqualTo("median_beyond_limit");
    assertThat(result.variables()).doesNotContain(BELOW, PEOPLE);
  }

  /** A threshold of twice the median, 1200 m, is within the limit; of three times it is not. */
  @Test
  void aThresholdBeyondTheLimitIsUnknown() throws IOException {
    assertThat(city(100).set("inequality.threshold_share", "1.9").measure().value(BELOW, 2020))
        .isEqualTo(600);
    assertThat(city(100).set("inequality.threshold_share", "3").measure().reason(BELOW))
        .isEqualTo("median_beyond_limit");
  }

  /** A district beyond the limit has its own reason. */
  @Test
  void districtsHaveTheirOwnCoverage() throws IOException {
    MeasuredCity.Result result =
        city(100)
            .file(
                SpatialInput.Kind.ZONES,
                2020,
                "halves.geojson",
                LonLatPolygons.collection(
                    List.of(
                        LonLatPolygons.feature(
                            "near", LonLatPolygons.ring(9, -1, 10.08, -1, 10.08, 1, 9, 1)),
                        LonLatPolygons.feature(
                            "far", LonLatPolygons.ring(10.08, -1, 11, -1, 11, 1, 10.08, 1)))),
                "id_column",
                "id")
            .measure();

    assertThat(
            result.absences().stream()
                .filter(a -> a.variable().equals(GINI))
                .map(a -> a.zoneId() + " " + a.reason()))
        .containsExactly("far too_many_people_without_value");
    assertThat(result.variables()).contains("inequality_theil_between_distance_schools_halves");
  }

  /** Nothing is known of the air of 700 people: not that it is better or worse. */
  @Test
  void otherMeasuresDoNotCountWhomTheyDoNotKnow() throws IOException {
    double[] values = {9, Double.NaN};
    MeasuredCity.Result result =
        city(100)
            .set("inequality.measures", "pm25")
            .raster(
                SpatialInput.Kind.AIR,
                2020,
                "pm.tif",
                new Raster(new Lattice(2, 1, 10, 0.1, 0.0535, 0.1), values))
            .measure();

    assertThat(result.reason("inequality_gini_pm25")).isEqualTo("too_many_people_without_value");
    assertThat(result.reason("inequality_people_below_pm25"))
        .isEqualTo("too_many_people_without_value");
  }

  private static List<String> issues(MeasuredCity.Result result) {
    return result.issues().stream()
        .filter(i -> i.code().equals("inequality_covers_people_in_part"))
        .map(Issue::message)
        .toList();
  }

  private MeasuredCity city(int far) {
    String people =
        "lon,lat,people\n%s%s%s%s"
            .formatted(at(200, 300), at(600, 300), at(1200, 300), at(5000, far));
    return new MeasuredCity(folder, BOUNDARY)
        .cellM(500)
        .set("access.distance", "straight_line")
        .set("inequality.measures", "distance_schools")
        .file(
            SpatialInput.Kind.POPULATION,
            2020,
            "people.csv",
            people,
            "x",
            "lon",
            "y",
            "lat",
            "crs",
            "OGC:CRS84",
            "column",
            "people")
        .file(
            SpatialInput.Kind.FACILITIES,
            2020,
            "schools.csv",
            "lon,lat\n10.05,0.05\n",
            "x",
            "lon",
            "y",
            "lat",
            "crs",
            "OGC:CRS84",
            "distances_m",
            "500");
  }

  /** People so many metres east of the middle. */
  private static String at(double metres, int people) {
    return String.format(Locale.ROOT, "%.7f,0.05001,%d\n", 10.05 + metres * DEGREES_OF_M, people);
  }
}
