package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.List;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.osm.OsmWay;

/**
 * What one input of streets gave: the ways near one city, or, with a null place, what is to be said
 * of the whole file.
 *
 * @param place the city, null for the file
 * @param input id of the input
 * @param year reference year
 * @param source label of the source
 * @param ways in longitude and latitude
 * @param issues found in the file
 * @param summaries counts of the file, one at most
 */
public record IngestedStreets(
    Place place,
    String input,
    int year,
    String source,
    List<OsmWay> ways,
    List<Issue> issues,
    List<InputSummary> summaries)
    implements Serializable {
  public IngestedStreets {
    ways = List.copyOf(ways);
    issues = List.copyOf(issues);
    summaries = List.copyOf(summaries);
  }

  static IngestedStreets of(Place place, SpatialInput input, List<OsmWay> ways) {
    return new IngestedStreets(
        place, input.id(), input.year(), input.source(), ways, List.of(), List.of());
  }

  static IngestedStreets ofFile(SpatialInput input, List<Issue> issues, InputSummary summary) {
    return new IngestedStreets(
        null, input.id(), input.year(), input.source(), List.of(), issues, List.of(summary));
  }
}
