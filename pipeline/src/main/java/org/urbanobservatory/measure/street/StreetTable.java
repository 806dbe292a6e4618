package org.urbanobservatory.measure.street;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.network.StreetTags;
import org.urbanobservatory.network.StreetWay;

/**
 * Which ways are streets, and their widths: {@code schemas/streets.yaml} in memory.
 *
 * @param laneM width of one lane in metres
 * @param excluded tags, each key with one value, that make a way no street, for example {@code
 *     area=yes}
 * @param classes every class of streets; a way of another class is no street
 */
public record StreetTable(double laneM, Map<String, String> excluded, List<StreetClass> classes)
    implements Serializable {
  public StreetTable {
    excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
    classes = List.copyOf(classes);
    if (!(laneM > 0 && laneM <= 10)) {
      throw new IllegalArgumentException(
          "Invalid street table: lane_m " + laneM + " is not between 0 and 10");
    }
    requireDistinct(classes.stream().map(StreetClass::id).toList());
    requireDistinct(classes.stream().flatMap(c -> c.highways().stream()).toList());
  }

  /** The class of an id; an unknown id is a fault of ours. */
  public StreetClass streetClass(String id) {
    return classes.stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("Cannot find street class " + id));
  }

  /** The farthest that two carriageways of one street lie apart, in metres. */
  public double widestPairingM() {
    return classes.stream().mapToDouble(StreetClass::pairingM).max().orElse(0);
  }

  /** The class that a source's highway value means; empty if it is no street. */
  public Optional<StreetClass> findClass(String highway) {
    return classes.stream().filter(c -> c.highways().contains(highway)).findFirst();
  }

  /** Whether a way with these OSM tags is a street. */
  public boolean isStreet(Map<String, String> tags) {
    return findClass(tags.getOrDefault("highway", "")).isPresent() && !isExcluded(tags);
  }

  /**
   * The street that an OSM way is; empty if it is none.
   *
   * @param x metres east, one per node
   * @param y metres north, one per node
   */
  public Optional<StreetWay> findStreet(
      long id, Map<String, String> tags, long[] nodeIds, double[] x, double[] y) {
    if (!isStreet(tags)) {
      return Optional.empty();
    }
    String streetClass = findClass(tags.get("highway")).orElseThrow().id();
    var read = new StreetTags(tags);
    return Optional.of(
        new StreetWay(
            id,
            streetClass,
            nodeIds,
            x,
            y,
            read.level(),
            read.flow(),
            read.widthM(),
            read.lanes(),
            read.name()));
  }

  private boolean isExcluded(Map<String, String> tags) {
    return excluded.entrySet().stream().anyMatch(e -> e.getValue().equals(tags.get(e.getKey())));
  }

  private static void requireDistinct(List<String> ids) {
    for (String id : ids) {
      if (Collections.frequency(ids, id) > 1) {
        throw new IllegalArgumentException("Invalid street table: '" + id + "' is there twice");
      }
    }
  }
}
