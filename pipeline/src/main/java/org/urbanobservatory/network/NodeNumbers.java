package org.urbanobservatory.network;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers the nodes of ways from 0. A node id is one vertex wherever ways share it, except where
 * ways of different levels pass over it and none of them ends there: then each level has its own
 * vertex. A bridge therefore joins the street at its ends and not the street below.
 */
final class NodeNumbers {
  private final List<StreetWay> ways;
  private final long[] ids;
  private final int[] lowest;
  private final int[] highest;
  private final boolean[] ends;
  private final java.util.Map<Long, Integer> levelled = new java.util.HashMap<>();
  private int count;

  NodeNumbers(List<StreetWay> ways) {
    this.ways = ways;
    this.ids = distinctIds();
    this.lowest = new int[ids.length];
    this.highest = new int[ids.length];
    this.ends = new boolean[ids.length];
    this.count = ids.length;
    Arrays.fill(lowest, Integer.MAX_VALUE);
    Arrays.fill(highest, Integer.MIN_VALUE);
    ways.forEach(this::see);
  }

  /** Vertices numbered so far. */
  int count() {
    return count;
  }

  /** The vertices of one way, one per node. */
  int[] of(StreetWay way) {
    var vertices = new int[way.nodeIds().length];
    for (int i = 0; i < vertices.length; i++) {
      int node = Arrays.binarySearch(ids, way.nodeIds()[i]);
      vertices[i] = isCrossing(node) ? levelled(node, way.level()) : node;
    }
    return vertices;
  }

  private boolean isCrossing(int node) {
    return !ends[node] && lowest[node] != highest[node];
  }

  private int levelled(int node, int level) {
    return levelled.computeIfAbsent(((long) node << 32) | (level & 0xffffffffL), k -> count++);
  }

  private void see(StreetWay way) {
    int last = way.nodeIds().length - 1;
    for (int i = 0; i <= last; i++) {
      int node = Arrays.binarySearch(ids, way.nodeIds()[i]);
      lowest[node] = Math.min(lowest[node], way.level());
      highest[node] = Math.max(highest[node], way.level());
      ends[node] |= i == 0 || i == last;
    }
  }

  private long[] distinctIds() {
    long[] all = ways.stream().flatMapToLong(w -> Arrays.stream(w.nodeIds())).toArray();
    Arrays.sort(all);
    int n = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[n++] = all[i];
      }
    }
    return Arrays.copyOf(all, n);
  }
}
