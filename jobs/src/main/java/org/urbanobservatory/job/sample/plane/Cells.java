package org.urbanobservatory.job.sample.plane;

/** The cells of a grid on the drawing board, each corner projected once. */
public final class Cells {
  private final CellGrid grid;
  private final Point[] corners;
  private final double reach;

  public Cells(CellGrid grid) {
    this.grid = grid;
    this.corners = new Point[(grid.columns() + 1) * (grid.rows() + 1)];
    for (int row = 0; row <= grid.rows(); row++) {
      for (int column = 0; column <= grid.columns(); column++) {
        corners[row * (grid.columns() + 1) + column] = grid.corner(column, row);
      }
    }
    Ring first = cell(0, 0);
    this.reach = 1.2 * first.point(0).distance(first.point(2));
  }

  public CellGrid grid() {
    return grid;
  }

  public Ring cell(int column, int row) {
    return Ring.of(
        corner(column, row),
        corner(column, row + 1),
        corner(column + 1, row + 1),
        corner(column + 1, row));
  }

  public Point centre(int column, int row) {
    return corner(column, row).towards(corner(column + 1, row + 1), 0.5);
  }

  /** The area of a cell within a region, in square metres. */
  public double areaWithin(Region region, int column, int row) {
    Point centre = centre(column, row);
    if (region.distanceToEdge(centre) > reach) {
      return region.contains(centre) ? cell(column, row).area() : 0;
    }
    return region.areaWithin(cell(column, row));
  }

  private Point corner(int column, int row) {
    return corners[row * (grid.columns() + 1) + column];
  }
}
