package org.urbanobservatory.network.walk;

import java.util.Arrays;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetSegment;

/** Makes each street segment one edge: nodes that are merely passed stay as its shape. */
final class NetworkShapes {
  private final StreetNetwork network;
  private final WalkGraphBuilder builder = new WalkGraphBuilder();
  private final int[] nodes;

  private NetworkShapes(StreetNetwork network) {
    this.network = network;
    this.nodes = new int[network.vertexCount()];
    Arrays.fill(nodes, -1);
  }

  static WalkGraph graph(StreetNetwork network) {
    var shapes = new NetworkShapes(network);
    network.segments().forEach(shapes::add);
    return shapes.builder.build();
  }

  private void add(StreetSegment segment) {
    int[] halves = segment.halfEdges();
    var x = new double[halves.length + 1];
    var y = new double[halves.length + 1];
    for (int i = 0; i <= halves.length; i++) {
      int vertex = i == 0 ? network.origin(halves[0]) : network.target(halves[i - 1]);
      x[i] = network.x(vertex);
      y[i] = network.y(vertex);
    }
    int from = node(network.origin(segment.first()));
    builder.addEdge(from, node(network.target(segment.last())), x, y);
  }

  private int node(int vertex) {
    if (nodes[vertex] < 0) {
      nodes[vertex] = builder.addNode(network.x(vertex), network.y(vertex));
    }
    return nodes[vertex];
  }
}
