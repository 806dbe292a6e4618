package org.urbanobservatory.measure.openspace;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A tag that closes an area to the public.
 *
 * @param key OSM key
 * @param values values that close
 * @param unlessKey key whose word counts more, null if none
 * @param unlessValues its values that keep the area open
 */
public record ClosingTag(
    String key, List<String> values, String unlessKey, List<String> unlessValues)
    implements Serializable {
  public ClosingTag {
    values = List.copyOf(values);
    unlessValues = List.copyOf(unlessValues);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Invalid closing tag " + key + ": no value");
    }
  }

  boolean closes(Map<String, String> tags) {
    return values.contains(tags.getOrDefault(key, ""))
        && !(unlessKey != null && unlessValues.contains(tags.getOrDefault(unlessKey, "")));
  }
}
