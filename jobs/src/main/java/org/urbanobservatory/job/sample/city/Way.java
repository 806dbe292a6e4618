package org.urbanobservatory.job.sample.city;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A way of the finished drawing.
 *
 * @param nodes indexes of its points in the drawing
 * @param tags OpenStreetMap tags
 */
public record Way(List<Integer> nodes, Map<String, String> tags) {

  public Way {
    nodes = List.copyOf(nodes);
    tags = new TreeMap<>(tags);
  }

  public boolean isStreet() {
    return Line.isStreet(tags);
  }

  /** One of the two carriageways of a street; the drawings have no other one-way streets. */
  public boolean isCarriageway() {
    String highway = tags.getOrDefault("highway", "");
    return "yes".equals(tags.get("oneway"))
        && (highway.equals("primary") || highway.equals("motorway"));
  }
}
