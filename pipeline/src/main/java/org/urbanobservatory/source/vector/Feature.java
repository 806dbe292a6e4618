package org.urbanobservatory.source.vector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a vector file.
 *
 * @param id as the file gives it, null if it gives none
 * @param index position in the file, from 1
 * @param geometry never empty, x or longitude first, in the file's coordinate reference system
 * @param properties String, Long, Double or Boolean by name, in file order; an absent value is null
 */
public record Feature(String id, long index, Geometry geometry, Map<String, Object> properties) {
  public Feature {
    Objects.requireNonNull(geometry, "geometry");
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
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
