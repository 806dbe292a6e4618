package org.urbanobservatory.grid;

import java.util.Arrays;

/**
 * Brings lines from one plane to another so that their edges follow the straight edges of the
 * original: an edge is halved while the image of its middle lies further than the tolerance from
 * the middle of its ends' images. Lines that share an edge share the added points, in whichever
 * direction they run.
 */
public final class Densification {
  /** 2^12 parts of one edge: half the globe in parts of 5 km. */
  private static final int MAX_DEPTH = 12;

  private final PlaneTransform transform;
  private final double tolerance;
  private double[] out = new double[64];
  private int length;

  /**
   * @param transform from the plane of the lines to the target plane
   * @param tolerance above 0, in units of the target plane
   */
  public Densification(PlaneTransform transform, double tolerance) {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("Invalid tolerance of densification: " + tolerance);
    }
    this.transform = transform;
    this.tolerance = tolerance;
  }

  /**
   * The image of a line.
   *
   * @param xy flat pairs, at least one
   * @return flat pairs: every vertex and the added points
   */
  public double[] line(double[] xy) {
    double[] image = xy.clone();
    transform.transform(image);
    double[] middles = middles(xy);
    transform.transform(middles);
    length = 0;
    push(image[0], image[1]);
    for (int i = 0; i + 3 < xy.length; i += 2) {
      Edge edge = new Edge(xy, image, i);
      if (bends(edge, middles[i], middles[i + 1])) {
        halve(edge, middles[i], middles[i + 1], MAX_DEPTH);
      }
      push(image[i + 2], image[i + 3]);
    }
    return Arrays.copyOf(out, length);
  }

  private static double[] middles(double[] xy) {
    double[] middles = new double[Math.max(0, xy.length - 2)];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = (xy[i] + xy[i + 2]) / 2;
    }
    return middles;
  }

  private boolean bends(Edge edge, double imageX, double imageY) {
    double dx = imageX - (edge.u0 + edge.u1) / 2;
    double dy = imageY - (edge.v0 + edge.v1) / 2;
    return dx * dx + dy * dy > tolerance * tolerance;
  }

  private void halve(Edge edge, double imageX, double imageY, int depth) {
    double x = (edge.x0 + edge.x1) / 2;
    double y = (edge.y0 + edge.y1) / 2;
    follow(new Edge(edge.x0, edge.y0, x, y, edge.u0, edge.v0, imageX, imageY), depth - 1);
    push(imageX, imageY);
    follow(new Edge(x, y, edge.x1, edge.y1, imageX, imageY, edge.u1, edge.v1), depth - 1);
  }

  private void follow(Edge edge, int depth) {
    double[] middle = {(edge.x0 + edge.x1) / 2, (edge.y0 + edge.y1) / 2};
    transform.transform(middle);
    if (depth > 0 && bends(edge, middle[0], middle[1])) {
      halve(edge, middle[0], middle[1], depth);
    }
  }

  private void push(double x, double y) {
    if (length + 2 > out.length) {
      out = Arrays.copyOf(out, 2 * out.length);
    }
    out[length++] = x;
    out[length++] = y;
  }

  /** An edge (x, y) in the original plane and its ends' images (u, v). */
  private record Edge(
      double x0, double y0, double x1, double y1, double u0, double v0, double u1, double v1) {
    Edge(double[] xy, double[] image, int i) {
      this(
          xy[i],
          xy[i + 1],
          xy[i + 2],
          xy[i + 3],
          image[i],
          image[i + 1],
          image[i + 2],
          image[i + 3]);
    }
  }
}
