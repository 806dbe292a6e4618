package org.urbanobservatory.measure.street;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.measure.Measured;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetSegment;
import org.urbanobservatory.network.walk.WalkGraph;

/**
 * How densely a street network is knit.
 *
 * <p>What counts: every street as a link between two nodes. What does not: how long the streets
 * are, except in densities over length.
 *
 * <p>Formula: meshedness {@code (e - v + 1) / (2 v - 5)}, the cycles over those that a planar
 * network of as many nodes can have; gamma {@code e / (3 (v - 2))}, the links over those that it
 * can have; with e links and v nodes.
 *
 * <p>Source: Kansky, Structure of Transportation Networks, 1963 (gamma); Buhl et al., "Topological
 * patterns in street networks of self-organized urban settlements", 2006 (meshedness); as in
 * momepy.
 *
 * <p>Unit: 1; missing for fewer than three nodes.
 *
 * @param degrees street ends at every node; a loop has two
 * @param links streets between nodes
 * @param parts connected parts
 * @param lengthM metres of all links
 * @param deadEndLengthM metres of the links with an end of degree 1
 */
public record NetworkForm(
    List<Integer> degrees, int links, int parts, double lengthM, double deadEndLengthM) {
  /** Fewer nodes allow no cycle without a loop or a double link. */
  private static final int LEAST_NODES = 3;

  static final String TOO_FEW_NODES = "fewer_than_three_street_nodes";

  public NetworkForm {
    degrees = List.copyOf(degrees);
    int ends = degrees.stream().mapToInt(Integer::intValue).sum();
    if (ends != 2 * links || parts > degrees.size()) {
      throw new IllegalArgumentException(
          "Invalid network: %d links have %d ends, %d parts %d nodes"
              .formatted(links, ends, parts, degrees.size()));
    }
  }

  /**
   * The network of streets between junctions, dead ends and the border of the extent; where a
   * street merely goes on there is no node.
   */
  public static NetworkForm of(StreetNetwork network) {
    var links = new ArrayList<Link>();
    for (StreetSegment segment : network.segments()) {
      double lengthM = 0;
      for (int half : segment.halfEdges()) {
        lengthM += network.lengthM(half >> 1);
      }
      links.add(new Link(network.origin(segment.first()), network.target(segment.last()), lengthM));
    }
    return of(links);
  }

  /** The network of a graph: every edge is a link, also where a street merely goes on. */
  public static NetworkForm of(WalkGraph graph) {
    var links = new ArrayList<Link>();
    for (int e = 0; e < graph.edgeCount(); e++) {
      links.add(new Link(graph.from(e), graph.to(e), graph.lengthM(e)));
    }
    return of(links);
  }

  private record Link(int from, int to, double lengthM) {}

  private static NetworkForm of(List<Link> links) {
    var degrees = new TreeMap<Integer, Integer>();
    var parts = new TreeMap<Integer, Integer>();
    for (Link link : links) {
      degrees.merge(link.from(), 1, Integer::sum);
      degrees.merge(link.to(), 1, Integer::sum);
      parts.put(root(parts, link.from()), root(parts, link.to()));
    }
    Predicate<Link> isDeadEnd = l -> degrees.get(l.from()) == 1 || degrees.get(l.to()) == 1;
    return new NetworkForm(
        List.copyOf(degrees.values()),
        links.size(),
        (int) degrees.keySet().stream().filter(v -> root(parts, v) == v).count(),
        lengthM(links.stream()),
        lengthM(links.stream().filter(isDeadEnd)));
  }

  private static double lengthM(Stream<Link> links) {
    var sum = new ExactSum();
    links.forEach(link -> sum.add(link.lengthM()));
    return sum.value();
  }

  /** The node that stands for a node's part; ways to it are shortened. */
  private static int root(SortedMap<Integer, Integer> parts, int node) {
    int root = node;
    while (parts.getOrDefault(root, root) != root) {
      root = parts.get(root);
    }
    parts.put(node, root);
    return root;
  }

  public int nodes() {
    return degrees.size();
  }

  /** {@code e - v + 1}: cycles of a network in one part. */
  public int cycles() {
    return links - nodes() + 1;
  }

  /** {@code e - v + parts}: independent cycles, whatever the number of parts. */
  public int cyclomaticNumber() {
    return links - nodes() + parts;
  }

  /** {@code 2 v - 5}: cycles that a planar network of as many nodes can have. */
  public int mostCycles() {
    return 2 * nodes() - 5;
  }

  /** {@code 3 (v - 2)}: links that a planar network of as many nodes can have. */
  public int mostLinks() {
    return 3 * (nodes() - 2);
  }

  public Measured meshedness() {
    return Measured.unless(obstacle(), () -> (double) cycles() / mostCycles());
  }

  public Measured gamma() {
    return Measured.unless(obstacle(), () -> (double) links / mostLinks());
  }

  /** Street ends per node; missing without nodes. */
  public Measured meanDegree() {
    return Measured.ratio(2.0 * links, nodes());
  }

  /** Links per node; missing without nodes. */
  public Measured linksPerNode() {
    return Measured.ratio(links, nodes());
  }

  /** Share of the nodes, 0 to 1, with a number of street ends; missing without nodes. */
  public Measured nodeShare(int degree) {
    return Measured.ratio((double) degrees.stream().filter(d -> d == degree).count(), nodes());
  }

  /** Nodes per metre of street; missing without streets. */
  public Measured nodesPerM() {
    return Measured.ratio(nodes(), lengthM);
  }

  /** {@code sum(degree - 1)} per metre of street; missing without streets. */
  public Measured weightedNodesPerM() {
    return Measured.ratio(2.0 * links - nodes(), lengthM);
  }

  private String obstacle() {
    return nodes() < LEAST_NODES ? TOO_FEW_NODES : null;
  }
}
