package org.urbanobservatory.measure.extent;

import java.util.Objects;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.urbanobservatory.grid.CellImages;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * Built-up land of one year.
 *
 * <p>What counts: cells that the rule calls built. What does not: cells without a value.
 *
 * <p>Source: UN-Habitat, SDG 11.3.1 metadata (built-up area within the urban extent).
 */
public final class BuiltUp implements KnownCover {
  private final Raster shares;
  private final boolean[] built;
  private final RasterPlane plane;
  private final double[] areas;

  private BuiltUp(Raster shares, boolean[] built, RasterPlane plane) {
    this.shares = shares;
    this.built = built;
    this.plane = plane;
    this.areas = CellImages.areas(shares.lattice(), plane.toComputing());
  }

  /** Reads a raster by a rule. */
  public static BuiltUp of(Raster raster, BuiltUpRule rule, RasterPlane plane) {
    Objects.requireNonNull(rule, "rule");
    double[] shares = raster.values().clone();
    boolean[] built = new boolean[shares.length];
    for (int i = 0; i < shares.length; i++) {
      double value = shares[i];
      shares[i] = Double.isNaN(value) ? Double.NaN : rule.share(value);
      built[i] = !Double.isNaN(value) && rule.isBuilt(value);
    }
    return new BuiltUp(new Raster(raster.lattice(), shares), built, plane);
  }

  /**
   * Built-up area inside a region: sum of built share x covered share x area of the cell, in the
   * plane of the region.
   *
   * @param region polygons in the computing CRS
   * @return m2; 0 where nothing is built
   */
  @Override
  public double areaWithin(Geometry region) {
    Coverage coverage = RegionRings.coverage(region, shares, plane);
    var sum = new ExactSum();
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(shares.lattice(), cell);
      if (coverage.shares()[cell] > 0 && !Double.isNaN(shares.values()[at])) {
        sum.add(shares.values()[at] * coverage.shares()[cell] * areas[at]);
      }
    }
    return sum.value();
  }

  /** Share of a region's area, 0 to 1, that lies on cells with a value. */
  public double coveredShare(Geometry region) {
    Coverage coverage = RegionRings.coverage(region, shares, plane);
    var valued = new ExactSum();
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(shares.lattice(), cell);
      valued.add(Double.isNaN(shares.values()[at]) ? 0 : coverage.shares()[cell] * areas[at]);
    }
    return Math.min(1, valued.value() / region.getArea());
  }

  @Override
  public boolean knowsAll(Geometry region) {
    Coverage coverage = RegionRings.coverage(region, shares, plane);
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      int at = coverage.latticeIndex(shares.lattice(), cell);
      if (coverage.shares()[cell] > 0 && Double.isNaN(shares.values()[at])) {
        return false;
      }
    }
    return CellOutlines.reaches(shares.lattice(), region, plane);
  }

  @Override
  public boolean[] knows(double[] xy) {
    double[] onRaster = xy.clone();
    plane.fromComputing().transform(onRaster);
    Lattice lattice = shares.lattice();
    boolean[] knows = new boolean[xy.length / 2];
    for (int i = 0; i < knows.length; i++) {
      double column = (onRaster[2 * i] - lattice.west()) / lattice.cellWidth();
      double row = (lattice.north() - onRaster[2 * i + 1]) / lattice.cellHeight();
      boolean isInside =
          column >= 0 && column < lattice.columns() && row >= 0 && row < lattice.rows();
      knows[i] = isInside && !Double.isNaN(shares.values()[lattice.index((int) column, (int) row)]);
    }
    return knows;
  }

  /** {@inheritDoc} Of the same cells by their values, of others by the centres of the cells. */
  @Override
  public Function<Geometry, CoverGap> lackOf(KnownCover date) {
    boolean[] lacking =
        date instanceof BuiltUp other
                && CellComparison.isSame(
                    shares.lattice(), plane, other.shares.lattice(), other.plane)
            ? lacking(other)
            : CellComparison.lacking(shares, plane, date);
    for (boolean isLacking : lacking) {
      if (isLacking) {
        return new CellComparison(shares, plane, areas, lacking);
      }
    }
    return region -> CoverGap.NONE;
  }

  private boolean[] lacking(BuiltUp other) {
    boolean[] lacking = new boolean[built.length];
    for (int cell = 0; cell < lacking.length; cell++) {
      lacking[cell] =
          Double.isNaN(other.shares.values()[cell]) && !Double.isNaN(shares.values()[cell]);
    }
    return lacking;
  }

  /** {@inheritDoc} Cells without a value, and what lies beyond the raster. */
  @Override
  public Geometry unknownWithin(Geometry region) {
    boolean[] unknown = new boolean[built.length];
    for (int cell = 0; cell < unknown.length; cell++) {
      unknown[cell] = Double.isNaN(shares.values()[cell]);
    }
    Geometry within = CellOutlines.within(region, shares, unknown, plane);
    Geometry beyond = CellOutlines.beyond(region, shares.lattice(), plane);
    return beyond.isEmpty() ? within : Overlays.union(within, beyond);
  }

  /**
   * The extent {@code boundary_built_up}: the built cells inside the boundary, dissolved. Cells
   * that touch only at a corner stay two polygons.
   *
   * @param boundary valid polygons in the computing CRS
   * @return valid, in the computing CRS; empty where nothing is built
   */
  public MultiPolygon within(Geometry boundary) {
    return CellOutlines.within(boundary, shares, built, plane);
  }
}
