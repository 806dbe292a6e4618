package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.Random;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/** Small grids for tests. */
final class Grids {
  private Grids() {}

  /** Numbers separated by blanks, a row a line; {@code .} is 0 and {@code -} no value. */
  static Raster raster(String text) {
    double[][] rows =
        text.strip()
            .lines()
            .map(
                line ->
                    Arrays.stream(line.strip().split(" +")).mapToDouble(Grids::number).toArray())
            .toArray(double[][]::new);
    return new Raster(
        lattice(rows[0].length, rows.length),
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
  }

  private static double number(String text) {
    return switch (text) {
      case "." -> 0;
      case "-" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  static Lattice lattice(int columns, int rows) {
    return new Lattice(columns, rows, 0, rows * 1000.0, 1000, 1000);
  }

  static PopulationGrid grid(Raster population, Raster land, Raster built) {
    return new PopulationGrid(
        CellRows.of(population),
        land == null ? null : CellRows.of(land),
        built == null ? null : CellRows.of(built));
  }

  static ClassifiedGrid classify(Raster people, Raster land, Raster built, DegurbaSettings rules) {
    return ClassifiedGrid.of(people.lattice(), grid(people, land, built), rules);
  }

  /** The codes of the classes, rows separated by line ends. */
  static String shown(ClassifiedGrid grid) {
    var text = new StringBuilder();
    for (int i = 0; i < grid.classes().length; i++) {
      boolean end = (i + 1) % grid.lattice().columns() == 0;
      text.append(grid.classes()[i]).append(end ? "\n" : " ");
    }
    return text.toString();
  }

  /** A landscape of cities, villages and water; values are multiples of 1/8. */
  static Raster[] landscape(int columns, int rows, long seed) {
    var random = new Random(seed);
    double[] people = new double[columns * rows];
    double[] land = new double[columns * rows];
    double[] built = new double[columns * rows];
    double[] cities = new double[3 * 12];
    for (int i = 0; i < cities.length; i += 3) {
      cities[i] = random.nextInt(columns);
      cities[i + 1] = random.nextInt(rows);
      cities[i + 2] = 1 + 3 * random.nextDouble();
    }
    for (int i = 0; i < people.length; i++) {
      double here = 0;
      for (int c = 0; c < cities.length; c += 3) {
        int row = i / columns;
        double dx = i % columns - cities[c];
        double dy = row - cities[c + 1];
        here += 9000 * StrictMath.exp(-StrictMath.sqrt(dx * dx + dy * dy) / cities[c + 2]);
      }
      land[i] = random.nextInt(6) == 0 ? random.nextInt(5) / 4.0 : 1;
      boolean somebody = land[i] > 0 && random.nextInt(7) > 0;
      people[i] = somebody ? Math.rint(8 * here * random.nextDouble()) / 8 : 0;
      built[i] = Math.min(land[i], Math.rint(8 * random.nextDouble() * here / 9000) / 8);
    }
    Lattice lattice = lattice(columns, rows);
    return new Raster[] {
      new Raster(lattice, people), new Raster(lattice, land), new Raster(lattice, built)
    };
  }
}
