package org.urbanobservatory.measure.access;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.urbanobservatory.network.StreetTags;
import org.urbanobservatory.network.StreetWay;

/**
 * Which ways people may walk along: {@code schemas/walkable.yaml} in memory.
 *
 * @param open highway values open to foot unless tags close them
 * @param onlyIfOpened highway values open to foot only where tags open them
 * @param doubtfulWith tags, each key with its values, that make any way as those of {@code
 *     onlyIfOpened}
 * @param openedBy tags that open a way; {@code foot} among them outweighs a closing {@code access}
 * @param closedBy tags that close a way
 */
public record WalkableTable(
    Set<String> open,
    Set<String> onlyIfOpened,
    Map<String, Set<String>> doubtfulWith,
    Map<String, Set<String>> openedBy,
    Map<String, Set<String>> closedBy)
    implements Serializable {
  private static final String HIGHWAY = "highway";
  private static final String FOOT = "foot";

  public WalkableTable {
    open = sorted(open);
    onlyIfOpened = sorted(onlyIfOpened);
    doubtfulWith = sorted(doubtfulWith);
    openedBy = sorted(openedBy);
    closedBy = sorted(closedBy);
    requireOneSide(open, onlyIfOpened, HIGHWAY);
    requireOneSide(of(openedBy, FOOT), of(closedBy, FOOT), FOOT);
  }

  /** Whether people may walk along a way with these OSM tags. */
  public boolean isWalkable(Map<String, String> tags) {
    String highway = tags.getOrDefault(HIGHWAY, "");
    boolean usuallyOpen = open.contains(highway);
    if (!usuallyOpen && !onlyIfOpened.contains(highway)) {
      return false;
    }
    if (says(tags, closedBy, FOOT) || says(tags, openedBy, FOOT)) {
      return says(tags, openedBy, FOOT);
    }
    boolean needsOpening = !usuallyOpen || saysAny(tags, doubtfulWith);
    return !saysAny(tags, closedBy) && (!needsOpening || saysAny(tags, openedBy));
  }

  /**
   * The walkable way that an OSM way is; empty if people may not walk along it. Its class is the
   * highway value.
   *
   * @param x metres east, one per node
   * @param y metres north, one per node
   */
  public Optional<StreetWay> findWay(
      long id, Map<String, String> tags, long[] nodeIds, double[] x, double[] y) {
    if (!isWalkable(tags)) {
      return Optional.empty();
    }
    var read = new StreetTags(tags);
    return Optional.of(
        new StreetWay(
            id,
            tags.get(HIGHWAY),
            nodeIds,
            x,
            y,
            read.level(),
            read.flow(),
            read.widthM(),
            read.lanes(),
            read.name()));
  }

  private static boolean saysAny(Map<String, String> tags, Map<String, Set<String>> table) {
    return table.keySet().stream().anyMatch(key -> says(tags, table, key));
  }

  private static boolean says(
      Map<String, String> tags, Map<String, Set<String>> table, String key) {
    String value = tags.get(key);
    return value != null && of(table, key).contains(value.strip());
  }

  private static Set<String> of(Map<String, Set<String>> table, String key) {
    return table.getOrDefault(key, Set.of());
  }

  private static void requireOneSide(Set<String> one, Set<String> other, String key) {
    for (String value : one) {
      if (other.contains(value)) {
        throw new IllegalArgumentException(
            "Invalid walkable table: %s=%s is on both sides".formatted(key, value));
      }
    }
  }

  private static Set<String> sorted(Set<String> values) {
    return Collections.unmodifiableSet(new TreeSet<>(values));
  }

  private static Map<String, Set<String>> sorted(Map<String, Set<String>> table) {
    Map<String, Set<String>> sorted = new TreeMap<>();
    table.forEach((key, values) -> sorted.put(key, sorted(values)));
    return Collections.unmodifiableMap(sorted);
  }
}
