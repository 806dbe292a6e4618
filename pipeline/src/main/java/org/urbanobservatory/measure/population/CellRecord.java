package org.urbanobservatory.measure.population;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.extent.DisplayGrid;

/**
 * What is known of one display cell.
 *
 * @param cell id and geometry in the computing CRS
 * @param areaM2 area of the clipped cell
 * @param population persons; null where no population source was given
 * @param densityPerKm2 persons per km2 of the clipped cell; null where the population is
 * @param builtUpShare 0 to 1 of the clipped cell; null where no built-up source was given
 */
public record CellRecord(
    DisplayCell cell, double areaM2, Double population, Double densityPerKm2, Double builtUpShare) {
  private static final double M2_PER_KM2 = 1e6;

  /**
   * The records of a grid, in the order of its cells.
   *
   * @param people null for none; for points those of the grid's extent only
   * @param builtUp null for none
   */
  public static List<CellRecord> of(DisplayGrid grid, PopulationSurface people, BuiltUp builtUp) {
    List<Inhabitants> inhabitants = people == null ? null : people.within(grid);
    List<CellRecord> records = new ArrayList<>();
    for (int i = 0; i < grid.cells().size(); i++) {
      Double population = inhabitants == null ? null : (Double) inhabitants.get(i).people();
      records.add(of(grid.cells().get(i), population, builtUp));
    }
    return records;
  }

  private static CellRecord of(DisplayCell cell, Double population, BuiltUp builtUp) {
    double area = cell.area();
    Double density = population == null ? null : (Double) (population / (area / M2_PER_KM2));
    Double share =
        builtUp == null ? null : (Double) Math.min(1, builtUp.areaWithin(cell.geometry()) / area);
    return new CellRecord(cell, area, population, density, share);
  }
}
