package org.urbanobservatory.grid.degurba;

import java.util.Objects;
import java.util.Optional;

/**
 * What cells of equal area, by definition 1 km2, are classified from.
 *
 * @param population persons a cell; NaN is no value
 * @param land share of the cell that is permanent land, 0 to 1; null where unknown: then a cell
 *     with a population value is all land, and one without is water
 * @param built share of the cell that is built up, 0 to 1; null where unknown: then no cell is
 */
public record PopulationGrid(CellRows population, CellRows land, CellRows built) {
  public PopulationGrid {
    Objects.requireNonNull(population, "population");
    refuseOtherSize("land", land, population);
    refuseOtherSize("built", built, population);
  }

  /** A grid of which only the population is known. */
  public static PopulationGrid of(CellRows population) {
    return new PopulationGrid(population, null, null);
  }

  public int columns() {
    return population.columns();
  }

  public int rows() {
    return population.rows();
  }

  Optional<CellRows> findLand() {
    return Optional.ofNullable(land);
  }

  Optional<CellRows> findBuilt() {
    return Optional.ofNullable(built);
  }

  private static void refuseOtherSize(String name, CellRows other, CellRows population) {
    if (other != null
        && (other.columns() != population.columns() || other.rows() != population.rows())) {
      throw new IllegalArgumentException(
          "Invalid %s grid: %d x %d cells, but the population grid has %d x %d"
              .formatted(
                  name, other.columns(), other.rows(), population.columns(), population.rows()));
    }
  }
}
