package org.urbanobservatory.measure.extent;

import java.util.Arrays;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * The cells of one date of which another date says nothing.
 *
 * @param shares of the kind of land in each cell, NaN for no value
 * @param areas of the cells in the computing CRS, in m2
 * @param lacking cells with a value that the other date does not know
 */
record CellComparison(Raster shares, RasterPlane plane, double[] areas, boolean[] lacking)
    implements Function<Geometry, CoverGap> {

  @Override
  public CoverGap apply(Geometry region) {
    Coverage coverage = RegionRings.coverage(region, shares, plane);
    var sums = new ExactSum[] {new ExactSum(), new ExactSum(), new ExactSum(), new ExactSum()};
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(shares.lattice(), cell);
      double area = coverage.shares()[cell] * areas[at];
      double share = shares.values()[at];
      if (area > 0 && !Double.isNaN(share)) {
        sums[0].add(area);
        sums[1].add(area * share);
        sums[2].add(lacking[at] ? area : 0);
        sums[3].add(lacking[at] ? area * share : 0);
      }
    }
    return new CoverGap(
        CoverGap.share(sums[2].value(), sums[0].value()),
        CoverGap.share(sums[3].value(), sums[1].value()));
  }

  /** Whether two rasters have the same cells in the computing CRS. */
  static boolean isSame(Lattice a, RasterPlane planeOfA, Lattice b, RasterPlane planeOfB) {
    return a.equals(b) && Arrays.equals(corners(a, planeOfA), corners(b, planeOfB));
  }

  private static double[] corners(Lattice lattice, RasterPlane plane) {
    double[] xy = {
      lattice.x(0), lattice.y(0), lattice.x(lattice.columns()), lattice.y(lattice.rows())
    };
    plane.toComputing().transform(xy);
    return xy;
  }

  /** The cells with a value whose centres another date does not know. */
  static boolean[] lacking(Raster shares, RasterPlane plane, KnownCover date) {
    Lattice lattice = shares.lattice();
    boolean[] lacking = new boolean[lattice.size()];
    for (int row = 0; row < lattice.rows(); row++) {
      double[] xy = new double[2 * lattice.columns()];
      for (int column = 0; column < lattice.columns(); column++) {
        xy[2 * column] = lattice.x(column) + lattice.cellWidth() / 2;
        xy[2 * column + 1] = lattice.y(row) - lattice.cellHeight() / 2;
      }
      plane.toComputing().transform(xy);
      boolean[] known = date.knows(xy);
      for (int column = 0; column < known.length; column++) {
        int at = lattice.index(column, row);
        lacking[at] = !known[column] && !Double.isNaN(shares.values()[at]);
      }
    }
    return lacking;
  }
}
