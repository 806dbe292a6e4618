package org.urbanobservatory.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * Reads the cells of a file around a window. In degrees a file may hold the window one turn away,
 * as one from 0 to 360 has -178 at 182, or in two parts, where its columns begin and end: these are
 * put together if they lie on one lattice.
 */
final class WindowRead {
  /** Rounding of the place where the last column meets the first, as a share of a cell. */
  private static final double TOLERANCE = 1e-3;

  private final TiffFile tiff;
  private final Lattice lattice;
  private final Envelope wanted;

  /**
   * Cells of the file.
   *
   * @param shifted the lattice of the whole file, moved by some turns
   */
  private record Part(Lattice shifted, int column, int row, int columns, int rows) {
    Lattice lattice() {
      return shifted.window(column, row, columns, rows);
    }
  }

  private WindowRead(TiffFile tiff, Envelope wanted) {
    this.tiff = tiff;
    this.lattice = tiff.header().lattice();
    this.wanted = wanted;
  }

  /**
   * The cells that touch a window, plus one cell on each side where the file has it; empty where
   * the two have none in common.
   *
   * @param wanted in the plane of the file
   * @throws IllegalArgumentException when the window lies where the file begins and ends, and its
   *     columns do not meet there
   */
  static Optional<GridRaster> of(TiffFile tiff, Envelope wanted) {
    return new WindowRead(tiff, wanted).read();
  }

  private Optional<GridRaster> read() {
    boolean goesRound = tiff.header().crs().isGeographic() && wanted.getWidth() < Longitudes.TURN;
    List<Part> parts = new ArrayList<>();
    for (double turn : goesRound ? turns() : new double[] {0}) {
      findPart(shifted(turn)).ifPresent(parts::add);
    }
    return switch (parts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(read(parts.get(0)));
      default -> Optional.of(joined(parts));
    };
  }

  /** The file where it is first of all: what it holds itself needs no turn. */
  private double[] turns() {
    boolean isInside = wanted.getMinX() >= lattice.west() && wanted.getMaxX() <= lattice.east();
    return isInside ? new double[] {0} : new double[] {-Longitudes.TURN, 0, Longitudes.TURN};
  }

  private Lattice shifted(double turn) {
    return new Lattice(
        lattice.columns(),
        lattice.rows(),
        lattice.west() + turn,
        lattice.north(),
        lattice.cellWidth(),
        lattice.cellHeight());
  }

  private GridRaster read(Part part) {
    GridRaster read = tiff.read(part.column(), part.row(), part.columns(), part.rows());
    return new GridRaster(
        new Raster(part.lattice(), read.raster().values()), read.crs(), read.notices());
  }

  /** The part that ends with the file's last column, and after it the one from its first. */
  private GridRaster joined(List<Part> parts) {
    Part west = parts.get(0);
    Part east = parts.get(1);
    double apart = (east.shifted().west() - west.shifted().east()) / lattice.cellWidth();
    int twice = (int) -Math.rint(apart);
    if (parts.size() > 2 || Math.abs(apart + twice) > TOLERANCE || twice < 0) {
      throw new IllegalArgumentException(
          "Cannot read raster around longitude %s: the file begins and ends there, %s columns apart, and its columns do not go on from one end to the other; give a file that holds the whole city between its ends"
              .formatted(east.shifted().west(), apart));
    }
    GridRaster first = read(west);
    if (east.columns() <= twice) {
      return first;
    }
    GridRaster second =
        read(new Part(east.shifted(), twice, east.row(), east.columns() - twice, east.rows()));
    return new GridRaster(joined(first.raster(), second.raster()), first.crs(), first.notices());
  }

  private static Raster joined(Raster west, Raster east) {
    Lattice left = west.lattice();
    int columns = left.columns() + east.lattice().columns();
    double[] values = new double[columns * left.rows()];
    for (int row = 0; row < left.rows(); row++) {
      System.arraycopy(west.values(), row * left.columns(), values, row * columns, left.columns());
      System.arraycopy(
          east.values(),
          row * east.lattice().columns(),
          values,
          row * columns + left.columns(),
          east.lattice().columns());
    }
    return new Raster(
        new Lattice(
            columns, left.rows(), left.west(), left.north(), left.cellWidth(), left.cellHeight()),
        values);
  }

  private Optional<Part> findPart(Lattice all) {
    boolean apart =
        wanted.getMinX() >= all.east()
            || wanted.getMaxX() <= all.west()
            || wanted.getMinY() >= all.north()
            || wanted.getMaxY() <= all.south();
    return apart ? Optional.empty() : Optional.of(part(all));
  }

  private Part part(Lattice all) {
    int west = clamp((wanted.getMinX() - all.west()) / all.cellWidth(), all.columns());
    int east = clamp((wanted.getMaxX() - all.west()) / all.cellWidth(), all.columns());
    int north = clamp((all.north() - wanted.getMaxY()) / all.cellHeight(), all.rows());
    int south = clamp((all.north() - wanted.getMinY()) / all.cellHeight(), all.rows());
    int left = Math.max(0, west - 1);
    int top = Math.max(0, north - 1);
    int right = Math.min(all.columns() - 1, east + 1);
    int bottom = Math.min(all.rows() - 1, south + 1);
    return new Part(all, left, top, right - left + 1, bottom - top + 1);
  }

  private static int clamp(double cells, int limit) {
    return (int) Math.max(0, Math.min(limit - 1, Math.floor(cells)));
  }
}
