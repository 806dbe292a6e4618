package org.urbanobservatory.grid.degurba;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.grid.Raster;

/** A grid of 100 million cells in a heap that would not hold a byte of each. */
class StripMemoryTest {
  private static final int COLUMNS = 1000;
  private static final int CITY_ROWS = 300;
  private static final int ROWS = 100_000;
  private static final String HEAP = "48m";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void memoryFollowsTheWidthAndTheRegions(int level) throws Exception {
    String small = found(level, CITY_ROWS + 100);
    Path log = folder.resolve("child.log");

    assertThat(child(log, Integer.toString(level))).as(() -> text(log)).isZero();

    assertThat(text(log)).isEqualTo(small);
    assertThat(small).contains("UrbanCentre[");
  }

  /** The heap is the bound that the other test takes it for. */
  @Test
  void theGridItselfDoesNotFit() throws Exception {
    Path log = folder.resolve("child.log");

    assertThat(child(log, "0")).isNotZero();

    assertThat(text(log)).contains("OutOfMemoryError");
  }

  private static int child(Path log, String level) throws Exception {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + HEAP,
                    "-cp",
                    System.getProperty("java.class.path"),
                    StripMemoryTest.class.getName(),
                    level))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return child.exitValue();
  }

  private static String text(Path log) {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /**
   * The child.
   *
   * @param arguments the level; 0 takes a byte for each cell
   */
  public static void main(String[] arguments) {
    int level = Integer.parseInt(arguments[0]);
    if (level == 0) {
      System.out.print(new byte[COLUMNS * ROWS].length);
    } else {
      System.out.print(found(level, ROWS));
    }
  }

  /** The centres of a grid with cities in the north and villages south of them. */
  private static String found(int level, int rows) {
    DegurbaSettings settings = level == 1 ? Level1Settings.R2023A : Level2Settings.R2023A;
    long[] urban = new long[1];
    Classification found =
        DegreeOfUrbanisation.classify(
            PopulationGrid.of(new Country(rows)),
            settings,
            (row, classes, numbers) -> {
              for (byte of : classes) {
                urban[0] += of == 3 || of == 30 ? 1 : 0;
              }
            });
    return urban[0] + " " + found.centres() + " " + found.cutClusters();
  }

  /** Rows that are made when they are asked for. */
  private static final class Country implements CellRows {
    private final Raster cities = Grids.landscape(COLUMNS, CITY_ROWS, 5)[0];
    private final int rows;
    private final double[] line = new double[COLUMNS];

    Country(int rows) {
      this.rows = rows;
    }

    @Override
    public int columns() {
      return COLUMNS;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public double[] readRow(int row) {
      for (int column = 0; column < COLUMNS; column++) {
        line[column] =
            row < CITY_ROWS
                ? cities.values()[row * COLUMNS + column]
                : (column * 31 + row * 17) % 5 == 0 ? 40 : 0;
      }
      return line;
    }
  }
}
