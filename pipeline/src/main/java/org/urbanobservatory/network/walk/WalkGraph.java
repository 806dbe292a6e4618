package org.urbanobservatory.network.walk;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.LineString;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetWay;

/**
 * A walking network in flat arrays. Nodes are junctions, dead ends and other ends of edges; an edge
 * is the line between two nodes, walked both ways, with its shape. A ring without a junction is an
 * edge from a node to itself. Distances are metres along the shapes; an edge of a stated length
 * spreads it evenly over its shape.
 *
 * <p>A river is crossed only where a way crosses it: nothing joins ways but a shared node.
 */
public final class WalkGraph {
  private final double[] x;
  private final double[] y;
  private final int[] from;
  private final int[] to;
  private final Shapes shapes;
  private final int[] firstArc;
  private final int[] arcTarget;
  private final double[] arcM;
  private final int[] component;

  WalkGraph(double[] x, double[] y, int[] from, int[] to, Shapes shapes) {
    this.x = x;
    this.y = y;
    this.from = from;
    this.to = to;
    this.shapes = shapes;
    this.firstArc = firstArcs();
    this.arcTarget = new int[firstArc[x.length]];
    this.arcM = new double[arcTarget.length];
    fillArcs();
    this.component = new Components(this).labels();
  }

  /**
   * The graph of walkable ways, joined where they share a node; levels as {@link StreetNetwork}.
   */
  public static WalkGraph ofWays(List<StreetWay> ways) {
    return NetworkShapes.graph(StreetNetwork.of(ways));
  }

  /** The graph of lines without node ids, joined where their ends have equal coordinates. */
  public static WalkGraph ofLines(Collection<LineString> lines) {
    var builder = new WalkGraphBuilder();
    lines.forEach(builder::addLine);
    return builder.build();
  }

  public int nodeCount() {
    return x.length;
  }

  public int edgeCount() {
    return from.length;
  }

  public double x(int node) {
    return x[node];
  }

  public double y(int node) {
    return y[node];
  }

  public int from(int edge) {
    return from[edge];
  }

  public int to(int edge) {
    return to[edge];
  }

  /** Metres from end to end. */
  public double lengthM(int edge) {
    return shapes.lengthM(edge);
  }

  /** Connected parts are numbered from 0; a node without edges is a part of its own. */
  public int component(int node) {
    return component[node];
  }

  Shapes shapes() {
    return shapes;
  }

  int firstArc(int node) {
    return firstArc[node];
  }

  int target(int arc) {
    return arcTarget[arc];
  }

  double arcM(int arc) {
    return arcM[arc];
  }

  boolean isIsolated(int node) {
    return firstArc[node] == firstArc[node + 1];
  }

  private int[] firstArcs() {
    var first = new int[x.length + 1];
    for (int e = 0; e < from.length; e++) {
      first[from[e] + 1]++;
      first[to[e] + 1]++;
    }
    for (int n = 0; n < x.length; n++) {
      first[n + 1] += first[n];
    }
    return first;
  }

  private void fillArcs() {
    int[] next = firstArc.clone();
    for (int e = 0; e < from.length; e++) {
      fillArc(next[from[e]]++, to[e], e);
      fillArc(next[to[e]]++, from[e], e);
    }
  }

  private void fillArc(int arc, int target, int edge) {
    arcTarget[arc] = target;
    arcM[arc] = shapes.lengthM(edge);
  }
}
