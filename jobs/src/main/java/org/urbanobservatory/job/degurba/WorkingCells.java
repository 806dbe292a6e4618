package org.urbanobservatory.job.degurba;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.RasterHeader;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.degurba.CellRows;

/**
 * Brings files of other cells to the cells that are classified, band by band, so that of the file
 * one band is in memory, and of the result all. Each cell is split by the exact area of its image:
 * totals are conserved.
 *
 * @param grid the cells that are classified
 */
record WorkingCells(WorkingGrid grid) {
  /** Cells of a file that are split at a time. */
  private static final int BAND_CELLS = 2_000_000;

  /** Adds the values of one band to those of the whole. */
  private interface Split {
    Raster onto(WorkingGrid part, Raster band);
  }

  /** Persons a cell. */
  CellRows counts(CellRows rows, RasterHeader header) {
    return CellRows.of(sum(rows, header, (part, band) -> part.counts(band, header.crs()).raster()));
  }

  /** Mean shares of what is known of each cell, by area on the ground. */
  CellRows shares(CellRows rows, RasterHeader header) {
    Raster km2 = sum(rows, header, (part, band) -> part.densities(band, header.crs()).raster());
    Raster known =
        sum(rows, header, (part, band) -> part.densities(ones(band), header.crs()).raster());
    double[] shares = new double[km2.values().length];
    Arrays.setAll(shares, i -> Math.min(1, km2.values()[i] / known.values()[i]));
    return CellRows.of(new Raster(grid.lattice(), shares));
  }

  /** The people who live where another grid of the same cells has a value. */
  static double people(CellRows population, CellRows known) {
    var sum = new ExactSum();
    for (int row = 0; row < population.rows(); row++) {
      double[] people = population.readRow(row);
      double[] values = known == population ? people : known.readRow(row);
      for (int i = 0; i < people.length; i++) {
        sum.add(Double.isNaN(people[i]) || Double.isNaN(values[i]) ? 0 : people[i]);
      }
    }
    return sum.value();
  }

  private static Raster ones(Raster band) {
    double[] ones = band.values().clone();
    Arrays.setAll(ones, i -> Double.isNaN(ones[i]) ? Double.NaN : 1);
    return new Raster(band.lattice(), ones);
  }

  private Raster sum(CellRows rows, RasterHeader header, Split split) {
    double[] values = new double[grid.lattice().size()];
    Arrays.fill(values, Double.NaN);
    Lattice all = header.lattice();
    int height = Math.max(1, BAND_CELLS / all.columns());
    for (int row = 0; row < all.rows(); row += height) {
      Lattice band = all.window(0, row, all.columns(), Math.min(height, all.rows() - row));
      WorkingGrid part = around(band, header);
      if (part != null) {
        add(split.onto(part, read(rows, row, band)), values);
      }
    }
    return new Raster(grid.lattice(), values);
  }

  private static Raster read(CellRows rows, int first, Lattice band) {
    double[] values = new double[band.size()];
    for (int row = 0; row < band.rows(); row++) {
      System.arraycopy(rows.readRow(first + row), 0, values, row * band.columns(), band.columns());
    }
    return new Raster(band, values);
  }

  /** The cells that a band may reach, and one more on each side; null for none. */
  private WorkingGrid around(Lattice band, RasterHeader header) {
    var box = new Envelope(band.west(), band.east(), band.south(), band.north());
    Envelope image = Reprojection.between(header.crs(), grid.crs()).envelope(box);
    Lattice all = grid.lattice();
    int west = cell((image.getMinX() - all.west()) / all.cellWidth() - 1, all.columns());
    int east = cell((image.getMaxX() - all.west()) / all.cellWidth() + 2, all.columns());
    int north = cell((all.north() - image.getMaxY()) / all.cellHeight() - 1, all.rows());
    int south = cell((all.north() - image.getMinY()) / all.cellHeight() + 2, all.rows());
    return west >= east || north >= south
        ? null
        : new WorkingGrid(all.window(west, north, east - west, south - north), grid.crs());
  }

  private static int cell(double cells, int limit) {
    return (int) Math.max(0, Math.min(limit, Math.floor(cells)));
  }

  private void add(Raster part, double[] values) {
    Lattice all = grid.lattice();
    Lattice lattice = part.lattice();
    int east = (int) Math.rint((lattice.west() - all.west()) / all.cellWidth());
    int south = (int) Math.rint((all.north() - lattice.north()) / all.cellHeight());
    for (int cell = 0; cell < part.values().length; cell++) {
      double value = part.values()[cell];
      if (!Double.isNaN(value)) {
        int at = all.index(east + cell % lattice.columns(), south + cell / lattice.columns());
        values[at] = Double.isNaN(values[at]) ? value : values[at] + value;
      }
    }
  }
}
