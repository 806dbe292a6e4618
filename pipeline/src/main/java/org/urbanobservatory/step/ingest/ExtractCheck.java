package org.urbanobservatory.step.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.CannotReadOsmException;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmFeatures;
import org.urbanobservatory.source.osm.OsmHeader;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.table.Emissions;

/** Finds out whether an OpenStreetMap extract is too small for the cities, or was filtered. */
public final class ExtractCheck {
  private static final Map<String, String> EXPECTED =
      Map.of("highway=footway", "footways", "leisure=park", "parks");

  /** The code of the issue that an extract ends near a city. */
  public static final String ENDS_IN_BUFFER = "extract_ends_in_buffer";

  private ExtractCheck() {}

  /** Reads an extract for nothing but this; a file that cannot be read is not its matter. */
  public static List<Issue> issues(
      String input, ByteSource bytes, List<FeaturesTask.CityEnvelope> cities) {
    var countsOnly = new OsmSelection(Set.of(), Set.of(), Set.of(), EXPECTED.keySet());
    try {
      return issues(
          input,
          OsmExtract.read(
              input, bytes, cities.stream().map(IngestFeatures::region).toList(), countsOnly));
    } catch (CannotReadOsmException e) {
      return List.of();
    }
  }

  /** An issue for each city that the extract does not cover and each kind of feature it lacks. */
  public static List<Issue> issues(String input, OsmExtract extract) {
    var issues = new ArrayList<>(endsEarly(input, extract));
    extract
        .counts()
        .tags()
        .forEach(
            (tag, count) -> {
              if (count == 0 && EXPECTED.containsKey(tag)) {
                issues.add(filtered(input, tag));
              }
            });
    return issues;
  }

  /** An issue for each city that the extract does not cover. */
  static List<Issue> endsEarly(String input, OsmExtract extract) {
    var issues = new ArrayList<Issue>();
    OsmHeader.Bounds bounds = extract.header().bounds();
    for (OsmFeatures region : extract.regions()) {
      if (bounds != null && !bounds.covers(region.region())) {
        issues.add(endsEarly(input, region, bounds));
      }
    }
    return issues;
  }

  private static Issue endsEarly(String input, OsmFeatures region, OsmHeader.Bounds bounds) {
    String message =
        "Invalid extract: its box %s ends inside the buffered envelope %s of %s; streets and areas near the edge may be missing. Cut a larger extract"
            .formatted(bounds.box(), region.region().box(), region.region().id());
    return Issue.kept(ENDS_IN_BUFFER, input, null, message)
        .at(Emissions.place(region.region().id()));
  }

  private static Issue filtered(String input, String tag) {
    return Issue.kept(
        "extract_filtered",
        input,
        null,
        "Invalid extract: it holds no %s (%s) at all, so it was filtered; indicators that need them are not computed from it. Use an unfiltered extract"
            .formatted(EXPECTED.get(tag), tag));
  }
}
