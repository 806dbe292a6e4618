package org.urbanobservatory.source.vector;

import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a vector file.
 *
 * @param attributes its id, position and properties
 * @param geometry never empty, x or longitude first, in the file's coordinate reference system
 */
public record Feature(Attributes attributes, Geometry geometry) {
  public Feature {
    Objects.requireNonNull(attributes, "attributes");
    Objects.requireNonNull(geometry, "geometry");
  }

  /** As the file gives it, null if it gives none. */
  public String id() {
    return attributes.id();
  }

  /** Position in the file, from 1. */
  public long index() {
    return attributes.index();
  }

  /** String, Long, Double or Boolean by name, in file order; an absent value is null. */
  public Map<String, Object> properties() {
    return attributes.properties();
  }

  /** A property as trimmed text, null when absent or empty; the name is found in any case. */
  public String text(String name) {
    return attributes.text(name);
  }

  /** A property as the file holds it, null when absent; the name is found in any case. */
  public Object value(String name) {
    return attributes.value(name);
  }
}
