package org.urbanobservatory.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** Lays ways into flat arrays: vertices, and edges between neighbouring vertices of a way. */
final class NetworkBuilder {
  private final List<StreetWay> ways;
  private final NodeNumbers numbers;
  private double[] x;
  private double[] y;
  private final BitSet cut = new BitSet();
  private int vertices;
  private int[] from = new int[256];
  private int[] to = new int[256];
  private int[] wayOf = new int[256];
  private int edges;

  NetworkBuilder(List<StreetWay> unordered) {
    this.ways = new ArrayList<>(unordered);
    this.ways.sort(StreetWay.ORDER);
    this.numbers = new NodeNumbers(ways);
    this.x = new double[numbers.count()];
    this.y = new double[numbers.count()];
  }

  StreetNetwork whole() {
    for (int w = 0; w < ways.size(); w++) {
      addWhole(w, placed(ways.get(w)));
    }
    return network();
  }

  StreetNetwork clipped(ExtentClip clip) {
    List<int[]> placed = ways.stream().map(this::placed).toList();
    // Cut vertices are numbered after all nodes.
    vertices = numbers.count();
    for (int w = 0; w < ways.size(); w++) {
      addClipped(w, placed.get(w), clip);
    }
    return network();
  }

  private StreetNetwork network() {
    vertices = Math.max(vertices, numbers.count());
    return new StreetNetwork(
        ways,
        Arrays.copyOf(x, vertices),
        Arrays.copyOf(y, vertices),
        cut,
        Arrays.copyOf(from, edges),
        Arrays.copyOf(to, edges),
        Arrays.copyOf(wayOf, edges));
  }

  private int[] placed(StreetWay way) {
    int[] nodes = numbers.of(way);
    for (int i = 0; i < nodes.length; i++) {
      place(nodes[i], way.x()[i], way.y()[i]);
    }
    return nodes;
  }

  private void place(int vertex, double px, double py) {
    if (vertex >= x.length) {
      x = Arrays.copyOf(x, vertex + vertex / 2 + 1);
      y = Arrays.copyOf(y, x.length);
    }
    x[vertex] = px;
    y[vertex] = py;
  }

  private void addWhole(int way, int[] nodes) {
    for (int i = 1; i < nodes.length; i++) {
      addEdge(nodes[i - 1], nodes[i], way);
    }
  }

  private void addEdge(int a, int b, int way) {
    if (a == b) {
      return;
    }
    if (edges == from.length) {
      from = Arrays.copyOf(from, 2 * edges);
      to = Arrays.copyOf(to, 2 * edges);
      wayOf = Arrays.copyOf(wayOf, 2 * edges);
    }
    from[edges] = a;
    to[edges] = b;
    wayOf[edges++] = way;
  }

  private void addClipped(int w, int[] nodes, ExtentClip clip) {
    StreetWay way = ways.get(w);
    var box = new Envelope();
    for (int i = 0; i < nodes.length; i++) {
      box.expandToInclude(way.x()[i], way.y()[i]);
    }
    if (!clip.mayTouch(box)) {
      return;
    }
    if (clip.bordersMeet(box)) {
      addCrossing(w, nodes, clip);
    } else if (clip.isInside(way.x()[0], way.y()[0])) {
      addWhole(w, nodes);
    }
  }

  private void addCrossing(int w, int[] nodes, ExtentClip clip) {
    // Whether the street up to this node is inside; a way's own first node is no cut.
    boolean open = true;
    for (int i = 1; i < nodes.length; i++) {
      if (nodes[i - 1] != nodes[i]) {
        open = addCrossingEdge(w, nodes[i - 1], nodes[i], clip, open);
      }
    }
  }

  /** Adds the inside parts of an edge; whether its end is inside. */
  private boolean addCrossingEdge(int w, int a, int b, ExtentClip clip, boolean open) {
    double[] parts = clip.inside(x[a], y[a], x[b], y[b]);
    boolean starts = parts.length > 0 && parts[0] == 0;
    boolean ends = parts.length > 0 && parts[parts.length - 1] == 1;
    // Inside on one side of the node only: the street is cut at the node itself.
    if (starts != open) {
      cut.set(a);
    }
    for (int p = 0; p < parts.length; p += 2) {
      addEdge(at(a, b, parts[p]), at(a, b, parts[p + 1]), w);
    }
    return ends;
  }

  private int at(int a, int b, double t) {
    if (t == 0) {
      return a;
    }
    if (t == 1) {
      return b;
    }
    place(vertices, x[a] + t * (x[b] - x[a]), y[a] + t * (y[b] - y[a]));
    cut.set(vertices);
    return vertices++;
  }
}
