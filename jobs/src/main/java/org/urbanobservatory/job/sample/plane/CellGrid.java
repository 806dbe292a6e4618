package org.urbanobservatory.job.sample.plane;

/**
 * The cells of a raster and where they lie on the drawing board.
 *
 * @param crs code of the raster's coordinate reference system
 * @param projection from degrees to the raster's plane
 * @param board the city's drawing board
 * @param left x of the upper left corner in the raster's plane
 * @param top y of the upper left corner in the raster's plane
 * @param cellsPerUnit how many cells one unit of the plane holds; a whole number or its inverse
 * @param columns number of columns
 * @param rows number of rows
 */
public record CellGrid(
    String crs,
    Projection projection,
    DrawingBoard board,
    double left,
    double top,
    double cellsPerUnit,
    int columns,
    int rows) {

  /** The grid aligned to multiples of its cell, around the box of half the given size. */
  public static CellGrid around(
      String crs, Projection projection, DrawingBoard board, double halfSize, double perUnit) {
    double west = Double.MAX_VALUE;
    double south = Double.MAX_VALUE;
    double east = -Double.MAX_VALUE;
    double north = -Double.MAX_VALUE;
    for (int i = 0; i < 72; i++) {
      Point p = projection.forward(board.inverse(Point.polar(halfSize, 5.0 * i)));
      west = Math.min(west, p.x());
      east = Math.max(east, p.x());
      south = Math.min(south, p.y());
      north = Math.max(north, p.y());
    }
    double column = StrictMath.floor(west * perUnit);
    double row = StrictMath.ceil(north * perUnit);
    int columns = (int) StrictMath.ceil(east * perUnit - column);
    int rows = (int) StrictMath.ceil(row - south * perUnit);
    return new CellGrid(
        crs, projection, board, column / perUnit, row / perUnit, perUnit, columns, rows);
  }

  /** The grid with every cell cut into two by two. */
  public CellGrid halved() {
    return new CellGrid(crs, projection, board, left, top, 2 * cellsPerUnit, 2 * columns, 2 * rows);
  }

  /** The side of a cell in units of the raster's plane. */
  public double cellSize() {
    return 1 / cellsPerUnit;
  }

  public Point corner(int column, int row) {
    double x = left + column / cellsPerUnit;
    double y = top - row / cellsPerUnit;
    return board.forward(projection.inverse(new Point(x, y)));
  }

  public Ring cell(int column, int row) {
    return Ring.of(
        corner(column, row),
        corner(column, row + 1),
        corner(column + 1, row + 1),
        corner(column + 1, row));
  }

  /** Column (x) and row (y) of a point of the board, with fractions. */
  public Point position(Point onBoard) {
    Point p = projection.forward(board.inverse(onBoard));
    return new Point((p.x() - left) * cellsPerUnit, (top - p.y()) * cellsPerUnit);
  }
}
