package org.urbanobservatory.source.osm;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;

/**
 * A closed way or a multipolygon relation as a polygon.
 *
 * @param element {@code way 12} or {@code relation 34}
 * @param tags sorted by key; a relation is an area by its type and carries {@code area=yes}
 * @param lonLat valid polygon or multipolygon, degrees, WGS 84
 */
public record OsmArea(String element, Map<String, String> tags, Geometry lonLat)
    implements Serializable {
  public OsmArea {
    Objects.requireNonNull(element, "element");
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    if (lonLat.getDimension() != 2 || lonLat.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid area %s: a %s is no polygon".formatted(element, lonLat.getGeometryType()));
    }
  }
}
