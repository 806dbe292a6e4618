package org.urbanobservatory.job.sample.city;

import org.urbanobservatory.job.sample.plane.CellGrid;
import org.urbanobservatory.job.sample.plane.Cells;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Segments;

/** The boundary, or its built-up cells: what lies inside, computed on the drawing board. */
abstract class Extent {
  final Land land;
  final Region boundary;

  private Extent(Land land) {
    this.land = land;
    this.boundary = land.drawing().boundary();
  }

  static Extent boundary(Land land) {
    return new WholeBoundary(land);
  }

  static Extent builtUp(Land land, boolean[] built) {
    return new BuiltUp(land, built);
  }

  abstract double area();

  abstract boolean contains(Point p);

  /** The length of the straight piece a-b that lies inside. */
  abstract double lengthOf(Point a, Point b);

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
    WholeBoundary(Land land) {
      super(land);
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
    double lengthOf(Point a, Point b) {
      double share = 0;
      for (double[] part : boundary.partsOf(a, b)) {
        share += part[1] - part[0];
      }
      return share * a.distance(b);
    }

    @Override
    double areaOfLargeCell(int column, int row) {
      return land.populationCells().areaWithin(boundary, column, row);
    }
  }

  private static final class BuiltUp extends Extent {
    private final boolean[] built;
    private final CellGrid grid;

    BuiltUp(Land land, boolean[] built) {
      super(land);
      this.built = built;
      this.grid = land.builtUpCells().grid();
    }

    @Override
    double area() {
      double sum = 0;
      for (int i = 0; i < built.length; i++) {
        sum += areaOfSmallCell(i % grid.columns(), i / grid.columns());
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
        sum += areaOfSmallCell(2 * column + i % 2, 2 * row + i / 2);
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
    double lengthOf(Point a, Point b) {
      double share = 0;
      for (double[] part : boundary.partsOf(a, b)) {
        share += builtShare(a, b, part);
      }
      return share * a.distance(b);
    }

    private double builtShare(Point a, Point b, double[] part) {
      Point p = grid.position(a);
      Point q = grid.position(b);
      double share = 0;
      for (int row = low(p.y(), q.y()); row <= high(p.y(), q.y()); row++) {
        for (int column = low(p.x(), q.x()); column <= high(p.x(), q.x()); column++) {
          if (isBuilt(column, row)) {
            double[] in = Segments.within(a, b, land.builtUpCells().cell(column, row));
            share += Math.max(0, Math.min(in[1], part[1]) - Math.max(in[0], part[0]));
          }
        }
      }
      return share;
    }

    private static int low(double a, double b) {
      return (int) StrictMath.floor(Math.min(a, b)) - 1;
    }

    private static int high(double a, double b) {
      return (int) StrictMath.floor(Math.max(a, b)) + 1;
    }
  }
}
