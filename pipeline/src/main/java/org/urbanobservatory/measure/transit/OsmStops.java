package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which OSM elements are stops, and of which capacity: {@code osm} of {@code schemas/transit.yaml}
 * in memory.
 *
 * @param excluded keys with values that make an element no stop; no value means any but {@code no}
 * @param rules each that matches adds its capacity
 * @param otherwise rules that are asked when no rule matches: a stop whose vehicles nobody mapped
 */
public record OsmStops(
    Map<String, List<String>> excluded, List<OsmStopRule> rules, List<OsmStopRule> otherwise)
    implements Serializable {
  public OsmStops {
    excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
    rules = List.copyOf(rules);
    otherwise = List.copyOf(otherwise);
  }

  /** The capacities of the stop that an element is; empty when it is no stop. */
  public Set<Capacity> capacities(Map<String, String> tags) {
    if (excluded.entrySet().stream()
        .anyMatch(e -> OsmStopRule.has(tags, e.getKey(), e.getValue()))) {
      return Set.of();
    }
    Set<Capacity> found = matching(rules, tags);
    return found.isEmpty() ? matching(otherwise, tags) : found;
  }

  /** Keys of which a stop has at least one, sorted: what to read of an extract. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    rules.forEach(r -> keys.addAll(r.tags().keySet()));
    otherwise.forEach(r -> keys.addAll(r.tags().keySet()));
    return keys;
  }

  private static Set<Capacity> matching(List<OsmStopRule> rules, Map<String, String> tags) {
    Set<Capacity> found = EnumSet.noneOf(Capacity.class);
    rules.stream().filter(r -> r.matches(tags)).forEach(r -> found.add(r.capacity()));
    return found;
  }
}
