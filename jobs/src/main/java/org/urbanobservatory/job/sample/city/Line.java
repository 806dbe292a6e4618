package org.urbanobservatory.job.sample.city;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.urbanobservatory.job.sample.plane.Point;

/**
 * A drawn way before it is joined to the ways that it crosses.
 *
 * @param points at least two
 * @param tags OpenStreetMap tags
 */
record Line(List<Point> points, Map<String, String> tags) {
  /** What counts as a street: motorway to residential, their links, and shared surfaces. */
  private static final Set<String> STREETS =
      Set.of(
          "motorway",
          "motorway_link",
          "trunk",
          "trunk_link",
          "primary",
          "primary_link",
          "secondary",
          "secondary_link",
          "tertiary",
          "tertiary_link",
          "unclassified",
          "residential",
          "living_street",
          "pedestrian",
          "road");

  Line {
    points = List.copyOf(points);
    tags = new TreeMap<>(tags);
  }

  static boolean isStreet(Map<String, String> tags) {
    return STREETS.contains(tags.getOrDefault("highway", ""));
  }

  /** Lines join where they cross on the ground; a bridge or tunnel joins at its ends only. */
  boolean isOnGround() {
    return !tags.containsKey("layer");
  }
}
