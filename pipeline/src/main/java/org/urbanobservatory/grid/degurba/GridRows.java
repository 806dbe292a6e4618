package org.urbanobservatory.grid.degurba;

/** One row of a grid at a time, with what follows from its values. */
final class GridRows {
  private final PopulationGrid grid;
  private final double[] ofLand;
  private double[] population;
  private double[] density;
  private double[] land;
  private double[] built;

  GridRows(PopulationGrid grid) {
    this.grid = grid;
    this.ofLand = new double[grid.columns()];
  }

  void load(int row) {
    population = grid.population().readRow(row);
    land = grid.findLand().map(rows -> rows.readRow(row)).orElse(null);
    built = grid.findBuilt().map(rows -> rows.readRow(row)).orElse(null);
    density = land == null ? population : perLand();
  }

  /** Loads a row that is kept while others are read. */
  void loadCopy(int row) {
    load(row);
    boolean isPopulation = density == population;
    population = population.clone();
    density = isPopulation ? population : density;
    land = land == null ? null : land.clone();
    built = built == null ? null : built.clone();
  }

  private double[] perLand() {
    for (int i = 0; i < ofLand.length; i++) {
      ofLand[i] = population[i] / land[i];
    }
    return ofLand;
  }

  /** Persons a cell. */
  double[] population() {
    return population;
  }

  /** Persons per km2 of land; infinite where somebody lives without land. */
  double[] density() {
    return density;
  }

  /** Built share of the cells, null where unknown. */
  double[] built() {
    return built;
  }

  /** Share of land; where no land is known, all of a cell that has a population value. */
  double land(int column) {
    if (land != null) {
      return land[column];
    }
    return Double.isNaN(population[column]) ? Double.NaN : 1;
  }

  /** Built share of the cell; NaN where unknown. */
  double built(int column) {
    return built == null ? Double.NaN : built[column];
  }
}
