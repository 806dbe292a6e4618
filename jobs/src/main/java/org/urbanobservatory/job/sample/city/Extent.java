package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.sample.plane.CellGrid;
import org.urbanobservatory.job.sample.plane.Cells;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Segments;

/**
 * The boundary of a city or of a district in it, or its built-up cells: what lies inside, computed
 * on the drawing board.
 */
abstract class Extent {
  final Land land;
  final Region boundary;

  private Extent(Land land, Region boundary) {
    this.land = land;
    this.boundary = boundary;
  }

  static Extent boundary(Land land, Region boundary) {
    return new WholeBoundary(land, boundary);
  }

  static Extent builtUp(Land land, Region boundary, boolean[] built) {
    return new BuiltUp(land, boundary, built);
  }

  abstract double area();

  abstract boolean contains(Point p);

  /** The parts of the straight piece a-b inside, as {from, to} shares of it; none overlap. */
  abstract List<double[]> partsOf(Point a, Point b);

  /** The length of the straight piece a-b that lies inside. */
  double lengthOf(Point a, Point b) {
    double share = 0;
    for (double[] part : partsOf(a, b)) {
      share += part[1] - part[0];
    }
    return share * a.distance(b);
  }

  /** The area of a large cell that lies inside. */
  abstract double areaOfLargeCell(int column, int row);

  /** The sum of value x covered share over the large cells. */
  double population(float[] people) {
    Cells cells = land.populationCells();
    int columns = cells.grid().columns();
    double sum = 0;
    for (int i = 0; i < people.length; i++) {
      if (people[i] > 0) {
        double inside = areaOfLargeCell(i % columns, i / columns);
        sum += people[i] * (inside / cells.cell(i % columns, i / columns).area());
      }
    }
    return sum;
  }

  private static final class WholeBoundary extends Extent {
    WholeBoundary(Land land, Region boundary) {
      super(land, boundary);
    }

    @Override
    double area() {
      return boundary.area();
    }

    @Override
    boolean contains(Point p) {
      return boundary.contains(p);
    }

    @Override
    List<double[]> partsOf(Point a, Point b) {
      return boundary.partsOf(a, b);
    }

    @Override
    double areaOfLargeCell(int column, int row) {
      return land.populationCells().areaWithin(boundary, column, row);
    }
  }

  private static final class BuiltUp extends Extent {
    private final boolean[] built;
    private final CellGrid grid;
    private final double[] areas;

    BuiltUp(Land land, Region boundary, boolean[] built) {
      super(land, boundary);
      this.built = built;
      this.grid = land.builtUpCells().grid();
      this.areas = new double[built.length];
      for (int i = 0; i < areas.length; i++) {
        areas[i] = areaOfSmallCell(i % grid.columns(), i / grid.columns());
      }
    }

    @Override
    double area() {
      double sum = 0;
      for (double area : areas) {
        sum += area;
      }
      return sum;
    }

    private double areaOfSmallCell(int column, int row) {
      return isBuilt(column, row) ? land.builtUpCells().areaWithin(boundary, column, row) : 0;
    }

    private boolean isBuilt(int column, int row) {
      return column >= 0
          && row >= 0
          && column < grid.columns()
          && row < grid.rows()
          && built[row * grid.columns() + column];
    }

    @Override
    double areaOfLargeCell(int column, int row) {
      double sum = 0;
      for (int i = 0; i < 4; i++) {
        sum += areas[(2 * row + i / 2) * grid.columns() + 2 * column + i % 2];
      }
      return sum;
    }

    @Override
    boolean contains(Point p) {
      Point position = grid.position(p);
      int column = (int) StrictMath.floor(position.x());
      int row = (int) StrictMath.floor(position.y());
      return isBuilt(column, row) && boundary.contains(p);
    }

    @Override
    List<double[]> partsOf(Point a, Point b) {
      List<double[]> inside = boundary.partsOf(a, b);
      List<double[]> parts = new ArrayList<>();
      Point p = grid.position(a);
      Point q = grid.position(b);
      for (int row = low(p.y(), q.y()); !inside.isEmpty() && row <= high(p.y(), q.y()); row++) {
        for (int column = low(p.x(), q.x()); column <= high(p.x(), q.x()); column++) {
          if (isBuilt(column, row)) {
            cut(inside, Segments.within(a, b, land.builtUpCells().cell(column, row)), parts);
          }
        }
      }
      return parts;
    }

    private static void cut(List<double[]> inside, double[] cell, List<double[]> parts) {
      for (double[] part : inside) {
        double from = Math.max(part[0], cell[0]);
        double to = Math.min(part[1], cell[1]);
        if (from < to) {
          parts.add(new double[] {from, to});
        }
      }
    }

    private static int low(double a, double b) {
      return (int) StrictMath.floor(Math.min(a, b)) - 1;
    }

    private static int high(double a, double b) {
      return (int) StrictMath.floor(Math.max(a, b)) + 1;
    }
  }
}
