package org.urbanobservatory.job.sample.city;

import java.util.HashSet;
import java.util.Set;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/** A grown town: crooked streets, no straight line, an irregular boundary. */
final class OrganicForm {
  private static final double STEP = 165;
  private static final int SIZE = 33;
  private static final int MIDDLE = SIZE / 2;
  private static final double FROM = -STEP * MIDDLE;

  private OrganicForm() {}

  static void draw(Sketch sketch, Chance chance) {
    sketch.boundary = Region.of(outline(chance));
    CrookedStreets lattice =
        CrookedStreets.of(
            sketch.boundary, Point.of(FROM, FROM), new int[] {SIZE, SIZE}, STEP, chance);
    lattice.draw(sketch, OrganicForm::highway, chance);
    outwards(sketch, lattice.corners());
    culsDeSac(sketch, chance);
    grounds(sketch, lattice.corners());
    Facilities.along(sketch, 40, -1900, 1900);
  }

  private static Ring outline(Chance chance) {
    Point[] corners = new Point[11];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = Point.polar(chance.between(2000, 2450), 360.0 / corners.length * i + 7);
    }
    return Ring.of(corners);
  }

  private static String highway(int index) {
    if (index == MIDDLE) {
      return "secondary";
    }
    return index % 8 == 0 ? "tertiary" : "residential";
  }

  /** The two main streets go on as country roads. */
  private static void outwards(Sketch sketch, Point[][] corners) {
    double end = 2450 + 1850;
    int last = SIZE - 1;
    sketch.street("secondary", corners[0][MIDDLE], Point.of(-end, 120));
    sketch.street("secondary", corners[last][MIDDLE], Point.of(end, -90));
    sketch.street("secondary", corners[MIDDLE][0], Point.of(-60, -end));
    sketch.street("secondary", corners[MIDDLE][last], Point.of(75, end));
  }

  /** From the bend of an existing street 45 metres into the block. */
  private static void culsDeSac(Sketch sketch, Chance chance) {
    int streets = sketch.lines.size();
    Set<Point> mouths = new HashSet<>();
    for (int n = 0; n < 40; n++) {
      Line line = sketch.lines.get(chance.below(streets));
      if (line.points().size() < 3 || line.points().size() % 2 == 0) {
        continue;
      }
      int bend = 1 + 2 * chance.below(line.points().size() / 2);
      Point before = line.points().get(bend - 1);
      Point mouth = line.points().get(bend);
      double share = 45 / before.distance(mouth);
      Point end = mouth.plus(share * (before.y() - mouth.y()), share * (mouth.x() - before.x()));
      if (sketch.boundary.distanceToEdge(mouth) > 60 && mouths.add(mouth)) {
        sketch.street("residential", mouth, end);
      }
    }
  }

  private static void grounds(Sketch sketch, Point[][] corners) {
    for (int n = 0; n < 4; n++) {
      int i = MIDDLE - 8 + 5 * n;
      int j = MIDDLE + 6 - 4 * n;
      Ring block =
          Ring.of(corners[i][j], corners[i + 1][j], corners[i + 1][j + 1], corners[i][j + 1]);
      Point centre = block.point(0).towards(block.point(2), 0.5);
      Ring inner = new Ring(block.points().stream().map(p -> p.towards(centre, 0.35)).toList());
      if (n == 3) {
        sketch.ground(inner, "place", "square");
      } else {
        Ring pond = new Ring(inner.points().stream().map(p -> p.towards(centre, 0.7)).toList());
        sketch.park(inner, n == 1 ? pond : null, "Commons " + (n + 1));
      }
      sketch.path("footway", block.point(0), centre, block.point(2));
    }
    sketch.ground(Ring.rectangle(-300, -300, 250, 280), "landuse", "commercial");
    sketch.ground(Ring.rectangle(1200, 900, 1600, 1300), "landuse", "industrial");
    sketch.path("track", Point.of(-3500, 300), Point.of(-2900, 420));
  }
}
