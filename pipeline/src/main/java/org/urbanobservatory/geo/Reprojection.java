package org.urbanobservatory.geo;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.urbanobservatory.grid.PlaneTransform;

/**
 * Brings coordinates from one system to another. Thread-safe; travels as its two ids.
 *
 * @param from system of what goes in
 * @param to system of what comes out
 */
public record Reprojection(Crs from, Crs to) implements PlaneTransform {
  private static final Map<Reprojection, Legs> LEGS = new ConcurrentHashMap<>();

  public Reprojection {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  public static Reprojection between(Crs from, Crs to) {
    return new Reprojection(from, to);
  }

  public Reprojection inverse() {
    return new Reprojection(to, from);
  }

  /**
   * Replaces every point by its image, in place.
   *
   * @param xy flat pairs in units of {@code from}
   * @throws IllegalArgumentException when a point lies outside of what the systems can express
   */
  @Override
  public void transform(double[] xy) {
    if (from.equals(to) || xy.length == 0) {
      return;
    }
    refuseUnusable(xy);
    double[] source = xy.clone();
    try {
      LEGS.computeIfAbsent(this, Legs::of).transform(xy);
    } catch (TransformException | ArithmeticException e) {
      throw outside(source, 0, " or a point after it", e);
    }
    int bad = firstUnusable(xy, Double.MAX_VALUE, Double.MAX_VALUE);
    if (bad >= 0) {
      throw outside(source, bad, "", null);
    }
  }

  /** The image of one point as {x, y}. */
  public double[] point(double x, double y) {
    double[] xy = {x, y};
    transform(xy);
    return xy;
  }

  /**
   * A new geometry with every vertex reprojected and no vertex added: right for edges up to about 1
   * km, such as streets.
   */
  public Geometry geometry(Geometry geometry) {
    return new ByVertex().transform(geometry);
  }

  /**
   * A new geometry whose edges follow the straight edges of the old one: an edge is halved while
   * the image of its middle lies further than the tolerance from the middle of its images.
   * Neighbours that share an edge share the added vertices. Right for boundaries, windows and grid
   * cells.
   *
   * @param tolerance above 0, in units of {@code to}
   */
  public Geometry densified(Geometry geometry, double tolerance) {
    return new Densified(this, tolerance).transform(geometry);
  }

  /**
   * {@link #densified(Geometry, double)} within 1 cm (1e-7 degrees where the target has degrees).
   */
  public Geometry densified(Geometry geometry) {
    return densified(geometry, to.isGeographic() ? 1e-7 : 0.01);
  }

  /** The smallest envelope in {@code to} around the image of an envelope in {@code from}. */
  public Envelope envelope(Envelope envelope) {
    Geometry box = new GeometryFactory().toGeometry(envelope);
    return densified(box, to.isGeographic() ? 1e-5 : 1.0).getEnvelopeInternal();
  }

  private void refuseUnusable(double[] xy) {
    boolean degrees = from.isGeographic();
    int bad = firstUnusable(xy, degrees ? 360 : Double.MAX_VALUE, degrees ? 90 : Double.MAX_VALUE);
    if (bad >= 0) {
      throw outside(xy, bad, "", null);
    }
  }

  /** Position of the first point that is not finite or beyond the limits, -1 if there is none. */
  private static int firstUnusable(double[] xy, double limitX, double limitY) {
    for (int i = 0; i < xy.length; i += 2) {
      if (!(Math.abs(xy[i]) <= limitX && Math.abs(xy[i + 1]) <= limitY)) {
        return i;
      }
    }
    return -1;
  }

  private IllegalArgumentException outside(double[] xy, int at, String more, Exception cause) {
    return new IllegalArgumentException(
        "Cannot reproject (%s, %s)%s from %s to %s: outside of the area of these systems"
            .formatted(xy[at], xy[at + 1], more, from, to),
        cause);
  }

  /**
   * The way from one system to another: out of a projection to its own longitudes and latitudes,
   * then on to the target.
   */
  private record Legs(MathTransform unproject, MathTransform project, MathTransform onward) {
    static Legs of(Reprojection pair) {
      try {
        var source = CrsRegistry.system(pair.from);
        var target = CrsRegistry.system(pair.to);
        if (!(source instanceof ProjectedCRS projected)) {
          return new Legs(null, null, CRS.findMathTransform(source, target, true));
        }
        var base = projected.getBaseCRS();
        var unproject = CRS.findMathTransform(source, base, true);
        return new Legs(unproject, unproject.inverse(), CRS.findMathTransform(base, target, true));
      } catch (FactoryException | TransformException e) {
        throw new IllegalArgumentException(
            "Cannot reproject from " + pair.from + " to " + pair.to + ": " + e.getMessage(), e);
      }
    }

    void transform(double[] xy) throws TransformException {
      int points = xy.length / 2;
      if (unproject != null) {
        unproject(xy, points);
      }
      onward.transform(xy, 0, xy, 0, points);
    }

    /**
     * GeoTools' iterations out of a projection stop up to 1 cm short. Where a point lands when it
     * is projected again says by how much, and starting from there takes it away.
     */
    private void unproject(double[] xy, int points) throws TransformException {
      double[] near = new double[xy.length];
      unproject.transform(xy, 0, near, 0, points);
      project.transform(near, 0, near, 0, points);
      for (int i = 0; i < xy.length; i++) {
        xy[i] += xy[i] - near[i];
      }
      unproject.transform(xy, 0, xy, 0, points);
    }
  }

  /** Vertices one by one; z and m are dropped because measures are planar. */
  private final class ByVertex extends GeometryTransformer {
    @Override
    protected CoordinateSequence transformCoordinates(
        CoordinateSequence sequence, Geometry parent) {
      double[] xy = Densified.flat(sequence);
      Reprojection.this.transform(xy);
      return new PackedCoordinateSequence.Double(xy, 2, 0);
    }
  }

  /** Edges that bend are halved until they follow. */
  private static final class Densified extends GeometryTransformer {
    /** 2^12 parts of one edge: half the globe in parts of 5 km. */
    private static final int MAX_DEPTH = 12;

    private final Reprojection reprojection;
    private final double tolerance;
    private double[] out = new double[64];
    private int length;

    Densified(Reprojection reprojection, double tolerance) {
      if (!(tolerance > 0)) {
        throw new IllegalArgumentException("Invalid tolerance of densification: " + tolerance);
      }
      this.reprojection = reprojection;
      this.tolerance = tolerance;
    }

    static double[] flat(CoordinateSequence sequence) {
      double[] xy = new double[2 * sequence.size()];
      for (int i = 0; i < sequence.size(); i++) {
        xy[2 * i] = sequence.getX(i);
        xy[2 * i + 1] = sequence.getY(i);
      }
      return xy;
    }

    @Override
    protected CoordinateSequence transformCoordinates(
        CoordinateSequence sequence, Geometry parent) {
      double[] source = flat(sequence);
      double[] target = source.clone();
      reprojection.transform(target);
      double[] middles = middles(source);
      reprojection.transform(middles);
      length = 0;
      for (int i = 0; i + 3 < source.length; i += 2) {
        push(target[i], target[i + 1]);
        Edge edge = new Edge(source, target, i);
        if (bends(edge, middles[i], middles[i + 1])) {
          halve(edge, middles[i], middles[i + 1], MAX_DEPTH);
        }
      }
      if (target.length > 0) {
        push(target[target.length - 2], target[target.length - 1]);
      }
      return new PackedCoordinateSequence.Double(Arrays.copyOf(out, length), 2, 0);
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
      double[] middle = reprojection.point((edge.x0 + edge.x1) / 2, (edge.y0 + edge.y1) / 2);
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
  }

  /** An edge (x, y) in the source and its ends' images (u, v) in the target. */
  private record Edge(
      double x0, double y0, double x1, double y1, double u0, double v0, double u1, double v1) {
    Edge(double[] source, double[] target, int i) {
      this(
          source[i],
          source[i + 1],
          source[i + 2],
          source[i + 3],
          target[i],
          target[i + 1],
          target[i + 2],
          target[i + 3]);
    }
  }
}
