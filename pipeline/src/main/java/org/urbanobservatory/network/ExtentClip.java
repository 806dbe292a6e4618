package org.urbanobservatory.network;

import java.util.Arrays;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Cuts street edges at the border of an extent. An edge is split where it meets the border, and a
 * part is inside when its middle is. A street along the border itself is of the side east of it, of
 * a border due east the side north of it, so that of extents side by side one alone has it.
 */
final class ExtentClip {
  /** Parts shorter than this fraction of an edge are the rounding of an intersection. */
  private static final double NOTHING = 1e-12;

  /** How far beside a street it is looked at, in metres: more than rounding moves a border. */
  private static final double ASIDE_M = 1e-4;

  private static final double[] WHOLE = {0, 1};

  private final Envelope envelope;
  private final IndexedPointInAreaLocator locator;
  private final HPRtree borders = new HPRtree();
  private final RobustLineIntersector intersector = new RobustLineIntersector();

  /** A straight piece of the extent's border. */
  private record Border(Coordinate from, Coordinate to) {}

  ExtentClip(Geometry extent) {
    if (extent.getDimension() != 2) {
      throw new IllegalArgumentException(
          "Invalid extent: a " + extent.getGeometryType() + " has no area");
    }
    this.envelope = extent.getEnvelopeInternal();
    this.locator = new IndexedPointInAreaLocator(extent);
    for (Object line : LinearComponentExtracter.getLines(extent)) {
      index(((LineString) line).getCoordinateSequence());
    }
    borders.build();
  }

  /** Whether anything of the box may lie inside. */
  boolean mayTouch(Envelope box) {
    return envelope.intersects(box);
  }

  /** Whether the border runs through the box; if not, the box is all inside or all outside. */
  boolean bordersMeet(Envelope box) {
    var met = new boolean[1];
    borders.query(box, item -> met[0] = true);
    return met[0];
  }

  boolean isInside(double x, double y) {
    return locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
  }

  /**
   * The parts of the edge that are inside, as fractions from..to in a flat array, ascending;
   * neighbouring parts are one.
   */
  double[] inside(double ax, double ay, double bx, double by) {
    double[] cuts = cuts(new Coordinate(ax, ay), new Coordinate(bx, by));
    var parts = new double[2 * cuts.length];
    int n = 0;
    for (int i = 1; i < cuts.length; i++) {
      double middle = (cuts[i - 1] + cuts[i]) / 2;
      if (isInside(
          new Coordinate(ax + middle * (bx - ax), ay + middle * (by - ay)), bx - ax, by - ay)) {
        if (n > 0 && parts[n - 1] == cuts[i - 1]) {
          parts[n - 1] = cuts[i];
        } else {
          parts[n++] = cuts[i - 1];
          parts[n++] = cuts[i];
        }
      }
    }
    return Arrays.copyOf(parts, n);
  }

  /** Whether the side of a part to the east of its middle, or to the north, is inside. */
  private boolean isInside(Coordinate middle, double dx, double dy) {
    double length = Math.hypot(dx, dy);
    if (length == 0) {
      return isInside(middle.getX(), middle.getY());
    }
    double aside = ASIDE_M / length * (dy != 0 ? Math.signum(dy) : -Math.signum(dx));
    return isInside(middle.getX() + aside * dy, middle.getY() - aside * dx);
  }

  /** Fractions of the edge where it meets the border, with 0 and 1, ascending and distinct. */
  private double[] cuts(Coordinate a, Coordinate b) {
    var found = new Cuts(a, b);
    var box = new Envelope(a, b);
    box.expandBy(ASIDE_M);
    borders.query(box, item -> found.meet((Border) item));
    return found.distinct();
  }

  private void index(CoordinateSequence line) {
    for (int i = 1; i < line.size(); i++) {
      var border = new Border(line.getCoordinateCopy(i - 1), line.getCoordinateCopy(i));
      borders.insert(new Envelope(border.from(), border.to()), border);
    }
  }

  private final class Cuts {
    private final Coordinate a;
    private final Coordinate b;
    private double[] at = WHOLE.clone();

    Cuts(Coordinate a, Coordinate b) {
      this.a = a;
      this.b = b;
    }

    void meet(Border border) {
      intersector.computeIntersection(a, b, border.from(), border.to());
      for (int i = 0; i < intersector.getIntersectionNum(); i++) {
        add(intersector.getIntersection(i));
      }
      // Rounding hides the corners of a border that the edge runs along.
      addIfNear(border.from());
      addIfNear(border.to());
    }

    private void addIfNear(Coordinate corner) {
      if (Distance.pointToSegment(corner, a, b) <= ASIDE_M) {
        add(corner);
      }
    }

    private void add(Coordinate cut) {
      at = Arrays.copyOf(at, at.length + 1);
      at[at.length - 1] = fraction(cut);
    }

    private double fraction(Coordinate p) {
      double dx = b.x - a.x;
      double dy = b.y - a.y;
      double length2 = dx * dx + dy * dy;
      double t = length2 == 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2;
      return Math.max(0, Math.min(1, t));
    }

    double[] distinct() {
      Arrays.sort(at);
      int n = 1;
      for (int i = 1; i < at.length; i++) {
        if (at[i] - at[n - 1] > NOTHING) {
          at[n++] = at[i];
        }
      }
      at[n - 1] = 1;
      return Arrays.copyOf(at, n);
    }
  }
}
