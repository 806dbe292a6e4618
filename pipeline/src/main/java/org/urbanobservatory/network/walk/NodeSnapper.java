package org.urbanobservatory.network.walk;

/**
 * Enters at the nearest node and counts no leg, as several peers do; for comparison with them. A
 * node without edges is entered by nobody.
 */
public final class NodeSnapper implements Snapper {
  private final int[] edge;
  private final double[] alongM;
  private final SegmentGrid grid;
  private final double maxM;

  /**
   * @param maxM a node farther than this is not entered
   */
  public NodeSnapper(WalkGraph graph, double maxM) {
    int[] nodes = nodesWithEdges(graph);
    this.maxM = maxM;
    var x = new double[nodes.length];
    var y = new double[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      x[i] = graph.x(nodes[i]);
      y[i] = graph.y(nodes[i]);
    }
    this.grid = SegmentGrid.ofPoints(x, y);
    this.edge = new int[nodes.length];
    this.alongM = new double[nodes.length];
    enterByAnEdge(graph, nodes);
  }

  @Override
  public Snaps snap(double[] x, double[] y) {
    var snaps = new Snaps(x.length);
    for (int i = 0; i < x.length; i++) {
      int node = grid.nearest(x[i], y[i], maxM);
      if (node >= 0) {
        snaps.enter(i, edge[node], alongM[node], 0);
      }
    }
    return snaps;
  }

  private static int[] nodesWithEdges(WalkGraph graph) {
    return java.util.stream.IntStream.range(0, graph.nodeCount())
        .filter(n -> !graph.isIsolated(n))
        .toArray();
  }

  private void enterByAnEdge(WalkGraph graph, int[] nodes) {
    var position = new int[graph.nodeCount()];
    for (int i = 0; i < nodes.length; i++) {
      position[nodes[i]] = i;
    }
    for (int e = graph.edgeCount() - 1; e >= 0; e--) {
      edge[position[graph.to(e)]] = e;
      alongM[position[graph.to(e)]] = graph.lengthM(e);
      edge[position[graph.from(e)]] = e;
      alongM[position[graph.from(e)]] = 0;
    }
  }
}
