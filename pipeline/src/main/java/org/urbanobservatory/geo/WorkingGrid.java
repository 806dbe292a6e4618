package org.urbanobservatory.geo;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.grid.AreaSplit;
import org.urbanobservatory.grid.CellImages;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * The grid that rasters of any system are brought to before they are compared cell by cell. Each
 * source cell is split by the exact area of its image, so that totals are conserved; a source cell
 * without a value gives nothing.
 *
 * @param lattice its cells
 * @param crs the plane of the lattice
 */
public record WorkingGrid(Lattice lattice, Crs crs) {
  /** What the Degree of Urbanisation is defined in. */
  public static final Crs MOLLWEIDE = Crs.of("ESRI:54009");

  /** Side of the cells of the Degree of Urbanisation in metres. */
  public static final double DEGURBA_CELL_M = 1000;

  private static final double M2_PER_KM2 = 1e6;

  public WorkingGrid {
    Objects.requireNonNull(lattice, "lattice");
    Objects.requireNonNull(crs, "crs");
  }

  /**
   * The cells that touch a window, aligned with the origin of the plane.
   *
   * @param window in the plane of {@code crs}
   * @param cellSize side of a cell in units of {@code crs}, above 0
   */
  public static WorkingGrid around(Envelope window, Crs crs, double cellSize) {
    return around(window, crs, cellSize, GeoTiff.MAX_CELLS);
  }

  private static WorkingGrid around(Envelope window, Crs crs, double cellSize, long most) {
    if (!(cellSize > 0) || window.isNull()) {
      throw new IllegalArgumentException(
          "Invalid working grid: cells of " + cellSize + " around " + window);
    }
    double west = Math.floor(window.getMinX() / cellSize);
    double north = Math.ceil(window.getMaxY() / cellSize);
    double columns = Math.max(1, Math.ceil(window.getMaxX() / cellSize) - west);
    double rows = Math.max(1, north - Math.floor(window.getMinY() / cellSize));
    if (columns * rows > most) {
      throw new IllegalArgumentException(
          "Invalid working grid: %.0f x %.0f cells are more than %d; give a smaller window or larger cells"
              .formatted(columns, rows, most));
    }
    return new WorkingGrid(
        new Lattice(
            (int) columns, (int) rows, west * cellSize, north * cellSize, cellSize, cellSize),
        crs);
  }

  /** The 1 km cells of ESRI:54009 that touch a window in longitude and latitude. */
  public static WorkingGrid degurba(Envelope lonLat) {
    Envelope window = Reprojection.between(Crs.CRS84, MOLLWEIDE).envelope(lonLat);
    return around(window, MOLLWEIDE, DEGURBA_CELL_M);
  }

  /** The same cells, up to those of the globe: for those who hold no array of them. */
  public static WorkingGrid degurbaByRows(Envelope lonLat) {
    Envelope window = Reprojection.between(Crs.CRS84, MOLLWEIDE).envelope(lonLat);
    return around(window, MOLLWEIDE, DEGURBA_CELL_M, Integer.MAX_VALUE);
  }

  /**
   * The part of this grid whose cells lie wholly inside of a raster, as a box; empty where none
   * does.
   *
   * @param source the raster's cells, in the plane of {@code sourceCrs}
   */
  public Optional<WorkingGrid> coveredBy(Lattice source, Crs sourceCrs) {
    Lattice covered = CoveredCells.of(lattice, source, Reprojection.between(crs, sourceCrs));
    return Optional.ofNullable(covered).map(box -> new WorkingGrid(box, crs));
  }

  /** Its envelope in longitude and latitude. */
  public Envelope lonLatEnvelope() {
    return Reprojection.between(crs, Crs.CRS84).envelope(envelope());
  }

  /** Its envelope in the plane of {@link #crs()}. */
  public Envelope envelope() {
    return new Envelope(lattice.west(), lattice.east(), lattice.south(), lattice.north());
  }

  /**
   * Counts, such as persons a cell, moved to this grid.
   *
   * @return the counts, NaN where no source cell with a value reaches, and what fell beside
   */
  public AreaSplit counts(Raster counts, Crs source) {
    return source.equals(crs) && isAligned(counts.lattice())
        ? copied(counts)
        : AreaSplit.onto(counts, lattice, Reprojection.between(source, crs));
  }

  /** {@link #counts} by all cores, with the same numbers. */
  public Raster countsByAllCores(Raster counts, Crs source) {
    return source.equals(crs) && isAligned(counts.lattice())
        ? copied(counts).raster()
        : AreaSplit.byAllCores(counts, lattice, Reprojection.between(source, crs)).raster();
  }

  /** Densities in units per km2 of ground, moved to this grid as counts. */
  public AreaSplit densities(Raster densities, Crs source) {
    return counts(asCounts(densities, source), source);
  }

  /** Densities in units per km2 of ground times the ground of their cells. */
  public static Raster asCounts(Raster densities, Crs source) {
    double[] areas = groundAreas(densities.lattice(), source);
    double[] counts = densities.values().clone();
    for (int i = 0; i < counts.length; i++) {
      counts[i] *= areas[i] / M2_PER_KM2;
    }
    return new Raster(densities.lattice(), counts);
  }

  /**
   * Shares of the cells' area, such as the built-up share, moved to this grid: the mean share over
   * the part of each cell that has values, weighted by ground area.
   *
   * @return NaN where no source cell with a value reaches
   */
  public Raster shares(Raster shares, Crs source) {
    if (source.equals(crs) && isAligned(shares.lattice())) {
      return copied(shares).raster();
    }
    double[] known = groundAreas(shares.lattice(), source);
    double[] parts = known.clone();
    for (int i = 0; i < parts.length; i++) {
      parts[i] *= shares.values()[i];
      known[i] = Double.isNaN(parts[i]) ? Double.NaN : known[i];
    }
    double[] part = counts(new Raster(shares.lattice(), parts), source).raster().values();
    double[] whole = counts(new Raster(shares.lattice(), known), source).raster().values();
    double[] mean = new double[part.length];
    Arrays.setAll(mean, i -> part[i] / whole[i]);
    return new Raster(lattice, mean);
  }

  private static double[] groundAreas(Lattice cells, Crs crs) {
    double[] middle = {(cells.west() + cells.east()) / 2, (cells.north() + cells.south()) / 2};
    Reprojection.between(crs, Crs.CRS84).transform(middle);
    Crs equalArea = LocalProjection.centredOn(middle[0], middle[1]);
    return CellImages.areas(cells, Reprojection.between(crs, equalArea));
  }

  /** Whether the source's cells are cells of this grid. */
  private boolean isAligned(Lattice source) {
    double column = (source.west() - lattice.west()) / lattice.cellWidth();
    double row = (lattice.north() - source.north()) / lattice.cellHeight();
    return source.cellWidth() == lattice.cellWidth()
        && source.cellHeight() == lattice.cellHeight()
        && column == Math.rint(column)
        && row == Math.rint(row);
  }

  private AreaSplit copied(Raster source) {
    double[] values = new double[lattice.size()];
    Arrays.fill(values, Double.NaN);
    int east = (int) Math.rint((source.lattice().west() - lattice.west()) / lattice.cellWidth());
    int south =
        (int) Math.rint((lattice.north() - source.lattice().north()) / lattice.cellHeight());
    var outside = new ExactSum();
    for (int cell = 0; cell < source.values().length; cell++) {
      int column = cell % source.lattice().columns() + east;
      int row = cell / source.lattice().columns() + south;
      double value = source.values()[cell];
      if (column >= 0 && row >= 0 && column < lattice.columns() && row < lattice.rows()) {
        values[lattice.index(column, row)] = value;
      } else if (!Double.isNaN(value)) {
        outside.add(value);
      }
    }
    return new AreaSplit(new Raster(lattice, values), outside.value());
  }
}
