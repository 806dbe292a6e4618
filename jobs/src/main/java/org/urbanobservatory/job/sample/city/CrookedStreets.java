package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;

/**
 * Crooked streets: a lattice whose corners are moved by chance and whose edges are bent, some left
 * out. Corners keep 15 metres from the boundary.
 *
 * @param corners corner [column][row]
 * @param bend how far the middle of an edge leaves the straight line, at most, in metres
 * @param kept probability that an edge exists
 */
record CrookedStreets(Point[][] corners, double bend, double kept) {
  private static final double CLEAR_M = 15;

  /** Which streets of the lattice are always there, and how they are classified. */
  interface Classes {
    String highway(int index);

    default boolean isMain(int index) {
      return !highway(index).equals("residential") && !highway(index).equals("living_street");
    }
  }

  static CrookedStreets of(Region boundary, Point corner, int[] size, double step, Chance chance) {
    Point[][] corners = new Point[size[0]][size[1]];
    double jitter = step > 100 ? step / 4 : step / 5;
    for (int i = 0; i < size[0]; i++) {
      for (int j = 0; j < size[1]; j++) {
        Point p =
            corner.plus(
                i * step + chance.between(-jitter, jitter),
                j * step + chance.between(-jitter, jitter));
        corners[i][j] = clear(p, boundary);
      }
    }
    return new CrookedStreets(corners, step / 11, step > 100 ? 0.86 : 0.72);
  }

  private static Point clear(Point p, Region boundary) {
    Point moved = p;
    while (boundary.distanceToEdge(moved) < CLEAR_M) {
      moved = moved.times(1.004).plus(0.1, 0.1);
    }
    return moved;
  }

  void draw(Sketch sketch, Classes classes, Chance chance) {
    for (int i = 0; i < corners.length; i++) {
      List<Point> column = List.of(corners[i]);
      streets(sketch, column, classes.highway(i), classes.isMain(i), chance);
    }
    for (int j = 0; j < corners[0].length; j++) {
      List<Point> row = new ArrayList<>();
      for (Point[] column : corners) {
        row.add(column[j]);
      }
      streets(sketch, row, classes.highway(j), classes.isMain(j), chance);
    }
  }

  private void streets(
      Sketch sketch, List<Point> corners, String highway, Boolean whole, Chance chance) {
    List<Point> run = new ArrayList<>();
    for (int i = 0; i + 1 < corners.size(); i++) {
      if (run.isEmpty()) {
        run.add(corners.get(i));
      }
      Point middle = bent(corners.get(i), corners.get(i + 1), chance);
      if (whole || chance.happens(kept)) {
        run.add(middle);
        run.add(corners.get(i + 1));
      } else {
        finish(sketch, run, highway);
        run.clear();
      }
    }
    finish(sketch, run, highway);
  }

  private static void finish(Sketch sketch, List<Point> run, String highway) {
    if (run.size() > 1) {
      sketch.street(highway, run.toArray(Point[]::new));
    }
  }

  private Point bent(Point a, Point b, Chance chance) {
    double off = chance.between(-bend, bend) / a.distance(b);
    return a.towards(b, 0.5).plus(off * (b.y() - a.y()), -off * (b.x() - a.x()));
  }
}
