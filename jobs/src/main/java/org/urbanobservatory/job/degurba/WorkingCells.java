package org.urbanobservatory.job.degurba;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.RasterHeader;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.job.settings.ConfigException;

/**
 * Brings files of other cells to the cells that are classified, band by band, so that of the file
 * and of the result one band is in memory; the result is in a temporary file. Each cell is split by
 * the exact area of its image: totals are conserved.
 *
 * @param grid the cells that are classified
 * @param open what is to be closed in the end; temporary files join it
 */
record WorkingCells(WorkingGrid grid, List<Closeable> open) {
  /** Cells of a file that are split at a time. */
  private static final int BAND_CELLS = 2_000_000;

  /** Share of the people who may live where another grid has no value. */
  private static final double MOST_BESIDE = 0.001;

  /** Makes counts of the values of a band. */
  private interface Counted {
    Raster of(Raster band);
  }

  /** Persons a cell. */
  CellRows counts(CellRows rows, RasterHeader header) {
    return sum(rows, header, band -> band);
  }

  /** Mean shares of what is known of each cell, by area on the ground. */
  CellRows shares(CellRows rows, RasterHeader header) {
    CellRows km2 = sum(rows, header, band -> WorkingGrid.asCounts(band, header.crs()));
    CellRows known = sum(rows, header, band -> WorkingGrid.asCounts(ones(band), header.crs()));
    return new Shares(km2, known);
  }

  /** A quotient that is never above 1. */
  private record Shares(CellRows parts, CellRows wholes) implements CellRows {
    @Override
    public int columns() {
      return parts.columns();
    }

    @Override
    public int rows() {
      return parts.rows();
    }

    @Override
    public double[] readRow(int row) {
      double[] part = parts.readRow(row);
      double[] whole = wholes.readRow(row);
      double[] shares = new double[part.length];
      Arrays.setAll(shares, i -> Math.min(1, part[i] / whole[i]));
      return shares;
    }
  }

  /**
   * Where a grid that was brought ends, cells would be taken for water or for not built.
   *
   * @param shares null for none, else of the cells of the population
   */
  static void requireCover(String option, CellRows shares, CellRows population) {
    if (shares == null || shares instanceof CheckedRows) {
      return;
    }
    double all = people(population, population);
    double beside = all - people(population, shares);
    if (beside > MOST_BESIDE * all) {
      throw new ConfigException(
          "Invalid %s: it has no value where %.0f of %.0f people live; give a grid that covers the population"
              .formatted(option, beside, all));
    }
  }

  /** The people who live where another grid of the same cells has a value. */
  private static double people(CellRows population, CellRows known) {
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

  private CellRows sum(CellRows rows, RasterHeader header, Counted counted) {
    ScratchCells sums =
        ScratchCells.in(Path.of(System.getProperty("java.io.tmpdir")), grid.lattice());
    open.add(sums);
    Lattice all = header.lattice();
    int height = Math.max(1, BAND_CELLS / all.columns());
    for (int row = 0; row < all.rows(); row += height) {
      Lattice band = all.window(0, row, all.columns(), Math.min(height, all.rows() - row));
      WorkingGrid part = around(band, header);
      if (part != null) {
        Raster counts = counted.of(read(rows, row, band));
        sums.add(part.countsByAllCores(counts, header.crs()));
      }
    }
    return sums;
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
}
