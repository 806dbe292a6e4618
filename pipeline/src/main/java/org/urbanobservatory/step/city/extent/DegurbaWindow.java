package org.urbanobservatory.step.city.extent;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.degurba.CellClass;
import org.urbanobservatory.grid.degurba.ClassifiedGrid;
import org.urbanobservatory.grid.degurba.UnitShares;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.extent.RegionRings;

/**
 * The classified cells of 1 km around a city.
 *
 * @param population persons a cell
 * @param classes classes of the same cells at level 2
 * @param plane how the cells lie on the computing CRS
 * @param isCut whether the population raster ends inside of the window that was asked for
 * @param sourceCells cells that the largest source has in the window
 */
record DegurbaWindow(
    Raster population, ClassifiedGrid classes, RasterPlane plane, boolean isCut, long sourceCells) {

  Lattice lattice() {
    return population.lattice();
  }

  /** How the people of a unit, for example of the boundary, are shared by classes. */
  Optional<UnitShares> shares(Geometry unit) {
    return UnitShares.of(coverage(unit), classes, population);
  }

  /** The class that most of a region has, of equals the denser; empty beside the window. */
  Optional<CellClass> mostOf(Geometry region) {
    Coverage coverage = coverage(region);
    Map<CellClass, Double> covered = new EnumMap<>(CellClass.class);
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      if (coverage.shares()[cell] > 0) {
        int at = coverage.latticeIndex(lattice(), cell);
        covered.merge(CellClass.of(classes.classes()[at]), coverage.shares()[cell], Double::sum);
      }
    }
    return covered.entrySet().stream()
        .max(
            Map.Entry.<CellClass, Double>comparingByValue()
                .thenComparing(entry -> entry.getKey().code()))
        .map(Map.Entry::getKey);
  }

  private Coverage coverage(Geometry region) {
    return RegionRings.coverage(region, population, plane);
  }
}
