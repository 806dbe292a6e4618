package org.urbanobservatory.grid.degurba;

/** Population and density averaged over squares of cells; cells without a value do not count. */
final class WindowRows {
  private final PopulationGrid grid;
  private final int window;
  private final GridRows[] rows;
  private final int[] loaded;
  private final double[] population;
  private final double[] density;

  /**
   * @param window side of the square in cells, odd
   */
  WindowRows(PopulationGrid grid, int window) {
    this.grid = grid;
    this.window = window;
    this.rows = new GridRows[window];
    this.loaded = new int[window];
    this.population = new double[grid.columns()];
    this.density = new double[grid.columns()];
  }

  void load(int row) {
    int reach = window / 2;
    int north = Math.max(0, row - reach);
    int south = Math.min(grid.rows() - 1, row + reach);
    for (int r = north; r <= south; r++) {
      keep(r);
    }
    for (int column = 0; column < population.length; column++) {
      average(north, south, column);
    }
  }

  double[] population() {
    return population;
  }

  double[] density() {
    return density;
  }

  private void keep(int row) {
    int place = row % window;
    if (rows[place] == null || loaded[place] != row) {
      rows[place] = new GridRows(grid);
      rows[place].loadCopy(row);
      loaded[place] = row;
    }
  }

  private void average(int north, int south, int column) {
    var people = new Mean();
    var crowding = new Mean();
    for (int row = north; row <= south; row++) {
      GridRows values = rows[row % window];
      int east = Math.min(population.length - 1, column + window / 2);
      for (int c = Math.max(0, column - window / 2); c <= east; c++) {
        people.add(values.population()[c]);
        crowding.add(values.density()[c]);
      }
    }
    population[column] = people.value();
    density[column] = crowding.value();
  }

  private static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }

    double value() {
      return sum / count;
    }
  }
}
