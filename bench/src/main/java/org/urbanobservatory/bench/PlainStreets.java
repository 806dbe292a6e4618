package org.urbanobservatory.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.urbanobservatory.network.StreetWay;

/**
 * Street statistics the straightforward way: every edge is overlaid with the extent, a graph of
 * objects is made of what is left, every segment is walked from both of its ends, and every
 * junction is compared with every other.
 */
final class PlainStreets {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final Map<Long, Node> nodes = new HashMap<>();
  private final List<Node> all = new ArrayList<>();
  private double lengthM;

  /** A node of the input, or a cut. */
  private static final class Node {
    final Coordinate at;
    final boolean isCut;
    final List<Edge> edges = new ArrayList<>();
    Node crossing = this;

    Node(Coordinate at, boolean isCut) {
      this.at = at;
      this.isCut = isCut;
    }

    boolean ends() {
      return edges.size() != 2 || isCut;
    }
  }

  private record Edge(Node from, Node to) {
    Node other(Node node) {
      return node == from ? to : from;
    }
  }

  PlainStreets(List<StreetWay> ways, Geometry extent) {
    for (StreetWay way : ways) {
      for (int i = 1; i < way.x().length; i++) {
        add(way, i, extent);
      }
    }
  }

  private void add(StreetWay way, int end, Geometry extent) {
    var a = new Coordinate(way.x()[end - 1], way.y()[end - 1]);
    var b = new Coordinate(way.x()[end], way.y()[end]);
    long idA = way.nodeIds()[end - 1];
    long idB = way.nodeIds()[end];
    if (a.equals2D(b)) {
      if (idA != idB && extent.intersects(GEOMETRIES.createPoint(a))) {
        add(known(a, idA), known(b, idB), 0);
      }
      return;
    }
    Geometry parts = extent.intersection(GEOMETRIES.createLineString(new Coordinate[] {a, b}));
    for (int i = 0; i < parts.getNumGeometries(); i++) {
      if (parts.getGeometryN(i) instanceof LineString part && !part.isEmpty()) {
        Coordinate last = part.getCoordinateN(part.getNumPoints() - 1);
        add(
            node(part.getCoordinateN(0), a, idA, b, idB),
            node(last, a, idA, b, idB),
            part.getLength());
      }
    }
  }

  private void add(Node from, Node to, double metres) {
    var edge = new Edge(from, to);
    from.edges.add(edge);
    to.edges.add(edge);
    lengthM += metres;
  }

  private Node node(Coordinate at, Coordinate a, long idA, Coordinate b, long idB) {
    if (at.equals2D(a) || at.equals2D(b)) {
      return known(at, at.equals2D(a) ? idA : idB);
    }
    return node(at, true);
  }

  private Node known(Coordinate at, long id) {
    return nodes.computeIfAbsent(id, i -> node(at, false));
  }

  private Node node(Coordinate at, boolean isCut) {
    var node = new Node(at, isCut);
    all.add(node);
    return node;
  }

  double lengthM() {
    return lengthM;
  }

  private List<Node> junctions() {
    return all.stream().filter(n -> n.edges.size() >= 3).toList();
  }

  int junctionCount() {
    return junctions().size();
  }

  int deadEndCount() {
    return (int) all.stream().filter(n -> n.edges.size() == 1 && !n.isCut).count();
  }

  /** Junctions that are at most two radii apart are one crossing, found by comparing all pairs. */
  int intersectionCount(double radiusM) {
    List<Node> junctions = junctions();
    int count = junctions.size();
    for (int i = 0; i < junctions.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (junctions.get(i).at.distance(junctions.get(j).at) <= 2 * radiusM) {
          Node a = crossing(junctions.get(i));
          Node b = crossing(junctions.get(j));
          count -= a == b ? 0 : 1;
          a.crossing = b;
        }
      }
    }
    return count;
  }

  private static Node crossing(Node node) {
    Node at = node;
    while (at.crossing != at) {
      at = at.crossing;
    }
    return at;
  }

  /** Number of segments that end somewhere, and the sum of the straight lines of open ones. */
  double[] segments() {
    double straight = 0;
    int found = 0;
    for (Node start : all) {
      for (Edge first : start.ends() ? start.edges : List.<Edge>of()) {
        Node end = end(start, first);
        straight += start.at.distance(end.at) / 2;
        found++;
      }
    }
    return new double[] {found / 2.0, straight};
  }

  private static Node end(Node start, Edge first) {
    Edge edge = first;
    Node at = first.other(start);
    while (!at.ends()) {
      edge = at.edges.get(0) == edge ? at.edges.get(1) : at.edges.get(0);
      at = edge.other(at);
    }
    return at;
  }
}
