package org.urbanobservatory.step.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.Layer;

/** Streets from a layer of lines: no line vanishes in silence. */
class StreetLinesTest {
  private static final Place PLACE = new Place("XAV", "town");

  @TempDir Path folder;

  private List<IngestedFeatures> read(Layer layer, Map<String, String> options) {
    Path file = layer.write(folder, "streets.geojson");
    var input =
        new SpatialInput(
            "streets",
            SpatialInput.Kind.STREETS,
            "streets.geojson",
            file.toString(),
            2020,
            "Made",
            null,
            List.of(),
            false,
            options);
    var near = FeaturesTask.CityEnvelope.around(PLACE, new Envelope(9, 11, 49, 51), 100);
    var ingested = new ArrayList<IngestedFeatures>();
    IngestFeatures.read(
            new FeaturesTask(input, ByteSource.of(file), "streets.geojson", List.of(near)))
        .forEachRemaining(ingested::add);
    return ingested;
  }

  private static Layer line(Layer layer, String highway, double north) {
    String value = highway == null ? "null" : "\"" + highway + "\"";
    return layer.add("LineString", "\"highway\":" + value, 0, north, 10, north);
  }

  @Test
  void linesOfUnknownClassAreRefusedAndTold() {
    var layer = new Layer();
    line(layer, "residential", 0);
    line(layer, "['footway', 'service']", 1);
    line(layer, "Local street", 2);
    line(layer, "['footway', 'service']", 3);
    line(layer, "Residential", 4);
    line(layer, "steps", 5);
    line(layer, "cycleway", 6);
    line(layer, null, 7);
    line(layer, "avenida", 8);

    List<IngestedFeatures> read = read(layer, Map.of("class_column", "highway"));

    assertThat(highways(read)).containsExactly("residential", "steps", "cycleway", "unclassified");
    assertThat(issues(read))
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.code()).isEqualTo("unknown_street_class");
              assertThat(issue.action()).isEqualTo(Issue.Action.REJECTED);
              assertThat(issue.location()).isEqualTo("feature 2");
              assertThat(issue.message())
                  .isEqualTo(
                      "Invalid street class: 5 of 9 lines of streets.geojson have in column highway"
                          + " what neither streets.yaml nor walkable.yaml knows: '['footway', 'service']'"
                          + " (2, first in feature 2), 'Local street' (1, first in feature 3),"
                          + " 'Residential' (1, first in feature 5; did you mean 'residential'?) and 1"
                          + " more; they are neither streets nor walked along. Write a class of"
                          + " these tables, such as residential or footway");
            });
    assertThat(read.stream().flatMap(f -> f.summaries().stream()).toList())
        .singleElement()
        .satisfies(summary -> assertThat(summary.read()).isEqualTo(9))
        .satisfies(summary -> assertThat(summary.accepted()).isEqualTo(4))
        .satisfies(summary -> assertThat(summary.rejected()).isEqualTo(5));
  }

  @Test
  void withoutAColumnEveryLineIsAStreet() {
    List<IngestedFeatures> read = read(line(new Layer(), "Local street", 0), Map.of());

    assertThat(highways(read)).containsExactly("unclassified");
    assertThat(issues(read)).isEmpty();
  }

  private static List<String> highways(List<IngestedFeatures> read) {
    return read.stream()
        .filter(features -> PLACE.equals(features.place()))
        .flatMap(features -> features.ways().stream())
        .map(OsmWay::tags)
        .map(tags -> tags.get("highway"))
        .toList();
  }

  private static List<Issue> issues(List<IngestedFeatures> read) {
    return read.stream().flatMap(features -> features.issues().stream()).toList();
  }
}
