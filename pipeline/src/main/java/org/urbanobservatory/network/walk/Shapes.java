package org.urbanobservatory.network.walk;

/**
 * The lines of all edges in flat arrays. The points of edge {@code e} are {@code first[e]} to
 * {@code first[e + 1] - 1}, two or more.
 *
 * @param first position of each edge's first point, and one more
 * @param x metres east
 * @param y metres north
 * @param alongM metres walked from the edge's start
 */
record Shapes(int[] first, double[] x, double[] y, double[] alongM) {
  int edges() {
    return first.length - 1;
  }

  int pieces() {
    return x.length - edges();
  }

  double lengthM(int edge) {
    return alongM[first[edge + 1] - 1];
  }

  /** The point of an edge's line that ends the piece at {@code alongM} metres. */
  int pieceEnd(int edge, double metres) {
    int point = first[edge] + 1;
    while (point < first[edge + 1] - 1 && alongM[point] < metres) {
      point++;
    }
    return point;
  }

  /** How far along the piece that ends at a point, 0 to 1. */
  double fraction(int end, double metres) {
    double piece = alongM[end] - alongM[end - 1];
    return piece > 0 ? Math.max(0, Math.min(1, (metres - alongM[end - 1]) / piece)) : 0;
  }
}
