package org.urbanobservatory.source.city;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.vector.Attributes;
import org.urbanobservatory.source.vector.VectorRead;

/**
 * A feature of the file of cities, whether its geometry can be read or not: whose it is, its
 * properties say.
 *
 * @param attributes its properties and where it is
 * @param drawn its geometry, null where there is a fault
 * @param fault why it has no geometry, null where it has one
 */
record CityFeature(Attributes attributes, Geometry drawn, Fault fault) {
  /** A Shapefile cuts names after ten characters. */
  private static final int SHAPEFILE_NAME = 10;

  /** All features of a file, in its order. */
  static List<CityFeature> of(VectorRead read) {
    return Stream.concat(
            read.features().stream().map(f -> new CityFeature(f.attributes(), f.geometry(), null)),
            read.refused().stream().map(f -> new CityFeature(f.attributes(), null, f.fault())))
        .sorted(Comparator.comparingLong(f -> f.attributes().index()))
        .toList();
  }

  /** Where it is in the file, for people. */
  String location() {
    return attributes.location();
  }

  /** A property as text, null when absent or empty. */
  String text(String name) {
    String text = attributes.text(name);
    return text == null ? attributes.text(cut(name)) : text;
  }

  /** Whether the property is there, be it empty. */
  boolean has(String name) {
    return attributes.properties().keySet().stream()
        .anyMatch(key -> key.equalsIgnoreCase(name) || key.equalsIgnoreCase(cut(name)));
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), SHAPEFILE_NAME));
  }

  /** A property that a city needs. */
  String required(String name) throws Fault {
    String text = text(name);
    if (text == null) {
      throw Fault.invalid("empty_cell", name, "the property is empty; fill it in")
          .about(name, null);
    }
    return text;
  }

  Geometry geometry() throws Fault {
    if (fault == null) {
      return drawn;
    }
    boolean isBadlyDrawn = fault.code().equals("invalid_geometry");
    throw isBadlyDrawn ? fault.advising("draw the boundary again") : fault;
  }
}
