package org.urbanobservatory.job.degurba;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.RasterHeader;
import org.urbanobservatory.geo.RasterRows;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.CellImages;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.grid.degurba.PopulationGrid;
import org.urbanobservatory.job.settings.ConfigException;

/**
 * The open grids of a classification, on cells of 1 km2. A population of other cells is brought to
 * those of ESRI:54009, and other grids to the cells of the population.
 */
final class GridFiles implements Closeable {
  private static final double KM2 = 1e6;

  /** Allowed difference of a cell from 1 km2, in m2. */
  private static final double SLACK_M2 = 1;

  /** Allowed difference on the ground: a sphere in place of the ellipsoid, and scale of zones. */
  private static final double SLACK_ON_GROUND = 0.02;

  /**
   * Largest cell on the ground that is split, in m2: 30 arc seconds, and what is taken for 1 km.
   */
  private static final double MOST_M2 = 1.05 * KM2;

  /** Allowed difference between the corners of two grids, in cells. */
  private static final double SLACK_CELLS = 1e-6;

  private final List<Closeable> open;
  private final List<String> notices = new ArrayList<>();
  private final WorkingGrid working;
  private final PopulationGrid grid;

  private GridFiles(DegurbaRequest.Grids files, List<Closeable> open) {
    this.open = open;
    RasterRows people = opened("--population", files.population());
    working = isOf1Km2(people) ? own(people) : of1Km(files.population(), people);
    CellRows population =
        brought("--population", people, CheckedRows.people(files.population(), people));
    CellRows land = shares("--land", files.land(), files.areas());
    WorkingCells.requireCover("--land", land, population);
    CellRows built = shares("--built-up", files.builtUp(), files.areas());
    WorkingCells.requireCover("--built-up", built, population);
    grid = new PopulationGrid(population, land, built);
  }

  /**
   * Opens the files.
   *
   * @throws ConfigException when one is missing, is no GeoTIFF with a CRS, or has cells that are
   *     larger than 1 km2
   */
  static GridFiles open(DegurbaRequest.Grids files) throws IOException {
    List<Closeable> open = new ArrayList<>();
    try {
      return new GridFiles(files, open);
    } catch (RuntimeException | OutOfMemoryError e) {
      // Whatever is wrong with one file, those that are open are closed.
      closeAll(open);
      throw e;
    }
  }

  PopulationGrid grid() {
    return grid;
  }

  Lattice lattice() {
    return working.lattice();
  }

  Crs crs() {
    return working.crs();
  }

  /** What a reader of the results should know of the files. */
  List<String> notices() {
    return Stream.concat(
            open.stream()
                .filter(RasterRows.class::isInstance)
                .flatMap(rows -> ((RasterRows) rows).header().notices().stream()),
            notices.stream())
        .toList();
  }

  @Override
  public void close() throws IOException {
    closeAll(open);
  }

  private static void closeAll(List<Closeable> open) throws IOException {
    for (Closeable file : open) {
      file.close();
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

  /**
   * Cells of 1 km2 of their system, and nearly so on the ground: those of EPSG:3857 are smaller.
   */
  private static boolean isOf1Km2(RasterRows people) {
    return people.header().crs().isMetric()
        && Math.abs(people.header().lattice().cellArea() - KM2) <= SLACK_M2
        && Math.abs(groundM2(people.header()) / KM2 - 1) <= SLACK_ON_GROUND;
  }

  private static WorkingGrid own(RasterRows people) {
    return new WorkingGrid(people.header().lattice(), people.header().crs());
  }

  /** The cells of ESRI:54009 that a population of other cells reaches. */
  private static WorkingGrid of1Km(Path file, RasterRows people) {
    try {
      double m2 = groundM2(people.header());
      if (m2 > MOST_M2) {
        throw new ConfigException(
            "Invalid --population: %s has cells of %.3f km2; the Degree of Urbanisation is defined on cells of 1 km2, and larger ones do not say where people live: give a finer grid"
                .formatted(file, m2 / KM2));
      }
      return WorkingGrid.degurbaByRows(people.header().lonLatEnvelope());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "Invalid --population: %s cannot be brought to cells of 1 km of ESRI:54009: %s"
              .formatted(file, e.getMessage()));
    }
  }

  /** Area of the cell in the middle of a grid; 1 km2 where that is nowhere on the globe. */
  private static double groundM2(RasterHeader header) {
    Lattice all = header.lattice();
    Lattice cell = all.window(all.columns() / 2, all.rows() / 2, 1, 1);
    double[] middle = {(cell.west() + cell.east()) / 2, (cell.north() + cell.south()) / 2};
    try {
      Reprojection.between(header.crs(), Crs.CRS84).transform(middle);
      Crs equalArea = LocalProjection.centredOn(middle[0], middle[1]);
      return CellImages.areas(cell, Reprojection.between(header.crs(), equalArea))[0];
    } catch (IllegalArgumentException e) {
      return KM2;
    }
  }

  private CellRows shares(String option, Path file, DegurbaRequest.AreaUnit areas) {
    if (file == null) {
      return null;
    }
    RasterRows rows = opened(option, file);
    boolean isM2 = areas == DegurbaRequest.AreaUnit.M2;
    if (isM2 && !rows.header().crs().isMetric()) {
      throw new ConfigException(
          "Invalid %s: %s is in %s, whose cells have no area in square metres; give shares of the cells, 0 to 1"
              .formatted(option, file, rows.header().crs()));
    }
    double unit = isM2 ? rows.header().lattice().cellArea() : 1;
    return brought(option, rows, CheckedRows.shares(option, file, rows, unit));
  }

  /** The rows themselves where they are of the cells that are classified. */
  private CellRows brought(String option, RasterRows rows, CellRows checked) {
    RasterHeader header = rows.header();
    if (isSame(header.lattice()) && header.crs().equals(crs())) {
      return checked;
    }
    notices.add("%s has %s; brought to %s".formatted(option, shown(header), shown(working)));
    try {
      var cells = new WorkingCells(working, open);
      return option.equals("--population")
          ? cells.counts(checked, header)
          : cells.shares(checked, header);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "Invalid %s: it cannot be brought to %s: %s"
              .formatted(option, shown(working), e.getMessage()));
    }
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

  private static String shown(RasterHeader header) {
    return shown(header.lattice(), header.crs());
  }

  private static String shown(WorkingGrid grid) {
    return shown(grid.lattice(), grid.crs());
  }

  private static String shown(Lattice lattice, Crs crs) {
    return "%d x %d cells of %s x %s from (%s, %s) in %s"
        .formatted(
            lattice.columns(),
            lattice.rows(),
            number(lattice.cellWidth()),
            number(lattice.cellHeight()),
            number(lattice.west()),
            number(lattice.north()),
            crs);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
