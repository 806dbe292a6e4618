package org.urbanobservatory.network.walk;

import java.util.stream.IntStream;

/**
 * Enters at the nearest point of the nearest edge and counts the straight line to it. Between edges
 * equally near the one with the lowest number is taken.
 */
public final class EdgeSnapper implements Snapper {
  private final Shapes shapes;
  private final SegmentGrid grid;
  private final int[] edgeOf;
  private final int[] endOf;
  private final double maxM;

  /**
   * @param maxM an edge farther than this is not entered
   */
  public EdgeSnapper(WalkGraph graph, double maxM) {
    this.shapes = graph.shapes();
    this.maxM = maxM;
    this.edgeOf = new int[shapes.pieces()];
    this.endOf = new int[shapes.pieces()];
    numberPieces();
    this.grid = grid();
  }

  @Override
  public Snaps snap(double[] x, double[] y) {
    var snaps = new Snaps(x.length);
    // Each place is snapped by itself, so the number of threads changes nothing.
    IntStream.range(0, x.length).parallel().forEach(i -> snap(i, x[i], y[i], snaps));
    return snaps;
  }

  private void snap(int i, double x, double y, Snaps snaps) {
    int piece = grid.nearest(x, y, maxM);
    if (piece >= 0) {
      double along = alongM(piece, grid.fraction(piece, x, y));
      snaps.enter(i, edgeOf[piece], along, grid.distance(piece, x, y));
    }
  }

  private double alongM(int piece, double fraction) {
    double start = shapes.alongM()[endOf[piece] - 1];
    return start + fraction * (shapes.alongM()[endOf[piece]] - start);
  }

  private void numberPieces() {
    int piece = 0;
    for (int edge = 0; edge < shapes.edges(); edge++) {
      for (int end = shapes.first()[edge] + 1; end < shapes.first()[edge + 1]; end++) {
        edgeOf[piece] = edge;
        endOf[piece++] = end;
      }
    }
  }

  private SegmentGrid grid() {
    var ends = new double[4][endOf.length];
    for (int piece = 0; piece < endOf.length; piece++) {
      ends[0][piece] = shapes.x()[endOf[piece] - 1];
      ends[1][piece] = shapes.y()[endOf[piece] - 1];
      ends[2][piece] = shapes.x()[endOf[piece]];
      ends[3][piece] = shapes.y()[endOf[piece]];
    }
    return new SegmentGrid(ends[0], ends[1], ends[2], ends[3]);
  }
}
