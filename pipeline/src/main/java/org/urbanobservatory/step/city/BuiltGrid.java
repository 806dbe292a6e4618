package org.urbanobservatory.step.city;

import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.CellImages;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.measure.extent.MetricLattice;
import org.urbanobservatory.measure.extent.RasterPlane;

/**
 * Built-up land around a city on cells that are rectangles of one size on the ground, so that
 * distances and areas may be counted in cells. A raster whose own cells are not, as those of
 * ESRI:54009 far from its central meridian, is brought to square cells of the computing CRS, its
 * built-up area conserved.
 *
 * @param shares built share of each cell, 0 to 1; NaN for no value
 * @param crs the plane of the cells
 * @param plane how the cells lie on the computing CRS
 * @param source the raster's own cells that were read
 * @param toSource from the plane of the cells to the raster's own
 */
public record BuiltGrid(
    Raster shares, Crs crs, RasterPlane plane, Lattice source, Reprojection toSource) {
  private static final double CENTIMETRES = 100;

  /**
   * @param window the raster around the city
   * @param reachM how far beyond the boundary the cells go, in metres
   */
  public static BuiltGrid of(GridRaster window, BuiltUpRule rule, CityFrame frame, double reachM) {
    Lattice lattice = window.raster().lattice();
    RasterPlane plane = frame.plane(window.crs());
    Raster shares = shares(window.raster(), rule);
    if (MetricLattice.of(lattice, plane).isFaithful()) {
      var same = Reprojection.between(window.crs(), window.crs());
      return new BuiltGrid(shares, window.crs(), plane, lattice, same);
    }
    Envelope around = frame.boundary().getEnvelopeInternal();
    around.expandBy(reachM);
    var grid = WorkingGrid.around(around, frame.crs(), cellM(lattice, plane, frame));
    return new BuiltGrid(
        clamped(grid.shares(shares, window.crs())),
        frame.crs(),
        frame.plane(frame.crs()),
        lattice,
        Reprojection.between(frame.crs(), window.crs()));
  }

  /** The same grid as another, so that the two can be compared cell by cell. */
  public Raster on(BuiltGrid other) {
    return shares.lattice().equals(other.shares.lattice()) && crs.equals(other.crs)
        ? shares
        : clamped(other.working().shares(shares, crs));
  }

  /** The cells as a grid to which other rasters can be brought. */
  public WorkingGrid working() {
    return new WorkingGrid(shares.lattice(), crs);
  }

  /** Whether it was brought to other cells than the raster's own. */
  public boolean isRegridded() {
    return !toSource.from().equals(toSource.to());
  }

  /** Whether the raster holds the corners and the middles of the sides of a rectangle. */
  public boolean reaches(Envelope inComputing) {
    double[] xs = {inComputing.getMinX(), inComputing.centre().x, inComputing.getMaxX()};
    double[] ys = {inComputing.getMinY(), inComputing.centre().y, inComputing.getMaxY()};
    for (double x : xs) {
      for (double y : ys) {
        double[] point = {x, y};
        plane.fromComputing().transform(point);
        if (!holds(point)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether any of some cells lies beside land that the raster does not reach. */
  public boolean endsBeside(boolean[] cells) {
    Lattice lattice = shares.lattice();
    for (int cell = 0; cell < cells.length; cell++) {
      int column = cell % lattice.columns();
      int row = cell / lattice.columns();
      if (cells[cell]
          && (isBeyond(column - 1, row)
              || isBeyond(column + 1, row)
              || isBeyond(column, row - 1)
              || isBeyond(column, row + 1))) {
        return true;
      }
    }
    return false;
  }

  private boolean isBeyond(int column, int row) {
    Lattice lattice = shares.lattice();
    if (column < 0 || row < 0 || column >= lattice.columns() || row >= lattice.rows()) {
      return true;
    }
    boolean mayBe = isRegridded() && Double.isNaN(shares.value(column, row));
    return mayBe
        && !holds(
            new double[] {
              lattice.x(column) + lattice.cellWidth() / 2, lattice.y(row) - lattice.cellHeight() / 2
            });
  }

  private boolean holds(double[] point) {
    toSource.transform(point);
    return point[0] >= source.west()
        && point[0] <= source.east()
        && point[1] >= source.south()
        && point[1] <= source.north();
  }

  /** Side of a square as large as the raster's cell in the middle of the city, in centimetres. */
  private static double cellM(Lattice lattice, RasterPlane plane, CityFrame frame) {
    Envelope city = frame.boundary().getEnvelopeInternal();
    double[] middle = {city.centre().x, city.centre().y};
    plane.fromComputing().transform(middle);
    int column = clamp((middle[0] - lattice.west()) / lattice.cellWidth(), lattice.columns());
    int row = clamp((lattice.north() - middle[1]) / lattice.cellHeight(), lattice.rows());
    double area = CellImages.areas(lattice.window(column, row, 1, 1), plane.toComputing())[0];
    return Math.rint(Math.sqrt(area) * CENTIMETRES) / CENTIMETRES;
  }

  private static int clamp(double cell, int count) {
    return (int) Math.max(0, Math.min(count - 1.0, Math.floor(cell)));
  }

  private static Raster shares(Raster raster, BuiltUpRule rule) {
    double[] shares = raster.values().clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Double.isNaN(shares[i]) ? Double.NaN : rule.share(shares[i]);
    }
    return new Raster(raster.lattice(), shares);
  }

  /** Means carry rounding. */
  private static Raster clamped(Raster means) {
    double[] shares = means.values().clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.max(0, Math.min(1, shares[i]));
    }
    return new Raster(means.lattice(), shares);
  }
}
