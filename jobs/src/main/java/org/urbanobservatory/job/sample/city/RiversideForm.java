package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * Two banks of a winding river: streets follow the river, cross streets meet them, three bridges
 * join the banks, a tunnel runs below three streets and an elevated motorway crosses everything
 * without a shared node, except where its ramps touch the ground.
 */
final class RiversideForm {
  private static final double WATER = 90;
  private static final double BANK = 150;
  private static final double ROW = 200;
  private static final double COLUMN = 220;
  private static final int COLUMNS = 12;
  private static final double MOTORWAY_Y = -1500;
  private static final double END_X = 2640 + 1850;
  private static final int[] BRIDGES = {-7, 0, 6};

  private final Sketch sketch;
  private final double swing;

  private RiversideForm(Sketch sketch, Chance chance) {
    this.sketch = sketch;
    this.swing = chance.between(240, 300);
  }

  static void draw(Sketch sketch, Chance chance) {
    RiversideForm form = new RiversideForm(sketch, chance);
    form.alongTheRiver();
    form.acrossTheRows();
    form.bridges();
    form.tunnel();
    form.motorway();
    form.water();
    form.grounds();
    Facilities.along(sketch, 3 * COLUMN, -1300, 1700);
    sketch.boundary = Region.of(outline());
  }

  private static Ring outline() {
    return Ring.of(
        Point.of(-2520, -2120),
        Point.of(2310, -2120),
        Point.of(2520, -600),
        Point.of(2310, 310),
        Point.of(2530, 1400),
        Point.of(1900, 2150),
        Point.of(-2090, 2150),
        Point.of(-2530, 900));
  }

  /** The middle of the river. */
  private double river(double x) {
    return swing * StrictMath.sin(x / 800);
  }

  private Point beside(double x, double offset) {
    return Point.of(x, river(x) + offset);
  }

  private void alongTheRiver() {
    for (int row = 0; row < 9; row++) {
      String highway = row == 0 ? "secondary" : row % 4 == 0 ? "tertiary" : "residential";
      double end = row == 0 ? END_X : (COLUMNS + 0.3) * COLUMN;
      sketch.street(highway, riverLine(BANK + row * ROW, end));
      if (row < 5) {
        sketch.street(highway, riverLine(-BANK - row * ROW, end));
      }
    }
    for (int row = 0; row < 3; row++) {
      double y = -1640 - row * ROW;
      sketch.street("residential", Point.of(-2700, y), Point.of(2700, y));
    }
  }

  /** A curve beside the river with a point at and between all columns. */
  private Point[] riverLine(double offset, double end) {
    List<Point> points = new ArrayList<>();
    points.add(beside(-end, offset));
    int most = (int) StrictMath.ceil(end / COLUMN * 2) - 1;
    for (int i = -most; i <= most; i++) {
      points.add(beside(i * COLUMN / 2, offset));
    }
    points.add(beside(end, offset));
    return points.toArray(Point[]::new);
  }

  private void acrossTheRows() {
    for (int i = -COLUMNS; i <= COLUMNS; i++) {
      double x = i * COLUMN;
      boolean main = isBridge(i);
      Map<String, String> tags =
          main
              ? Map.of("highway", "primary", "lanes", "4")
              : Map.of("highway", i % 3 == 0 ? "tertiary" : "residential");
      sketch.street(tags, beside(x, BANK), Point.of(x, main ? 2150 + 1850 : 2300));
      sketch.street(tags, beside(x, -BANK), Point.of(x, main ? -2120 - 1850 : -2200));
    }
  }

  private static boolean isBridge(int column) {
    return column == BRIDGES[0] || column == BRIDGES[1] || column == BRIDGES[2];
  }

  private void bridges() {
    for (int column : BRIDGES) {
      double x = column * COLUMN;
      sketch.street(
          Map.of(
              "highway",
              "primary",
              "lanes",
              "4",
              "bridge",
              "yes",
              "layer",
              "1",
              "name",
              "Bridge " + (column + 8)),
          beside(x, -BANK),
          beside(x, BANK));
    }
    sketch.line(
        Map.of("highway", "footway", "bridge", "yes", "layer", "1"),
        beside(3.5 * COLUMN, -BANK),
        beside(3.5 * COLUMN, BANK));
  }

  private void tunnel() {
    sketch.street(
        Map.of("highway", "secondary", "tunnel", "yes", "layer", "-1", "name", "Hill Tunnel"),
        beside(-4 * COLUMN, BANK + ROW),
        beside(-2 * COLUMN, BANK + 5 * ROW));
  }

  /** Bridges all along, but for two stretches on the ground between cross streets. */
  private void motorway() {
    double[] cuts = {-END_X, -1500, -1350, 1380, 1510, END_X};
    for (int i = 0; i + 1 < cuts.length; i++) {
      boolean raised = i % 2 == 0;
      carriageway(cuts[i], cuts[i + 1], MOTORWAY_Y - 10, raised);
      carriageway(cuts[i + 1], cuts[i], MOTORWAY_Y + 10, raised);
    }
    ramp(Point.of(-1420, MOTORWAY_Y - 10), Point.of(-6 * COLUMN, -1600));
    ramp(Point.of(1440, MOTORWAY_Y + 10), Point.of(6 * COLUMN, -1400));
  }

  private void carriageway(double from, double to, double y, Boolean raised) {
    Map<String, String> onGround = Map.of("highway", "motorway", "oneway", "yes", "name", "M 1");
    Map<String, String> onPillars =
        Map.of(
            "highway", "motorway", "oneway", "yes", "name", "M 1", "bridge", "yes", "layer", "1");
    sketch.street(raised ? onPillars : onGround, Point.of(from, y), Point.of(to, y));
  }

  private void ramp(Point from, Point to) {
    sketch.street(Map.of("highway", "motorway_link", "oneway", "yes"), from, to);
  }

  private void water() {
    List<Point> outline = new ArrayList<>(List.of(riverLine(-WATER, END_X)));
    List<Point> north = new ArrayList<>(List.of(riverLine(WATER, END_X)));
    java.util.Collections.reverse(north);
    outline.addAll(north);
    sketch.grounds.add(
        new Ground(new Ring(outline), null, Map.of("natural", "water", "water", "river")));
    sketch.line(Map.of("waterway", "river", "layer", "-2", "name", "Elv"), riverLine(0, END_X));
  }

  private void grounds() {
    for (int i = -1; i <= 2; i++) {
      Point corner = beside(4 * i * COLUMN + 20, BANK + 2 * ROW + 60);
      Ring pond = i == 1 ? box(corner.plus(50, 20), 40, 25) : null;
      sketch.park(box(corner, COLUMN - 60, ROW - 120), pond, "Bank Park " + (i + 2));
      sketch.path("footway", corner.plus(-20, 30), corner.plus(COLUMN - 20, 30));
    }
    sketch.ground(box(beside(-5 * COLUMN + 30, BANK + 40), 120, 60), "place", "square");
    sketch.ground(
        box(beside(-10 * COLUMN + 30, -BANK - 3 * ROW), 500, 300), "landuse", "industrial");
    sketch.ground(box(beside(20, BANK + 15), 180, 100), "landuse", "commercial");
    sketch.path("cycleway", riverLine(BANK - 25, 2400));
  }

  private static Ring box(Point corner, double width, double height) {
    return Ring.rectangle(corner.x(), corner.y(), corner.x() + width, corner.y() + height);
  }
}
