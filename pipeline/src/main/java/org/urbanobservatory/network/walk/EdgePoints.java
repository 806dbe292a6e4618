package org.urbanobservatory.network.walk;

import org.locationtech.jts.geom.Coordinate;

/**
 * Points at even distances along all edges, where people of a coarse source may live. Each edge is
 * cut into equal parts no longer than the spacing; a point is the middle of a part and stands for
 * the part's length. Edges of no length have no points.
 */
public final class EdgePoints {
  private final Shapes shapes;
  private final int[] first;
  private final int[] edge;

  public EdgePoints(WalkGraph graph, double spacingM) {
    if (!(spacingM > 0)) {
      throw new IllegalArgumentException(
          "Invalid spacing of points along streets: " + spacingM + " m is not above 0");
    }
    this.shapes = graph.shapes();
    this.first = new int[shapes.edges() + 1];
    for (int e = 0; e < shapes.edges(); e++) {
      first[e + 1] = first[e] + (int) Math.ceil(shapes.lengthM(e) / spacingM);
    }
    this.edge = new int[first[shapes.edges()]];
    for (int e = 0; e < shapes.edges(); e++) {
      java.util.Arrays.fill(edge, first[e], first[e + 1], e);
    }
  }

  public int count() {
    return edge.length;
  }

  public int edge(int point) {
    return edge[point];
  }

  /** Metres from the edge's start. */
  public double alongM(int point) {
    return (point - first[edge[point]] + 0.5) * lengthM(point);
  }

  /** Metres of street that the point stands for. */
  public double lengthM(int point) {
    int e = edge[point];
    return shapes.lengthM(e) / (first[e + 1] - first[e]);
  }

  /** Where the point is, in metres. */
  public Coordinate at(int point) {
    double along = alongM(point);
    int end = shapes.pieceEnd(edge[point], along);
    double t = shapes.fraction(end, along);
    double[] x = shapes.x();
    double[] y = shapes.y();
    return new Coordinate(
        x[end - 1] + t * (x[end] - x[end - 1]), y[end - 1] + t * (y[end] - y[end - 1]));
  }
}
