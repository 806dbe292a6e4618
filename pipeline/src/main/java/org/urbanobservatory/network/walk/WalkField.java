package org.urbanobservatory.network.walk;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Walking distances from the whole network to the nearest of many facilities, found in one search
 * that starts at all of them (Dijkstra, 1959) and ends at a horizon.
 */
public final class WalkField {
  private final WalkGraph graph;
  private final double[] nodeM;
  private final Snaps facilities;
  private final int[] firstOnEdge;
  private final int[] onEdge;
  private final BitSet reachable = new BitSet();

  private WalkField(WalkGraph graph, Snaps facilities) {
    this.graph = graph;
    this.facilities = facilities;
    this.nodeM = new double[graph.nodeCount()];
    this.firstOnEdge = new int[graph.edgeCount() + 1];
    Arrays.fill(nodeM, Double.POSITIVE_INFINITY);
    countByEdge();
    this.onEdge = new int[firstOnEdge[graph.edgeCount()]];
    sortByEdge();
  }

  /**
   * @param facilities where they enter the network; those that do not are left out
   * @param horizonM distances beyond this are not looked for
   */
  public static WalkField of(WalkGraph graph, Snaps facilities, double horizonM) {
    var field = new WalkField(graph, facilities);
    field.search(horizonM);
    return field;
  }

  /** Metres to the nearest facility, its leg included; infinite beyond the horizon. */
  public double nodeM(int node) {
    return nodeM[node];
  }

  /**
   * Metres from a place to the nearest facility, both legs included: over either end of its edge,
   * or straight along the edge to a facility on it. Infinite beyond the horizon and where no
   * facility is connected.
   */
  public double metres(Snaps places, int i) {
    int edge = places.edge(i);
    double along = places.alongM(i);
    double overStart = nodeM[graph.from(edge)] + along;
    double overEnd = nodeM[graph.to(edge)] + (graph.lengthM(edge) - along);
    double nearest = Math.min(overStart, overEnd);
    for (int k = firstOnEdge[edge]; k < firstOnEdge[edge + 1]; k++) {
      int facility = onEdge[k];
      double straight = Math.abs(facilities.alongM(facility) - along) + facilities.legM(facility);
      nearest = Math.min(nearest, straight);
    }
    return places.legM(i) + nearest;
  }

  /** Whether a way leads from a place to any facility, however far. */
  public boolean isReachable(Snaps places, int i) {
    return reachable.get(graph.component(graph.from(places.edge(i))));
  }

  private void countByEdge() {
    for (int f = 0; f < facilities.count(); f++) {
      if (facilities.isConnected(f)) {
        firstOnEdge[facilities.edge(f) + 1]++;
        reachable.set(graph.component(graph.from(facilities.edge(f))));
      }
    }
    for (int e = 0; e < graph.edgeCount(); e++) {
      firstOnEdge[e + 1] += firstOnEdge[e];
    }
  }

  private void sortByEdge() {
    int[] next = firstOnEdge.clone();
    for (int f = 0; f < facilities.count(); f++) {
      if (facilities.isConnected(f)) {
        onEdge[next[facilities.edge(f)]++] = f;
      }
    }
  }

  private void search(double horizonM) {
    var queue = new NodeQueue();
    for (int f : onEdge) {
      int edge = facilities.edge(f);
      double legM = facilities.legM(f);
      double restM = graph.lengthM(edge) - facilities.alongM(f);
      reach(queue, graph.from(edge), legM + facilities.alongM(f), horizonM);
      reach(queue, graph.to(edge), legM + restM, horizonM);
    }
    while (!queue.isEmpty()) {
      double metres = queue.firstM();
      int node = queue.takeFirst();
      // A node is in the queue once for every time it came nearer; only the last time counts.
      if (metres == nodeM[node]) {
        walkOn(queue, node, horizonM);
      }
    }
  }

  private void walkOn(NodeQueue queue, int node, double horizonM) {
    double metres = nodeM[node];
    int last = graph.firstArc(node + 1);
    for (int arc = graph.firstArc(node); arc < last; arc++) {
      reach(queue, graph.target(arc), metres + graph.arcM(arc), horizonM);
    }
  }

  private void reach(NodeQueue queue, int node, double metres, double horizonM) {
    if (metres < nodeM[node] && metres <= horizonM) {
      nodeM[node] = metres;
      queue.add(node, metres);
    }
  }
}
