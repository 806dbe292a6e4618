package org.urbanobservatory.grid.degurba;

/** One row of a grid at a time, with what follows from its values. */
final class GridRows {
  private final PopulationGrid grid;
  private final double[] density;
  private final double[] supposed;
  private double[] population;
  private double[] land;
  private double[] built;

  GridRows(PopulationGrid grid) {
    this.grid = grid;
    this.density = new double[grid.columns()];
    this.supposed = new double[grid.columns()];
  }

  void load(int row) {
    population = grid.population().readRow(row);
    land = grid.findLand().map(rows -> rows.readRow(row)).orElseGet(this::landOfPeople);
    built = grid.findBuilt().map(rows -> rows.readRow(row)).orElse(null);
    for (int i = 0; i < density.length; i++) {
      density[i] = population[i] / land[i];
    }
  }

  /** All land where there is a value. */
  private double[] landOfPeople() {
    for (int i = 0; i < supposed.length; i++) {
      supposed[i] = Double.isNaN(population[i]) ? Double.NaN : 1;
    }
    return supposed;
  }

  /** Persons a cell. */
  double[] population() {
    return population;
  }

  /** Persons per km2 of land; infinite where somebody lives without land. */
  double[] density() {
    return density;
  }

  double land(int column) {
    return land[column];
  }

  /** Built share of the cell; NaN where unknown. */
  double built(int column) {
    return built == null ? Double.NaN : built[column];
  }

  /** Built share of the land. */
  double builtOfLand(int column) {
    return built(column) / land[column];
  }
}
