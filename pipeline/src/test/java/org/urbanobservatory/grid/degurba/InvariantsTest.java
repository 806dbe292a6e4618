package org.urbanobservatory.grid.degurba;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanobservatory.grid.Raster;

/** What must not matter does not. */
class InvariantsTest {
  static Stream<Arguments> landscapes() {
    List<DegurbaSettings> settings =
        List.of(
            Level1Settings.R2023A,
            Level1Settings.R2022A,
            Level2Settings.R2023A,
            Level2Settings.R2022A);
    return IntStream.range(0, 24).mapToObj(seed -> Arguments.of(seed, settings.get(seed % 4)));
  }

  @ParameterizedTest
  @MethodSource("landscapes")
  void transposingTheGridTransposesTheClasses(int seed, DegurbaSettings settings) {
    Raster[] grid = Grids.landscape(61, 47, seed);
    ClassifiedGrid original = Grids.classify(grid[0], grid[1], grid[2], settings);
    ClassifiedGrid changed = classify(grid, settings, 47, 61, (column, row) -> column * 61 + row);
    for (int row = 0; row < 47; row++) {
      for (int column = 0; column < 61; column++) {
        assertThat(changed.cellClass(row, column)).isEqualTo(original.cellClass(column, row));
      }
    }
    assertThat(people(changed)).isEqualTo(people(original)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("landscapes")
  void flippingTheGridFlipsTheClasses(int seed, DegurbaSettings settings) {
    Raster[] grid = Grids.landscape(61, 47, seed);
    ClassifiedGrid original = Grids.classify(grid[0], grid[1], grid[2], settings);
    ClassifiedGrid changed =
        classify(grid, settings, 61, 47, (column, row) -> (46 - row) * 61 + 60 - column);
    for (int row = 0; row < 47; row++) {
      for (int column = 0; column < 61; column++) {
        assertThat(changed.cellClass(60 - column, 46 - row))
            .isEqualTo(original.cellClass(column, row));
      }
    }
  }

  /** Rows that come from strips of any height are the same rows. */
  @ParameterizedTest
  @MethodSource("landscapes")
  void stripsOfAnyHeightGiveTheSame(int seed, DegurbaSettings settings) {
    Raster[] grid = Grids.landscape(40, 50, seed);
    ClassifiedGrid whole = Grids.classify(grid[0], grid[1], grid[2], settings);
    for (int height : new int[] {1, 7, 50}) {
      var strips =
          new PopulationGrid(
              new Strips(grid[0], height),
              new Strips(grid[1], height),
              new Strips(grid[2], height));
      ClassifiedGrid again = ClassifiedGrid.of(grid[0].lattice(), strips, settings);
      assertThat(again.classes()).isEqualTo(whole.classes());
      assertThat(again.centres()).isEqualTo(whole.centres());
      assertThat(again.classification()).isEqualTo(whole.classification());
    }
  }

  /** More people everywhere never take a cell out of a dense class of level 1. */
  @ParameterizedTest
  @MethodSource("landscapes")
  void urbanCellsStayUrbanWhenPeopleCome(int seed, DegurbaSettings ignored) {
    Raster[] grid = Grids.landscape(40, 50, seed);
    double[] more = Arrays.stream(grid[0].values()).map(v -> 1.5 * v).toArray();
    var unsmoothed =
        new CentreRule(Level1Settings.R2023A.centre().cluster(), EdgeSmoothing.NONE, 0, 1);
    var settings =
        new Level1Settings(unsmoothed, Level1Settings.R2023A.cluster(), 1, WaterRule.STANDARD);
    byte[] before = Grids.classify(grid[0], grid[1], grid[2], settings).classes();
    byte[] after =
        Grids.classify(new Raster(grid[0].lattice(), more), grid[1], grid[2], settings).classes();
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isGreaterThanOrEqualTo(before[i]);
    }
  }

  private static List<Double> people(ClassifiedGrid grid) {
    return grid.classification().centres().stream().map(UrbanCentre::population).sorted().toList();
  }

  private static ClassifiedGrid classify(
      Raster[] grid, DegurbaSettings settings, int columns, int rows, IntBinaryOperator from) {
    Raster[] changed = new Raster[3];
    for (int i = 0; i < 3; i++) {
      double[] values = new double[columns * rows];
      for (int cell = 0; cell < values.length; cell++) {
        values[cell] = grid[i].values()[from.applyAsInt(cell % columns, cell / columns)];
      }
      changed[i] = new Raster(Grids.lattice(columns, rows), values);
    }
    return Grids.classify(changed[0], changed[1], changed[2], settings);
  }

  /** A raster read strip by strip, each into the same array. */
  private static final class Strips implements CellRows {
    private final Raster raster;
    private final int height;
    private final double[] strip;
    private final double[] line;
    private int first = -1;

    Strips(Raster raster, int height) {
      this.raster = raster;
      this.height = height;
      this.strip = new double[height * raster.lattice().columns()];
      this.line = new double[raster.lattice().columns()];
    }

    @Override
    public int columns() {
      return raster.lattice().columns();
    }

    @Override
    public int rows() {
      return raster.lattice().rows();
    }

    @Override
    public double[] readRow(int row) {
      if (first != row - row % height) {
        first = row - row % height;
        int cells = Math.min(height, rows() - first) * columns();
        System.arraycopy(raster.values(), first * columns(), strip, 0, cells);
      }
      System.arraycopy(strip, row % height * columns(), line, 0, columns());
      return line;
    }
  }
}
