package org.urbanobservatory.measure.extent;

import org.urbanobservatory.grid.Lattice;

/**
 * A raster's lattice with the size of its cells on the ground, so that distances in metres can be
 * counted in cells.
 *
 * @param metres as many columns and rows, cell sizes in metres as in the middle of the lattice
 * @param distortion by how much a cell at a corner of the lattice differs in width, height or angle
 *     from one in the middle; 0 for none
 */
public record MetricLattice(Lattice metres, double distortion) {
  /** Largest distortion at which distances counted in cells still mean what they say. */
  public static final double TOLERATED = 0.02;

  /** Measures cells in the middle and at the corners. */
  public static MetricLattice of(Lattice lattice, RasterPlane plane) {
    Cell middle = Cell.at(lattice, plane, lattice.columns() / 2, lattice.rows() / 2);
    double distortion = Math.abs(middle.cosine());
    for (int column : new int[] {0, lattice.columns() - 1}) {
      for (int row : new int[] {0, lattice.rows() - 1}) {
        distortion = Math.max(distortion, Cell.at(lattice, plane, column, row).differs(middle));
      }
    }
    var metres = new Lattice(lattice.columns(), lattice.rows(), 0, 0, middle.width, middle.height);
    return new MetricLattice(metres, distortion);
  }

  /** Whether cells are rectangles of one size, as nearly as {@link #TOLERATED} asks. */
  public boolean isFaithful() {
    return distortion <= TOLERATED;
  }

  /** A cell on the ground: its middle lines and the cosine between them. */
  private record Cell(double width, double height, double cosine) {
    static Cell at(Lattice lattice, RasterPlane plane, int column, int row) {
      double x = lattice.x(column);
      double y = lattice.y(row);
      double halfX = lattice.cellWidth() / 2;
      double halfY = lattice.cellHeight() / 2;
      double[] xy = {
        x, y - halfY, x + 2 * halfX, y - halfY, x + halfX, y - 2 * halfY, x + halfX, y
      };
      plane.toComputing().transform(xy);
      double[] east = {xy[2] - xy[0], xy[3] - xy[1]};
      double[] north = {xy[6] - xy[4], xy[7] - xy[5]};
      double width = Math.hypot(east[0], east[1]);
      double height = Math.hypot(north[0], north[1]);
      double cosine = (east[0] * north[0] + east[1] * north[1]) / (width * height);
      return new Cell(width, height, cosine);
    }

    double differs(Cell other) {
      double inWidth = Math.abs(width / other.width - 1);
      double inHeight = Math.abs(height / other.height - 1);
      return Math.max(Math.abs(cosine), Math.max(inWidth, inHeight));
    }
  }
}
