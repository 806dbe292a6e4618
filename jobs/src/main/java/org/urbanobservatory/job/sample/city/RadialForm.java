package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * Ring streets around a roundabout and avenues outwards, two of which are boulevards with two
 * carriageways; the boundary is a polygon between the last ring and the ring road.
 */
final class RadialForm {
  private static final double RING_STEP = 280;
  private static final double ROUNDABOUT = 25;
  private static final double BOUNDARY = 2600;
  private static final double BEYOND = BOUNDARY + 1850;
  private static final Map<String, String> BOULEVARD =
      Map.of("highway", "primary", "lanes", "2", "name", "Boulevard of the Ring");

  private final Sketch sketch;
  private final Chance chance;

  private RadialForm(Sketch sketch, Chance chance) {
    this.sketch = sketch;
    this.chance = chance;
  }

  static void draw(Sketch sketch, Chance chance) {
    RadialForm form = new RadialForm(sketch, chance);
    form.roundabout();
    form.rings();
    form.avenues();
    form.connectors();
    form.grounds();
    Facilities.along(sketch, 0, -BOUNDARY + 200, BOUNDARY - 200);
    sketch.boundary = Region.of(Ring.regular(BOUNDARY, 36));
  }

  private void roundabout() {
    Map<String, String> tags =
        Map.of("highway", "secondary", "junction", "roundabout", "oneway", "yes");
    sketch.street(tags, circle(ROUNDABOUT, 22.5));
  }

  private void rings() {
    for (int k = 1; k <= 8; k++) {
      sketch.street(k == 4 ? "secondary" : "residential", circle(k * RING_STEP, 5));
    }
    sketch.street("tertiary", circle(3000, 5));
  }

  /** A closed polygon whose sides are cut in their middle by the directions 0, 5, 10 ... */
  private static Point[] circle(double radius, double step) {
    double offset = step == 5 ? 2.5 : 0;
    List<Point> points = new ArrayList<>();
    int sides = (int) (360 / step);
    for (int i = 0; i <= sides; i++) {
      points.add(Point.polar(radius, step * (i % sides) + offset));
    }
    return points.toArray(Point[]::new);
  }

  /** Where a direction meets a ring of {@link #circle}. */
  private static Point onRing(double radius, double degrees) {
    double off = StrictMath.toRadians(degrees - 5 * StrictMath.rint(degrees / 5));
    double apothem = radius * StrictMath.cos(StrictMath.toRadians(2.5));
    return Point.polar(apothem / StrictMath.cos(off), degrees);
  }

  private void avenues() {
    for (int i = 0; i < 16; i++) {
      double direction = 22.5 * i;
      if (i % 8 == 0) {
        Point start = onRing(RING_STEP, direction);
        sketch.street("primary", Point.polar(ROUNDABOUT, direction), start);
        sketch.boulevard(BOULEVARD, start, Point.polar(BEYOND, direction));
      } else if (i % 2 == 0) {
        Point start = Point.polar(ROUNDABOUT, direction);
        sketch.street("secondary", start, Point.polar(BEYOND, direction));
      } else {
        Point start = onRing(2 * RING_STEP, direction);
        sketch.street("tertiary", start, onRing(3000, direction));
      }
    }
  }

  /** Side streets between rings; some end half-way. */
  private void connectors() {
    for (int k = 3; k < 8; k++) {
      for (int i = 0; i < 16; i++) {
        double direction = 22.5 * i + 11.25;
        Point from = onRing(k * RING_STEP, direction);
        Point to = onRing((k + 1) * RING_STEP, direction);
        double kind = chance.share();
        if (kind < 0.55) {
          sketch.street("residential", from, to);
        } else if (kind < 0.75) {
          sketch.street("living_street", from, from.towards(to, 0.5));
        } else {
          sketch.path("footway", from, to);
        }
      }
    }
  }

  private void grounds() {
    sketch.park(sector(5.1, 5.9, 25, 40), null, "Ring Garden");
    sketch.park(sector(2.1, 2.9, 95, 108), null, "Old Wall Park");
    Ring pond = sector(6.4, 6.6, 205, 215);
    sketch.park(sector(6.1, 6.9, 204, 222), pond, "Lake Park");
    sketch.ground(sector(0.3, 0.7, 48, 62), "place", "square");
    sketch.ground(sector(0.2, 1.9, 0.5, 44), "landuse", "commercial");
    sketch.ground(sector(7.1, 7.9, 300, 330), "landuse", "industrial");
    sketch.path("cycleway", Point.polar(2.5 * RING_STEP, 101), Point.polar(2.5 * RING_STEP, 140));
  }

  private static Ring sector(double from, double to, double fromDegrees, double toDegrees) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= 6; i++) {
      double degrees = fromDegrees + (toDegrees - fromDegrees) * i / 6;
      points.add(Point.polar(to * RING_STEP, degrees));
    }
    for (int i = 6; i >= 0; i--) {
      double degrees = fromDegrees + (toDegrees - fromDegrees) * i / 6;
      points.add(Point.polar(from * RING_STEP, degrees));
    }
    return new Ring(points);
  }
}
