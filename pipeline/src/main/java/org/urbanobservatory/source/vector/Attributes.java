package org.urbanobservatory.source.vector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a vector file says of one feature besides its geometry.
 *
 * @param id as the file gives it, null if it gives none
 * @param index position in the file, from 1
 * @param properties String, Long, Double or Boolean by name, in file order; an absent value is null
 */
public record Attributes(String id, long index, Map<String, Object> properties) {
  public Attributes {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** Where the feature is in its file, for people: {@code feature 3 (id 17)}. */
  public String location() {
    return "feature " + index + (id == null ? "" : " (id " + id + ")");
  }

  /** A property as trimmed text, null when absent or empty; the name is found in any case. */
  public String text(String name) {
    Object value = value(name);
    String text = value == null ? "" : plain(value).strip();
    return text.isEmpty() ? null : text;
  }

  /** A property as the file holds it, null when absent; the name is found in any case. */
  public Object value(String name) {
    Object exact = properties.get(name);
    if (exact != null) {
      return exact;
    }
    return properties.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name) && e.getValue() != null)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Codes that a program stored as numbers keep their look: 4 and not 4.0. */
  private static String plain(Object value) {
    boolean isWhole =
        value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
    return isWhole ? Long.toString(((Double) value).longValue()) : value.toString();
  }
}
