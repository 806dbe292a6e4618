package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to keep of an extract, and which tags to count in the whole file.
 *
 * @param nodeKeys a node with any of these keys is kept with its tags
 * @param wayKeys a way with any of these keys is kept
 * @param relationKeys a multipolygon or boundary relation with any of these keys is kept
 * @param countedTags {@code key=value}, or {@code key} for any value: counted over all elements of
 *     the file, in a region or not, to tell a filtered extract
 */
public record OsmSelection(
    Set<String> nodeKeys, Set<String> wayKeys, Set<String> relationKeys, Set<String> countedTags)
    implements Serializable {
  public OsmSelection {
    nodeKeys = Set.copyOf(nodeKeys);
    wayKeys = Set.copyOf(wayKeys);
    relationKeys = Set.copyOf(relationKeys);
    countedTags = Set.copyOf(countedTags);
  }

  /** Ways with a {@code highway} tag and nothing else. */
  public static OsmSelection highways() {
    return new OsmSelection(
        Set.of(), Set.of("highway"), Set.of(), Set.of("highway=footway", "leisure=park"));
  }

  /** Everything the spatial indicators read: streets, stops, open space, land use. */
  public static OsmSelection everything() {
    return new OsmSelection(
        Set.of("highway", "public_transport", "railway", "amenity", "leisure", "barrier"),
        Set.of(
            "highway",
            "leisure",
            "landuse",
            "natural",
            "place",
            "railway",
            "public_transport",
            "amenity",
            "waterway",
            "barrier"),
        Set.of("leisure", "landuse", "natural", "place", "highway", "amenity"),
        Set.of("highway=footway", "highway=residential", "leisure=park", "public_transport"));
  }

  /** The same selection that counts these tags too. */
  public OsmSelection counting(Set<String> tags) {
    var all = new TreeSet<>(countedTags);
    all.addAll(tags);
    return new OsmSelection(nodeKeys, wayKeys, relationKeys, all);
  }

  Set<String> sortedCountedTags() {
    return new TreeSet<>(countedTags);
  }
}
