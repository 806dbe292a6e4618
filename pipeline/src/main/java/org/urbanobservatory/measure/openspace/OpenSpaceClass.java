package org.urbanobservatory.measure.openspace;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row of the open space table: tags that name a class.
 *
 * @param id class, for example {@code park}; several rows may have one
 * @param key OSM key
 * @param values values of the key that name it
 * @param needs other tags that it needs, each key with one value
 */
public record OpenSpaceClass(String id, String key, List<String> values, Map<String, String> needs)
    implements Serializable {
  public OpenSpaceClass {
    values = List.copyOf(values);
    needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Invalid open space class " + id + ": no value of " + key);
    }
  }

  boolean fits(Map<String, String> tags) {
    return values.contains(tags.getOrDefault(key, ""))
        && needs.entrySet().stream().allMatch(e -> e.getValue().equals(tags.get(e.getKey())));
  }

  boolean isNamed(String text) {
    return id.equals(text) || values.contains(text);
  }
}
