package org.urbanobservatory.step.city.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.LonLatPolygons;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Census tracts of a made city at the equator that share land. */
class PeopleOverlapTest {
  private static final Geometry BOUNDARY =
      new GeometryFactory().toGeometry(new Envelope(10, 10.1, 0, 0.1));
  private static final String WEST = tract(10, 10.05, 300);
  private static final String EAST = tract(10.05, 10.1, 700);

  @TempDir Path folder;

  @Test
  void tractsSideBySideAreNotTold() throws IOException {
    MeasuredCity.Result result = measured(List.of(WEST, EAST));

    assertThat(result.value("extent_population", 2020)).isCloseTo(1000, within(0.001));
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void aTractTwiceCountsTwiceAndIsTold() throws IOException {
    MeasuredCity.Result result = measured(List.of(WEST, EAST, WEST));

    assertThat(result.value("extent_population", 2020)).isCloseTo(1300, within(0.001));
    Issue issue = only(result);
    assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING);
    assertThat(issue.action()).isEqualTo(Issue.Action.KEPT);
    assertThat(issue.input()).isEqualTo("tracts");
    assertThat(issue.message())
        .startsWith("Invalid population: 2 polygons of tracts overlap on 61.")
        .endsWith(
            "people count once for each: features 1 and 3 are the same polygon. Remove what is repeated, or name the level or group by an input of its own");
  }

  @Test
  void manyPairsAreNamedInPart() throws IOException {
    MeasuredCity.Result result = measured(List.of(WEST, tract(10.04, 10.1, 1), WEST, WEST, EAST));

    assertThat(only(result).message())
        .contains(
            "5 polygons of tracts",
            "features 1 and 3 are the same polygon; features 1 and 4 are the same polygon; features 3 and 4 are the same polygon; and 4 pairs more");
  }

  @Test
  void tractsThatOverlapBesideTheCityAreNotTold() throws IOException {
    String beside = tract(10.11, 10.12, 50);

    assertThat(measured(List.of(WEST, EAST, beside, beside)).codes()).isEmpty();
  }

  private static Issue only(MeasuredCity.Result result) {
    assertThat(result.codes()).containsExactly("people_polygons_overlap");
    assertThat(result.issues()).hasSize(1);
    return result.issues().get(0);
  }

  private MeasuredCity.Result measured(List<String> tracts) throws IOException {
    return new MeasuredCity(folder, BOUNDARY)
        .file(
            SpatialInput.Kind.POPULATION,
            2020,
            "tracts.geojson",
            LonLatPolygons.collection(tracts),
            "column",
            "people")
        .measure();
  }

  private static String tract(double west, double east, int people) {
    return LonLatPolygons.feature("t", LonLatPolygons.ring(west, 0, east, 0, east, 0.1, west, 0.1))
        .replace("\"id\":\"t\"", "\"people\":" + people);
  }
}
