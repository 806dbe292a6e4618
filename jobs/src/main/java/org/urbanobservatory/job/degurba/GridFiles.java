package org.urbanobservatory.job.degurba;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.RasterRows;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.grid.degurba.PopulationGrid;
import org.urbanobservatory.job.settings.ConfigException;

/** The open grids of a classification, checked against each other. */
final class GridFiles implements Closeable {
  private static final double KM2 = 1e6;

  /** Allowed difference of a cell from 1 km2, in m2. */
  private static final double SLACK_M2 = 1;

  /** Allowed difference between the corners of two grids, in cells. */
  private static final double SLACK_CELLS = 1e-6;

  private final List<RasterRows> open;
  private final RasterRows first;
  private final PopulationGrid grid;

  private GridFiles(DegurbaRequest.Grids files, List<RasterRows> open) {
    this.open = open;
    first = opened("--population", files.population());
    checkCells(files.population());
    double unit =
        files.areas() == DegurbaRequest.AreaUnit.M2 ? first.header().lattice().cellArea() : 1;
    CellRows land = shares("--land", files.land(), files.population(), unit);
    CellRows built = shares("--built-up", files.builtUp(), files.population(), unit);
    grid = new PopulationGrid(CheckedRows.people(files.population(), first), land, built);
  }

  /**
   * Opens the files.
   *
   * @throws ConfigException when one is missing, is no GeoTIFF with a CRS, has other cells than the
   *     population, or cells of another size than 1 km2
   */
  static GridFiles open(DegurbaRequest.Grids files) throws IOException {
    List<RasterRows> open = new ArrayList<>();
    try {
      return new GridFiles(files, open);
    } catch (RuntimeException e) {
      // Whatever is wrong with one file, those that are open are closed.
      closeAll(open);
      throw e;
    }
  }

  PopulationGrid grid() {
    return grid;
  }

  Lattice lattice() {
    return first.header().lattice();
  }

  Crs crs() {
    return first.header().crs();
  }

  /** What a reader of the results should know of the files. */
  List<String> notices() {
    return open.stream().flatMap(rows -> rows.header().notices().stream()).toList();
  }

  @Override
  public void close() throws IOException {
    closeAll(open);
  }

  private static void closeAll(List<RasterRows> open) throws IOException {
    for (RasterRows rows : open) {
      rows.close();
    }
  }

  private RasterRows opened(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException("Cannot read %s: there is no file %s".formatted(option, file));
    }
    try {
      RasterRows rows = GeoTiff.rows(file);
      open.add(rows);
      return rows;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new ConfigException("Invalid %s: %s".formatted(option, e.getMessage()));
    }
  }

  private void checkCells(Path file) {
    if (!crs().isMetric()) {
      throw new ConfigException(
          "Invalid --population: %s is in %s, which has no metres; bring it to cells of 1 km2 of an equal-area CRS, for example ESRI:54009"
              .formatted(file, crs()));
    }
    if (Math.abs(lattice().cellArea() - KM2) > SLACK_M2) {
      throw new ConfigException(
          "Invalid --population: %s has cells of %s x %s m; the Degree of Urbanisation is defined on cells of 1 km2: sum them up or split them first"
              .formatted(file, number(lattice().cellWidth()), number(lattice().cellHeight())));
    }
  }

  private CellRows shares(String option, Path file, Path population, double unit) {
    if (file == null) {
      return null;
    }
    RasterRows rows = opened(option, file);
    boolean isSame = isSame(rows.header().lattice()) && rows.header().crs().equals(crs());
    if (!isSame) {
      throw new ConfigException(
          "Invalid %s: %s has %s, but %s has %s; bring it to the cells of the population"
              .formatted(option, file, shown(rows), population, shown(first)));
    }
    return CheckedRows.shares(option, file, rows, unit);
  }

  private boolean isSame(Lattice other) {
    Lattice own = lattice();
    return own.columns() == other.columns()
        && own.rows() == other.rows()
        && isNear(own.west() - other.west(), own.cellWidth())
        && isNear(own.north() - other.north(), own.cellHeight())
        && isNear(own.east() - other.east(), own.cellWidth())
        && isNear(own.south() - other.south(), own.cellHeight());
  }

  private static boolean isNear(double difference, double cell) {
    return Math.abs(difference) <= SLACK_CELLS * cell;
  }

  private static String shown(RasterRows rows) {
    Lattice lattice = rows.header().lattice();
    return "%d x %d cells of %s x %s from (%s, %s) in %s"
        .formatted(
            lattice.columns(),
            lattice.rows(),
            number(lattice.cellWidth()),
            number(lattice.cellHeight()),
            number(lattice.west()),
            number(lattice.north()),
            rows.header().crs());
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
