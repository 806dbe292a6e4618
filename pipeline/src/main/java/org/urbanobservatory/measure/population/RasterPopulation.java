package org.urbanobservatory.measure.population;

import java.util.Arrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.urbanobservatory.grid.CellImages;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.extent.RegionRings;

/** People in the cells of a raster. */
public final class RasterPopulation implements PopulationSurface {
  private static final double M2_PER_KM2 = 1e6;

  private final Raster counts;
  private final RasterPlane plane;

  /** Of the cells in the computing CRS, so that densities are those of the city's own plane. */
  private final double[] areas;

  private final int rejected;

  private RasterPopulation(Raster counts, RasterPlane plane, double[] areas, int rejected) {
    this.counts = counts;
    this.plane = plane;
    this.areas = areas;
    this.rejected = rejected;
  }

  /**
   * @param counts persons a cell; NaN is no value
   */
  public static RasterPopulation ofCounts(Raster counts, RasterPlane plane) {
    return usable(counts, plane);
  }

  /**
   * @param densities persons per km2 of ground, whatever the plane that the city is measured in;
   *     NaN is no value
   */
  public static RasterPopulation ofDensities(Raster densities, RasterPlane plane) {
    double[] ground = CellImages.areas(densities.lattice(), plane.toEqualArea());
    double[] counts = densities.values().clone();
    for (int i = 0; i < counts.length; i++) {
      counts[i] *= ground[i] / M2_PER_KM2;
    }
    return usable(new Raster(densities.lattice(), counts), plane);
  }

  private static RasterPopulation usable(Raster counts, RasterPlane plane) {
    double[] usable = counts.values().clone();
    int rejected = 0;
    for (int i = 0; i < usable.length; i++) {
      if (usable[i] < 0) {
        usable[i] = Double.NaN;
        rejected++;
      }
    }
    double[] areas = CellImages.areas(counts.lattice(), plane.toComputing());
    return new RasterPopulation(new Raster(counts.lattice(), usable), plane, areas, rejected);
  }

  @Override
  public int units() {
    return counts.valued();
  }

  @Override
  public int rejectedUnits() {
    return rejected;
  }

  @Override
  public double total() {
    return counts.total();
  }

  /** {@inheritDoc} Cells without a value are reached: they say that nobody is counted there. */
  @Override
  public Inhabitants within(Geometry region) {
    Coverage coverage = RegionRings.coverage(region, counts, plane);
    var people = new ExactSum();
    var crowding = new ExactSum();
    var covered = new ExactSum();
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      double share = coverage.shares()[cell];
      int at = coverage.latticeIndex(counts.lattice(), cell);
      double count = counts.values()[at];
      covered.add(share * areas[at]);
      if (share > 0 && !Double.isNaN(count)) {
        people.add(count * share);
        crowding.add(count * share * count / (areas[at] / M2_PER_KM2));
      }
    }
    return new Inhabitants(people.value(), crowding.value(), covered.value());
  }

  /** {@inheritDoc} Cells without a value are covered: nobody is counted there. */
  @Override
  public double coveredShare(Geometry region) {
    double area = region.getArea();
    return area > 0 ? Math.min(1, within(region).coveredM2() / area) : 1;
  }

  @Override
  public UnitShares shares(Geometry region) {
    Coverage coverage = RegionRings.coverage(region, counts, plane);
    var covered = new UnitShares.Builder();
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(counts.lattice(), cell);
      if (coverage.shares()[cell] > 0 && !Double.isNaN(counts.values()[at])) {
        covered.add(at, coverage.shares()[cell]);
      }
    }
    return covered.build();
  }

  @Override
  public double people(int unit) {
    return counts.values()[unit];
  }

  @Override
  public Geometry place(int unit) {
    Lattice whole = counts.lattice();
    int column = unit % whole.columns();
    int row = unit / whole.columns();
    var cell =
        new Lattice(1, 1, whole.x(column), whole.y(row), whole.cellWidth(), whole.cellHeight());
    var image = new CellImages(cell, plane.toComputing());
    image.nextRow();
    var ring = new PackedCoordinateSequence.Double(image.ring(0), 2, 0);
    return new GeometryFactory().createPolygon(ring);
  }

  @Override
  public PopulationSurface scaledBy(double factor) {
    double[] scaled = Arrays.stream(counts.values()).map(count -> count * factor).toArray();
    return new RasterPopulation(new Raster(counts.lattice(), scaled), plane, areas, rejected);
  }

  /** Rasters of one window of one CRS have the same plane. */
  @Override
  public boolean hasUnitsOf(PopulationSurface other) {
    return other instanceof RasterPopulation raster
        && raster.counts.lattice().equals(counts.lattice())
        && Arrays.equals(corner(), raster.corner());
  }

  /** Where the north-western corner is in the computing CRS, which tells two CRSs apart. */
  private double[] corner() {
    double[] xy = {counts.lattice().west(), counts.lattice().north()};
    plane.toComputing().transform(xy);
    return xy;
  }
}
