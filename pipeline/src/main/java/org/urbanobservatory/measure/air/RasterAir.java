package org.urbanobservatory.measure.air;

import java.util.Objects;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.grid.CellImages;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.extent.RegionRings;

/**
 * Concentrations from a raster: the mean over the part of a cell that has values.
 *
 * <p>What counts: raster cells with a value of 0 or above, by the area that they share with the
 * cell. What does not: raster cells without a value, and negative ones, which are no concentration.
 *
 * <p>Formula: {@code sum(v x covered share x ground area) / sum(covered share x ground area)}.
 *
 * <p>Source: areal weighting; Goodchild and Lam, 1980.
 *
 * <p>Unit: micrograms per m3; empty where no valued raster cell shares area with the cell.
 */
public final class RasterAir implements AirSurface {
  private final Raster concentrations;
  private final RasterPlane plane;
  private final double[] groundAreas;
  private final int rejected;

  private RasterAir(Raster concentrations, RasterPlane plane, int rejected) {
    this.concentrations = concentrations;
    this.plane = plane;
    this.groundAreas = CellImages.areas(concentrations.lattice(), plane.toEqualArea());
    this.rejected = rejected;
  }

  /**
   * @param concentrations micrograms per m3; NaN is no value
   */
  public static RasterAir of(Raster concentrations, RasterPlane plane) {
    Objects.requireNonNull(plane, "plane");
    double[] usable = concentrations.values().clone();
    int rejected = 0;
    for (int i = 0; i < usable.length; i++) {
      if (usable[i] < 0 || Double.isInfinite(usable[i])) {
        usable[i] = Double.NaN;
        rejected++;
      }
    }
    return new RasterAir(new Raster(concentrations.lattice(), usable), plane, rejected);
  }

  /** Raster cells that were refused because their value is negative or infinite. */
  public int rejectedCells() {
    return rejected;
  }

  @Override
  public String method() {
    return "raster_areal_mean";
  }

  @Override
  public OptionalDouble within(Geometry cell) {
    Coverage coverage = RegionRings.coverage(cell, concentrations, plane);
    var values = new ExactSum();
    var areas = new ExactSum();
    for (int i = 0; i < coverage.shares().length; i++) {
      int at = coverage.latticeIndex(concentrations.lattice(), i);
      double area = coverage.shares()[i] * groundAreas[at];
      if (area > 0 && !Double.isNaN(concentrations.values()[at])) {
        values.add(area * concentrations.values()[at]);
        areas.add(area);
      }
    }
    return areas.value() > 0
        ? OptionalDouble.of(values.value() / areas.value())
        : OptionalDouble.empty();
  }
}
