package org.urbanobservatory.network.walk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;

/** Makes a walking network node by node and edge by edge. */
public final class WalkGraphBuilder {
  private final Map<Coordinate, Integer> ends = new HashMap<>();
  private double[] x = new double[64];
  private double[] y = new double[64];
  private int nodes;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] first = new int[65];
  private int edges;
  private double[] shapeX = new double[256];
  private double[] shapeY = new double[256];
  private double[] alongM = new double[256];
  private int points;

  /** Adds a node at a place in metres; its number. */
  public int addNode(double east, double north) {
    if (!Double.isFinite(east) || !Double.isFinite(north)) {
      throw new IllegalArgumentException(
          "Invalid node %d: position %s, %s is not finite".formatted(nodes, east, north));
    }
    if (nodes == x.length) {
      x = Arrays.copyOf(x, 2 * nodes);
      y = Arrays.copyOf(y, 2 * nodes);
    }
    x[nodes] = east;
    y[nodes] = north;
    return nodes++;
  }

  /** Adds a straight edge of a stated length in metres; its number. */
  public int addEdge(int fromNode, int toNode, double lengthM) {
    double[] xs = {x[known(fromNode)], x[known(toNode)]};
    double[] ys = {y[fromNode], y[toNode]};
    int edge = addEdge(fromNode, toNode, xs, ys);
    stretch(edge, lengthM);
    return edge;
  }

  /**
   * Adds an edge along a line; its number.
   *
   * @param xs metres east, two or more, from node to node
   * @param ys metres north
   */
  public int addEdge(int fromNode, int toNode, double[] xs, double[] ys) {
    if (xs.length < 2 || ys.length != xs.length) {
      throw new IllegalArgumentException(
          "Invalid edge %d: its line has %d x and %d y; two or more of each are needed"
              .formatted(edges, xs.length, ys.length));
    }
    int edge = addEnds(known(fromNode), known(toNode));
    for (int i = 0; i < xs.length; i++) {
      addPoint(xs[i], ys[i]);
    }
    first[edge + 1] = points;
    return edge;
  }

  /** Adds a line; it joins lines added before where an end of theirs has equal coordinates. */
  public void addLine(LineString line) {
    if (line.isEmpty()) {
      return;
    }
    CoordinateSequence at = line.getCoordinateSequence();
    var xs = new double[at.size()];
    var ys = new double[at.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = at.getX(i);
      ys[i] = at.getY(i);
    }
    int last = xs.length - 1;
    addEdge(end(xs[0], ys[0]), end(xs[last], ys[last]), xs, ys);
  }

  public WalkGraph build() {
    var shapes =
        new Shapes(
            Arrays.copyOf(first, edges + 1),
            Arrays.copyOf(shapeX, points),
            Arrays.copyOf(shapeY, points),
            Arrays.copyOf(alongM, points));
    return new WalkGraph(
        Arrays.copyOf(x, nodes),
        Arrays.copyOf(y, nodes),
        Arrays.copyOf(from, edges),
        Arrays.copyOf(to, edges),
        shapes);
  }

  private int end(double east, double north) {
    return ends.computeIfAbsent(new Coordinate(east, north), c -> addNode(c.x, c.y));
  }

  private int known(int node) {
    if (node < 0 || node >= nodes) {
      throw new IllegalArgumentException(
          "Invalid edge %d: node %d is none of the %d nodes".formatted(edges, node, nodes));
    }
    return node;
  }

  private int addEnds(int fromNode, int toNode) {
    if (edges == from.length) {
      from = Arrays.copyOf(from, 2 * edges);
      to = Arrays.copyOf(to, 2 * edges);
      first = Arrays.copyOf(first, 2 * edges + 1);
    }
    from[edges] = fromNode;
    to[edges] = toNode;
    return edges++;
  }

  private void addPoint(double east, double north) {
    if (points == shapeX.length) {
      shapeX = Arrays.copyOf(shapeX, 2 * points);
      shapeY = Arrays.copyOf(shapeY, 2 * points);
      alongM = Arrays.copyOf(alongM, 2 * points);
    }
    shapeX[points] = east;
    shapeY[points] = north;
    alongM[points] = points == first[edges - 1] ? 0 : alongM[points - 1] + stepM(points);
    points++;
  }

  private double stepM(int point) {
    double dx = shapeX[point] - shapeX[point - 1];
    double dy = shapeY[point] - shapeY[point - 1];
    return Math.sqrt(dx * dx + dy * dy);
  }

  private void stretch(int edge, double lengthM) {
    if (!(lengthM >= 0 && Double.isFinite(lengthM))) {
      throw new IllegalArgumentException(
          "Invalid edge %d: length %s m is not 0 or more".formatted(edge, lengthM));
    }
    alongM[first[edge + 1] - 1] = lengthM;
  }
}
