package org.urbanobservatory.step.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.ingest.SpatialInput;

/** A polygon that crosses itself is repaired, told, and costs nothing else. */
class CrossedPolygonsTest {
  private static final Geometry BOUNDARY =
      new GeometryFactory().toGeometry(new Envelope(10, 10.02, 50, 50.01));

  /** Two triangles that meet in the middle of the western half. */
  private static final String CROSSED = "[[[10,50],[10.01,50.01],[10.01,50],[10,50.01],[10,50]]]";

  private static final String EAST =
      "[[[10.01,50],[10.02,50],[10.02,50.01],[10.01,50.01],[10.01,50]]]";

  @TempDir Path folder;

  @Test
  void aCrossedDistrictAndACrossedTractAreRepaired() throws IOException {
    MeasuredCity.Result result =
        new MeasuredCity(folder, BOUNDARY)
            .file(
                SpatialInput.Kind.ZONES,
                2020,
                "districts.geojson",
                layer("\"id\":\"west\"", "\"id\":\"east\""),
                "id_column",
                "id")
            .file(
                SpatialInput.Kind.POPULATION,
                2020,
                "tracts.geojson",
                layer("\"people\":100", "\"people\":60"),
                "column",
                "people")
            .measure();

    assertThat(result.issues())
        .filteredOn(issue -> issue.code().equals("polygon_repaired"))
        .extracting(Issue::input, Issue::location)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("districts", "feature 1"),
            org.assertj.core.api.Assertions.tuple("tracts", "feature 1"));
    assertThat(people(result, null)).isCloseTo(160, within(1e-9));
    assertThat(people(result, "west")).isCloseTo(100, within(1e-9));
    assertThat(people(result, "east")).isCloseTo(60, within(1e-9));
  }

  private static double people(MeasuredCity.Result result, String zone) {
    return result.observations().stream()
        .filter(o -> o.variable().equals("extent_population"))
        .filter(o -> java.util.Objects.equals(o.zoneId(), zone))
        .mapToDouble(Observation::value)
        .findFirst()
        .orElseThrow();
  }

  private static String layer(String west, String east) {
    return """
    {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{%s},"geometry":{"type":"Polygon","coordinates":%s}},
      {"type":"Feature","properties":{%s},"geometry":{"type":"Polygon","coordinates":%s}}]}"""
        .formatted(west, CROSSED, east, EAST);
  }
}
