package org.urbanobservatory.geo;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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
import org.urbanobservatory.grid.Densification;
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
    return new ByLine(
            xy -> {
              transform(xy);
              return xy;
            })
        .transform(geometry);
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
    var densification = new Densification(this, tolerance);
    return new ByLine(densification::line).transform(geometry);
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

  /** Lines one by one; z and m are dropped because measures are planar. */
  private static final class ByLine extends GeometryTransformer {
    private final UnaryOperator<double[]> line;

    ByLine(UnaryOperator<double[]> line) {
      this.line = line;
    }

    @Override
    protected CoordinateSequence transformCoordinates(CoordinateSequence from, Geometry parent) {
      double[] xy = new double[2 * from.size()];
      for (int i = 0; i < from.size(); i++) {
        xy[2 * i] = from.getX(i);
        xy[2 * i + 1] = from.getY(i);
      }
      double[] image = xy.length == 0 ? xy : line.apply(xy);
      return new PackedCoordinateSequence.Double(image, 2, 0);
    }
  }
}
