package org.urbanobservatory.step.ingest;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.osm.OsmFeatures;
import org.urbanobservatory.source.osm.OsmNode;
import org.urbanobservatory.source.osm.OsmRelation;
import org.urbanobservatory.source.osm.OsmWay;

/**
 * What one extract of OpenStreetMap, or one file of street lines, gave: the features near one city,
 * or, with a null place, what is to be said of the whole file.
 *
 * @param place the city, null for the file
 * @param input id of the input
 * @param kind what the input holds
 * @param year reference year
 * @param source label of the source
 * @param nodes tagged points, in longitude and latitude
 * @param ways in longitude and latitude
 * @param relations with their member ways
 * @param tagCounts how often tags occur in the whole file, to tell a filtered extract
 * @param issues found in the file
 * @param summaries counts of the file, one at most
 */
public record IngestedFeatures(
    Place place,
    String input,
    SpatialInput.Kind kind,
    int year,
    String source,
    List<OsmNode> nodes,
    List<OsmWay> ways,
    List<OsmRelation> relations,
    Map<String, Long> tagCounts,
    List<Issue> issues,
    List<InputSummary> summaries)
    implements Serializable {
  public IngestedFeatures {
    nodes = List.copyOf(nodes);
    ways = List.copyOf(ways);
    relations = List.copyOf(relations);
    tagCounts = Collections.unmodifiableMap(new TreeMap<>(tagCounts));
    issues = List.copyOf(issues);
    summaries = List.copyOf(summaries);
  }

  /** The ways of a file of lines. */
  public static IngestedFeatures of(Place place, SpatialInput input, List<OsmWay> ways) {
    return new IngestedFeatures(
        place,
        input.id(),
        input.kind(),
        input.year(),
        input.source(),
        List.of(),
        ways,
        List.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  /** The features of an extract around a city. */
  public static IngestedFeatures of(
      Place place, SpatialInput input, OsmFeatures features, Map<String, Long> tagCounts) {
    return new IngestedFeatures(
        place,
        input.id(),
        input.kind(),
        input.year(),
        input.source(),
        features.nodes(),
        features.ways(),
        features.relations(),
        tagCounts,
        List.of(),
        List.of());
  }

  /** What is to be said of a file; faults of a city's own file are the city's. */
  static IngestedFeatures ofFile(FeaturesTask task, List<Issue> issues, InputSummary summary) {
    SpatialInput input = task.input();
    List<Issue> told =
        input.isShared()
            ? issues
            : issues.stream().map(i -> i.at(task.cities().get(0).place())).toList();
    return new IngestedFeatures(
        null,
        input.id(),
        input.kind(),
        input.year(),
        input.source(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        told,
        List.of(summary));
  }
}
