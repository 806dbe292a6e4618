package org.urbanobservatory.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Follows streets through vertices of degree 2 from end to end. */
final class SegmentTrace {
  private final StreetNetwork network;
  private final BitSet done = new BitSet();
  private final List<StreetSegment> segments = new ArrayList<>();

  SegmentTrace(StreetNetwork network) {
    this.network = network;
  }

  List<StreetSegment> segments() {
    for (int v = 0; v < network.vertexCount(); v++) {
      if (isEnd(v)) {
        traceFrom(v);
      }
    }
    traceRings();
    segments.sort(Comparator.comparingInt(s -> s.first() >> 1));
    return List.copyOf(segments);
  }

  private boolean isEnd(int vertex) {
    return network.degree(vertex) != 2 || network.isCut(vertex);
  }

  private void traceFrom(int vertex) {
    for (int i = 0; i < network.degree(vertex); i++) {
      int half = network.halfEdge(vertex, i);
      if (!done.get(half >> 1)) {
        segments.add(new StreetSegment(oriented(trace(half))));
      }
    }
  }

  private void traceRings() {
    for (int e = done.nextClearBit(0); e < network.edgeCount(); e = done.nextClearBit(e)) {
      segments.add(new StreetSegment(trace(2 * e)));
    }
  }

  private int[] trace(int start) {
    var halves = new int[8];
    int n = 0;
    int half = start;
    while (!done.get(half >> 1)) {
      done.set(half >> 1);
      if (n == halves.length) {
        halves = Arrays.copyOf(halves, 2 * n);
      }
      halves[n++] = half;
      int vertex = network.target(half);
      if (isEnd(vertex)) {
        break;
      }
      half = next(half, vertex);
    }
    return Arrays.copyOf(halves, n);
  }

  /** The other of the two street ends at a vertex that is merely passed. */
  private int next(int half, int vertex) {
    int one = network.halfEdge(vertex, 0);
    return one == (half ^ 1) ? network.halfEdge(vertex, 1) : one;
  }

  private static int[] oriented(int[] halves) {
    int first = halves[0];
    int last = halves[halves.length - 1];
    boolean backwards = halves.length == 1 ? (first & 1) == 1 : first >> 1 > last >> 1;
    return backwards ? reversed(halves) : halves;
  }

  private static int[] reversed(int[] halves) {
    var reversed = new int[halves.length];
    for (int i = 0; i < halves.length; i++) {
      reversed[i] = halves[halves.length - 1 - i] ^ 1;
    }
    return reversed;
  }
}
