package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A line with the nodes it passes, ordered along it. */
final class JoinedLine {
  /** Long streets are several ways, as in OpenStreetMap. */
  private static final int LONGEST_WAY = 12;

  private final Map<String, String> tags;
  private final TreeMap<Double, Integer> nodes = new TreeMap<>();

  JoinedLine(Map<String, String> tags) {
    this.tags = tags;
  }

  void cut(double position, int node) {
    nodes.putIfAbsent(position, node);
  }

  List<Way> ways() {
    List<Integer> order = new ArrayList<>();
    for (int node : nodes.values()) {
      if (order.isEmpty() || order.get(order.size() - 1) != node) {
        order.add(node);
      }
    }
    List<Way> ways = new ArrayList<>();
    for (int from = 0; from + 1 < order.size(); from += LONGEST_WAY) {
      int to = Math.min(from + LONGEST_WAY, order.size() - 1);
      ways.add(new Way(order.subList(from, to + 1), tags));
    }
    return ways;
  }
}
