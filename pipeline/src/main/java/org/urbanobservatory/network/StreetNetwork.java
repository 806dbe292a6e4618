package org.urbanobservatory.network;

import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A street graph in flat arrays. Vertices are the ways' nodes and the points where an extent cuts
 * them; edges are the straight lines between; {@link #segments()} run between junctions. Vertices,
 * edges and segments are numbered by way id and position, whatever the order of the input.
 *
 * <p>A street end is an end of an edge at a vertex; the degree of a vertex is their number, so a
 * loop counts twice. A junction has three or more. A vertex with one is a dead end, unless the
 * extent cut the street there.
 */
public final class StreetNetwork {
  private final List<StreetWay> ways;
  private final double[] x;
  private final double[] y;
  private final BitSet cut;
  private final int[] from;
  private final int[] to;
  private final int[] wayOf;
  private final int[] firstEnd;
  private final int[] ends;
  private final List<StreetSegment> segments;

  StreetNetwork(
      List<StreetWay> ways, double[] x, double[] y, BitSet cut, int[] from, int[] to, int[] wayOf) {
    this.ways = List.copyOf(ways);
    this.x = x;
    this.y = y;
    this.cut = cut;
    this.from = from;
    this.to = to;
    this.wayOf = wayOf;
    this.firstEnd = firstEnds();
    this.ends = ends();
    this.segments = new SegmentTrace(this).segments();
  }

  /** The graph of whole ways. */
  public static StreetNetwork of(List<StreetWay> ways) {
    return new NetworkBuilder(ways).whole();
  }

  /**
   * The graph of the parts of ways that lie in an extent.
   *
   * @param ways in the extent's coordinate system, metres
   * @param extent polygon or multipolygon
   */
  public static StreetNetwork clipped(List<StreetWay> ways, Geometry extent) {
    return new NetworkBuilder(ways).clipped(new ExtentClip(extent));
  }

  /** All ways given, ascending by id. */
  public List<StreetWay> ways() {
    return ways;
  }

  /** Vertices, with those of degree 0 that lie outside the extent. */
  public int vertexCount() {
    return x.length;
  }

  public int edgeCount() {
    return from.length;
  }

  public double x(int vertex) {
    return x[vertex];
  }

  public double y(int vertex) {
    return y[vertex];
  }

  /** Street ends at the vertex. */
  public int degree(int vertex) {
    return firstEnd[vertex + 1] - firstEnd[vertex];
  }

  public boolean isJunction(int vertex) {
    return degree(vertex) >= 3;
  }

  public boolean isDeadEnd(int vertex) {
    return degree(vertex) == 1 && !cut.get(vertex);
  }

  /** Whether the extent cuts a street here. */
  public boolean isCut(int vertex) {
    return cut.get(vertex);
  }

  public int from(int edge) {
    return from[edge];
  }

  public int to(int edge) {
    return to[edge];
  }

  public StreetWay way(int edge) {
    return ways.get(wayOf[edge]);
  }

  /** Position of the edge's way in {@link #ways()}. */
  public int wayNumber(int edge) {
    return wayOf[edge];
  }

  /** Metres. */
  public double lengthM(int edge) {
    double dx = x[to[edge]] - x[from[edge]];
    double dy = y[to[edge]] - y[from[edge]];
    return Math.sqrt(dx * dx + dy * dy);
  }

  /**
   * The {@code i}-th street end at a vertex, as a half edge: {@code 2 * edge} leaves the vertex in
   * drawing order, {@code 2 * edge + 1} against it.
   */
  public int halfEdge(int vertex, int i) {
    return ends[firstEnd[vertex] + i];
  }

  /** The vertex a half edge leaves. */
  public int origin(int halfEdge) {
    return (halfEdge & 1) == 0 ? from[halfEdge >> 1] : to[halfEdge >> 1];
  }

  /** The vertex a half edge leads to. */
  public int target(int halfEdge) {
    return (halfEdge & 1) == 0 ? to[halfEdge >> 1] : from[halfEdge >> 1];
  }

  /** Streets between junctions, dead ends and cuts, in the order of their first edge. */
  public List<StreetSegment> segments() {
    return segments;
  }

  private int[] firstEnds() {
    var first = new int[x.length + 1];
    for (int e = 0; e < from.length; e++) {
      first[from[e] + 1]++;
      first[to[e] + 1]++;
    }
    for (int v = 0; v < x.length; v++) {
      first[v + 1] += first[v];
    }
    return first;
  }

  private int[] ends() {
    var at = firstEnd.clone();
    var halfEdges = new int[2 * from.length];
    for (int e = 0; e < from.length; e++) {
      halfEdges[at[from[e]]++] = 2 * e;
      halfEdges[at[to[e]]++] = 2 * e + 1;
    }
    return halfEdges;
  }
}
