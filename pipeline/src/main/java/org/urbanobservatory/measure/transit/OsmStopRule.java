package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One rule of {@code schemas/transit.yaml}: OSM elements with these tags are stops.
 *
 * @param tags each key with its values, all keys needed; no value means any but {@code no}
 * @param unless keys with values of which none may be there
 * @param capacity of such a stop
 */
public record OsmStopRule(
    Map<String, List<String>> tags, Map<String, List<String>> unless, Capacity capacity)
    implements Serializable {
  public OsmStopRule {
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    unless = Collections.unmodifiableMap(new TreeMap<>(unless));
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("Invalid rule of OSM stops: no tag");
    }
  }

  boolean matches(Map<String, String> element) {
    return tags.entrySet().stream().allMatch(e -> has(element, e.getKey(), e.getValue()))
        && unless.entrySet().stream().noneMatch(e -> has(element, e.getKey(), e.getValue()));
  }

  static boolean has(Map<String, String> element, String key, List<String> values) {
    String value = element.get(key);
    return value != null && (values.isEmpty() ? !value.equals("no") : values.contains(value));
  }
}
