package org.urbanobservatory.job.sample.city;

import java.util.Map;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * A planned core of narrow blocks and, beside it, a dense settlement of crooked lanes. The boundary
 * has two parts: the city, and a village further out.
 */
final class InformalForm {
  private static final double STEP = 60;
  private static final double CORE_X = 160;
  private static final double CORE_Y = 120;
  private static final int CORE_COLUMNS = 14;
  private static final int CORE_ROWS = 21;
  private static final double CORE_LEFT = -2080;
  private static final double LANES_LEFT = 220;

  private final Sketch sketch;
  private final Chance chance;

  private InformalForm(Sketch sketch, Chance chance) {
    this.sketch = sketch;
    this.chance = chance;
  }

  static void draw(Sketch sketch, Chance chance) {
    InformalForm form = new InformalForm(sketch, chance);
    sketch.boundary = Region.of(outline()).withPart(Ring.rectangle(2600, -900, 3300, -320));
    form.core();
    form.lanes();
    form.village();
    form.grounds();
    Facilities.along(sketch, columnX(5), -1150, 1150);
  }

  private static Ring outline() {
    return Ring.of(
        Point.of(-2160, -1262),
        Point.of(300, -1262),
        Point.of(1500, -1150),
        Point.of(1660, -200),
        Point.of(1560, 1000),
        Point.of(300, 1262),
        Point.of(-2160, 1262));
  }

  private static double columnX(int column) {
    return CORE_LEFT + column * CORE_X;
  }

  private static double rowY(int row) {
    return (row - CORE_ROWS / 2) * CORE_Y;
  }

  private void core() {
    for (int i = -1; i <= CORE_COLUMNS; i++) {
      double end = i % 6 == 2 ? 1262 + 1850 : rowY(CORE_ROWS) + 25;
      sketch.street(highway(i), Point.of(columnX(i), -end), Point.of(columnX(i), end));
    }
    for (int j = -1; j <= CORE_ROWS; j++) {
      double start = isMainRow(j) ? -2160 - 1850 : columnX(-1) - 25;
      double end = isMainRow(j) ? 3300 + 1850 : columnX(CORE_COLUMNS);
      sketch.street(highway(j), Point.of(start, rowY(j)), Point.of(end, rowY(j)));
    }
  }

  private static boolean isMainRow(int row) {
    return row == 6 || row == 14;
  }

  private static String highway(int index) {
    return index == 6 || index == 14 ? "secondary" : index % 6 == 2 ? "tertiary" : "residential";
  }

  /** Crooked lanes between the two main streets and beyond; their widths are measured. */
  private void lanes() {
    for (int block = 0; block < 3; block++) {
      double bottom = block == 0 ? -1020 : block == 1 ? rowY(6) + 60 : rowY(14) + 60;
      int rows = block == 1 ? 15 : 9;
      CrookedStreets lattice =
          CrookedStreets.of(
              sketch.boundary, Point.of(LANES_LEFT, bottom), new int[] {19, rows}, STEP, chance);
      lattice.draw(sketch, index -> index % 5 == 3 ? "living_street" : "residential", chance);
      join(lattice.corners(), block, rows);
    }
  }

  /** Each settlement meets a main street by three lanes. */
  private void join(Point[][] corners, int block, int rows) {
    double street = rowY(block == 2 ? 14 : 6);
    int row = block == 0 ? rows - 1 : 0;
    for (int i = 3; i < corners.length; i += 6) {
      Point corner = corners[i][row];
      sketch.street(
          Map.of("highway", "residential", "width", "3.5"), corner, Point.of(corner.x(), street));
      sketch.path("path", corner.plus(20, 5), corner.plus(45, 20));
    }
  }

  private void village() {
    for (int i = 0; i < 4; i++) {
      double x = 2700 + 160 * i;
      sketch.street("unclassified", Point.of(x, rowY(6)), Point.of(x, -1010 + 50 * i));
    }
    sketch.street("residential", Point.of(2700, -700), Point.of(3180, -700));
  }

  private void grounds() {
    for (int n = 0; n < 3; n++) {
      double x = columnX(2 + 4 * n);
      double y = rowY(4 + 5 * n);
      Ring pond = n == 1 ? Ring.rectangle(x + 60, y + 30, x + 100, y + 60) : null;
      sketch.park(
          Ring.rectangle(x + 12, y + 12, x + CORE_X - 12, y + CORE_Y - 12),
          pond,
          "Plot " + (n + 1));
      sketch.path("footway", Point.of(x, y), Point.of(x + CORE_X, y + CORE_Y));
    }
    double x = columnX(7);
    double y = rowY(10);
    sketch.ground(
        Ring.rectangle(x + 15, y + 15, x + CORE_X - 15, y + CORE_Y - 15), "place", "square");
    sketch.ground(Ring.rectangle(x, y - 480, x + 320, y - 240), "landuse", "commercial");
    sketch.path("steps", Point.of(500, 30), Point.of(525, 48));
  }
}
