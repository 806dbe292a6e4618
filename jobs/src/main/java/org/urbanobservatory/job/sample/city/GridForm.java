package org.urbanobservatory.job.sample.city;

import java.util.Map;
import java.util.TreeSet;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * Streets every 200 by 160 metres in a rectangle whose sides cut them at right angles in the middle
 * of a block. One park takes the place of two by two blocks; a few culs-de-sac. Its totals have a
 * closed formula: see {@link Plan}.
 */
final class GridForm {
  static final double BLOCK_X = 200;
  static final double BLOCK_Y = 160;
  static final double CUL_DE_SAC = 70;
  private static final double BEYOND = 1850;

  private final Sketch sketch;
  private final Plan plan;

  /**
   * What chance decides.
   *
   * @param columns streets that run up, inside the boundary
   * @param rows streets that run across, inside the boundary
   * @param parkColumn the upward street in the middle of the park
   * @param parkRow the cross street in the middle of the park
   * @param culsDeSac column * 1000 + row of the blocks with a cul-de-sac
   */
  record Plan(int columns, int rows, int parkColumn, int parkRow, TreeSet<Integer> culsDeSac) {
    static Plan of(Chance chance) {
      int columns = 20 + chance.below(5);
      int rows = 22 + chance.below(5);
      int parkColumn = 5 + chance.below(columns - 10);
      int parkRow = 5 + chance.below(rows - 10);
      TreeSet<Integer> culs = new TreeSet<>();
      int wanted = 8 + chance.below(9);
      while (culs.size() < wanted) {
        int column = 1 + chance.below(columns - 3);
        int row = 1 + chance.below(rows - 3);
        if (Math.abs(column - parkColumn) > 2 || Math.abs(row - parkRow) > 2) {
          culs.add(column * 1000 + row);
        }
      }
      return new Plan(columns, rows, parkColumn, parkRow, culs);
    }

    double width() {
      return columns * BLOCK_X;
    }

    double height() {
      return rows * BLOCK_Y;
    }

    double x(int column) {
      return (column + 0.5) * BLOCK_X - width() / 2;
    }

    double y(int row) {
      return (row + 0.5) * BLOCK_Y - height() / 2;
    }

    /** All streets inside the boundary: full lines, less the park's cross, plus culs-de-sac. */
    double streetLength() {
      return columns * height()
          + rows * width()
          - 2 * (BLOCK_X + BLOCK_Y)
          + culsDeSac.size() * CUL_DE_SAC;
    }

    /** Every crossing but the one in the park, and the mouth of every cul-de-sac. */
    int junctions() {
      return columns * rows - 1 + culsDeSac.size();
    }
  }

  private GridForm(Sketch sketch, Plan plan) {
    this.sketch = sketch;
    this.plan = plan;
  }

  static void draw(Sketch sketch, Chance chance) {
    GridForm form = new GridForm(sketch, Plan.of(chance));
    form.columns();
    form.rows();
    form.culsDeSac();
    form.park();
    form.surroundings();
    double x = form.plan.width() / 2;
    double y = form.plan.height() / 2;
    sketch.boundary = Region.of(Ring.rectangle(-x, -y, x, y));
  }

  private void columns() {
    for (int i = -1; i <= plan.columns(); i++) {
      double x = plan.x(i);
      double end = end(plan.y(plan.rows()), i, plan.height());
      if (i == plan.parkColumn()) {
        street(i, Point.of(x, -end), Point.of(x, plan.y(plan.parkRow() - 1)));
        street(i, Point.of(x, plan.y(plan.parkRow() + 1)), Point.of(x, end));
      } else {
        street(i, Point.of(x, -end), Point.of(x, end));
      }
    }
  }

  private void rows() {
    for (int j = -1; j <= plan.rows(); j++) {
      double y = plan.y(j);
      double end = end(plan.x(plan.columns()), j, plan.width());
      if (j == plan.parkRow()) {
        street(j, Point.of(-end, y), Point.of(plan.x(plan.parkColumn() - 1), y));
        street(j, Point.of(plan.x(plan.parkColumn() + 1), y), Point.of(end, y));
      } else {
        street(j, Point.of(-end, y), Point.of(end, y));
      }
    }
  }

  /** Main streets go on far beyond the boundary, the others a block. */
  private static double end(double lastCrossing, int index, double size) {
    return isMain(index) ? size / 2 + BEYOND : lastCrossing + 35;
  }

  private static boolean isMain(int index) {
    return Math.floorMod(index, 5) == 2;
  }

  private void street(int index, Point from, Point to) {
    String highway =
        isMain(index)
            ? index % 10 == 2 ? "primary" : "secondary"
            : index % 5 == 0 ? "tertiary" : "residential";
    sketch.street(highway, from, to);
  }

  private void culsDeSac() {
    for (int code : plan.culsDeSac()) {
      Point mouth = Point.of(plan.x(code / 1000), plan.y(code % 1000) + BLOCK_Y / 2);
      sketch.street("residential", mouth, mouth.plus(CUL_DE_SAC, 0));
    }
  }

  private void park() {
    double x = plan.x(plan.parkColumn());
    double y = plan.y(plan.parkRow());
    double dx = BLOCK_X - 8;
    double dy = BLOCK_Y - 8;
    Ring pond = Ring.regular(45, 12);
    sketch.park(
        Ring.rectangle(x - dx, y - dy, x + dx, y + dy),
        new Ring(pond.points().stream().map(p -> p.plus(x + 60, y - 50)).toList()),
        "Tabula Park");
    sketch.path("footway", Point.of(x - BLOCK_X, y), Point.of(x, y), Point.of(x + BLOCK_X, y));
    sketch.path("footway", Point.of(x, y - BLOCK_Y), Point.of(x, y), Point.of(x, y + BLOCK_Y));
    sketch.ground(Ring.rectangle(x - 120, y + 40, x - 70, y + 90), "leisure", "playground");
  }

  private void surroundings() {
    double x = plan.x(3);
    double y = plan.y(3);
    sketch.ground(
        Ring.rectangle(x + 12, y + 12, x + BLOCK_X - 12, y + BLOCK_Y - 12), "place", "square");
    sketch.path(
        "service", Point.of(plan.x(8), plan.y(8) + 80), Point.of(plan.x(9), plan.y(8) + 80));
    sketch.path(
        "steps", Point.of(plan.x(4), plan.y(8) + 60), Point.of(plan.x(4) + 40, plan.y(8) + 60));
    sketch.ground(
        Ring.rectangle(plan.x(0), plan.y(0), plan.x(4) - 20, plan.y(2)), "landuse", "industrial");
    sketch.ground(
        Ring.rectangle(plan.x(8), plan.y(8), plan.x(12), plan.y(10)), "landuse", "commercial");
    Facilities.along(sketch, plan.x(2), -plan.height() / 2, plan.height() / 2);
    sketch.line(
        Map.of("railway", "rail", "layer", "1", "bridge", "yes"),
        Point.of(-plan.width() / 2 - 1700, plan.y(1) + 80),
        Point.of(plan.width() / 2 + 1700, plan.y(1) + 80));
  }
}
