package org.urbanobservatory.step.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.ingest.SpatialInput.Kind;

/** What lies at 0, 0 has no position, unless the city is there. */
class PointsAtOriginTest {
  /** In degrees, 1.1 km x 1.1 km at the place 10, 0 and at 0, 0. */
  private static final Geometry EAST = square(10);

  private static final Geometry ORIGIN = square(0);

  @TempDir Path folder;

  private static Geometry square(double lon) {
    return new GeometryFactory().toGeometry(new Envelope(lon - 0.005, lon + 0.005, -0.005, 0.005));
  }

  @Test
  void elsewhereTheyAreRefused() throws IOException {
    MeasuredCity.Result result = measured(EAST, 10);

    assertThat(result.issues())
        .filteredOn(issue -> issue.location() != null)
        .extracting(Issue::code, Issue::input, Issue::location)
        .containsExactlyInAnyOrder(
            tuple("people_at_0_0", "people", "line 3"),
            tuple("people_at_0_0", "women", "feature 2"),
            tuple("facility_at_0_0", "schools", "line 3"),
            tuple("facility_at_0_0", "clinics", "feature 2"),
            tuple("stop_at_0_0", "stops", "feature 2"),
            tuple("station_at_origin", "stations", "line 3"));
    assertThat(result.inputs())
        .hasSize(6)
        .allMatch(input -> input.read() == 2 && input.rejected() == 1);
    assertThat(people(result)).containsExactly(120.0, 70.0);
  }

  /** About 60 m from it. */
  @Test
  void nearTheOriginInDegreesIsTheOrigin() throws IOException {
    MeasuredCity.Result result =
        new MeasuredCity(folder, EAST)
            .file(
                Kind.POPULATION,
                2020,
                "people.csv",
                "x,y,n\n10,0.001,120\n0.0005,-0.0005,5\n",
                "x",
                "x",
                "y",
                "y",
                "column",
                "n",
                "crs",
                "EPSG:4326")
            .measure();

    assertThat(result.codes()).contains("people_at_0_0");
  }

  @Test
  void inACityAtTheOriginTheyCount() throws IOException {
    MeasuredCity.Result result = measured(ORIGIN, 0);

    assertThat(result.issues()).isEmpty();
    assertThat(result.inputs())
        .extracting(InputSummary::rejected)
        .containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
    assertThat(people(result)).containsExactly(125.0, 73.0);
  }

  private static List<Double> people(MeasuredCity.Result result) {
    return result.observations().stream()
        .filter(o -> o.variable().equals("extent_population"))
        .sorted(java.util.Comparator.comparing(o -> !o.breakdown().isTotal()))
        .map(org.urbanobservatory.model.Observation::value)
        .toList();
  }

  /** A point of every kind in the city, and one at 0, 0. */
  private MeasuredCity.Result measured(Geometry boundary, double lon) throws IOException {
    String inside = lon + ",0.002";
    return new MeasuredCity(folder, boundary)
        .file(
            Kind.POPULATION,
            2020,
            "people.csv",
            "x,y,n\n" + inside + ",120\n0,0,5\n",
            "x",
            "x",
            "y",
            "y",
            "column",
            "n",
            "crs",
            "EPSG:4326")
        .file(
            Kind.POPULATION,
            2020,
            "women.geojson",
            points("\"n\":70", inside, "\"n\":3"),
            "column",
            "n",
            "sex",
            "F")
        .file(
            Kind.FACILITIES,
            2020,
            "schools.csv",
            "x,y\n" + inside + "\n0,0\n",
            "x",
            "x",
            "y",
            "y",
            "crs",
            "EPSG:4326",
            "distances_m",
            "500")
        .file(
            Kind.FACILITIES, 2020, "clinics.geojson", points("", inside, ""), "distances_m", "500")
        .file(
            Kind.TRANSIT,
            2020,
            "stops.geojson",
            points("\"class\":\"low\"", inside, "\"class\":\"low\""),
            "class_column",
            "class")
        .file(
            Kind.AIR,
            2020,
            "stations.csv",
            "station,lon,lat,year,value\na," + inside + ",2020,12\nb,0,0,2020,13\n")
        .measure();
  }

  private static String points(String first, String inside, String second) {
    return """
    {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{%s},"geometry":{"type":"Point","coordinates":[%s]}},
      {"type":"Feature","properties":{%s},"geometry":{"type":"Point","coordinates":[0,0]}}]}"""
        .formatted(first, inside, second);
  }
}
