package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.geo.TiffEncoding.Compression;
import org.urbanobservatory.geo.TiffEncoding.Sample;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.grid.degurba.ClassifiedGrid;
import org.urbanobservatory.grid.degurba.Level2Settings;
import org.urbanobservatory.grid.degurba.PopulationGrid;

/** Tall files, read row by row, hold what the whole file holds. */
class RasterRowsTest {
  private static final Crs MOLLWEIDE = Crs.of("ESRI:54009");
  private static final int COLUMNS = 40;
  private static final int ROWS = 6000;

  @TempDir Path folder;

  @Test
  void stripsGiveTheRowsOfTheWholeFile() throws IOException {
    Raster tall = tall();
    Path file = folder.resolve("tall.tif");
    for (Compression compression : Compression.values()) {
      GeoTiff.write(file, tall, MOLLWEIDE, new TiffEncoding(Sample.FLOAT64, compression, -1.0));
      assertThat(rows(file)).isEqualTo(tall.values());
    }
  }

  @Test
  void tilesGiveTheRowsOfTheWholeFile() throws IOException {
    int[] samples = counts(tall());
    Path file = folder.resolve("tiled.tif");
    HandmadeTiff.tiled(ByteOrder.LITTLE_ENDIAN, COLUMNS, ROWS, 64, samples).write(file);

    assertThat(rows(file)).isEqualTo(Arrays.stream(samples).asDoubleStream().toArray());
    assertThat(rows(file)).isEqualTo(GeoTiff.read(file).raster().values());
  }

  @Test
  void rowsComeInAnyOrder() throws IOException {
    int[] samples = counts(tall());
    Path file = folder.resolve("tiled.tif");
    HandmadeTiff.tiled(ByteOrder.BIG_ENDIAN, COLUMNS, ROWS, 16, samples).write(file);
    try (RasterRows rows = GeoTiff.rows(file)) {
      double[] last = rows.readRow(ROWS - 1);
      for (int row : new int[] {17, 16, 0, ROWS - 1, 15}) {
        assertThat(rows.readRow(row)).isEqualTo(row(samples, row));
      }
      assertThat(last).isEqualTo(row(samples, ROWS - 1));
    }
  }

  @Test
  void aFileOfOneStripIsReadInParts() throws IOException {
    int[] samples = counts(tall());
    Path file =
        new HandmadeTiff(ByteOrder.LITTLE_ENDIAN, COLUMNS, ROWS, 1, samples)
            .write(folder.resolve("one.tif"));
    try (var rows = new RasterRows(new TiffFile(file), 7 * COLUMNS)) {
      for (int row = 0; row < ROWS; row++) {
        assertThat(rows.readRow(row)).isEqualTo(row(samples, row));
      }
    }
  }

  @Test
  void rowsAreWrittenAsTheyAreRead() throws IOException {
    Raster tall = tall();
    Path file = folder.resolve("rows.tif");
    TiffEncoding encoding = TiffEncoding.deflated(Sample.FLOAT64).withNodata(-1);
    write(file, tall, encoding, ROWS);

    assertThat(GeoTiff.read(file).raster().lattice()).isEqualTo(tall.lattice());
    assertThat(GeoTiff.read(file).raster().values()).isEqualTo(tall.values());
    assertThat(GeoTiff.header(file).crs()).isEqualTo(MOLLWEIDE);
    byte[] first = Files.readAllBytes(file);
    write(file, tall, encoding, ROWS);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void aFileThatWasNotWrittenToItsEndIsNoRaster() throws IOException {
    Path file = folder.resolve("half.tif");
    write(file, tall(), TiffEncoding.deflated(Sample.FLOAT64).withNodata(-1), ROWS / 2);

    assertThatThrownBy(() -> GeoTiff.rows(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read raster " + file);
  }

  @Test
  void refusesRowsThatDoNotFit() throws IOException {
    Lattice lattice = new Lattice(3, 1, 0, 0, 1000, 1000);
    Path file = folder.resolve("short.tif");
    try (RasterRowsWriter writer =
        GeoTiff.writer(file, lattice, MOLLWEIDE, TiffEncoding.deflated(Sample.BYTE))) {
      assertThatThrownBy(() -> writer.write(new double[2]))
          .hasMessage("Invalid row 0 of raster " + file + ": 2 values; it has 1 rows of 3");
    }
  }

  @Test
  void classesOfATallFileAreThoseOfTheGridInMemory() throws IOException {
    Raster tall = tall();
    List<Path> files = List.of(folder.resolve("strips.tif"), folder.resolve("tiles.tif"));
    GeoTiff.write(
        files.get(0), tall, MOLLWEIDE, new TiffEncoding(Sample.FLOAT64, Compression.DEFLATE, -1.0));
    HandmadeTiff.tiled(ByteOrder.LITTLE_ENDIAN, COLUMNS, ROWS, 32, counts(tall))
        .text(42113, "65535")
        .write(files.get(1));
    ClassifiedGrid expected = classified(tall.lattice(), CellRows.of(tall));

    assertThat(expected.classification().centres()).hasSize(59);
    for (Path file : files) {
      try (RasterRows rows = GeoTiff.rows(file)) {
        ClassifiedGrid found = classified(tall.lattice(), rows);
        assertThat(found.classes()).isEqualTo(expected.classes());
        assertThat(found.classification()).isEqualTo(expected.classification());
      }
    }
  }

  private static ClassifiedGrid classified(Lattice lattice, CellRows population) {
    return ClassifiedGrid.of(lattice, PopulationGrid.of(population), Level2Settings.R2023A);
  }

  private static void write(Path file, Raster raster, TiffEncoding encoding, int rows)
      throws IOException {
    try (RasterRowsWriter writer = GeoTiff.writer(file, raster.lattice(), MOLLWEIDE, encoding)) {
      for (int row = 0; row < rows; row++) {
        writer.write(Arrays.copyOfRange(raster.values(), row * COLUMNS, (row + 1) * COLUMNS));
      }
    }
  }

  private static double[] rows(Path file) throws IOException {
    double[] all = new double[COLUMNS * ROWS];
    try (RasterRows rows = GeoTiff.rows(file)) {
      for (int row = 0; row < ROWS; row++) {
        System.arraycopy(rows.readRow(row), 0, all, row * COLUMNS, COLUMNS);
      }
    }
    return all;
  }

  private static double[] row(int[] samples, int row) {
    return Arrays.stream(samples, row * COLUMNS, (row + 1) * COLUMNS).asDoubleStream().toArray();
  }

  /** The values as 16-bit samples, NaN as the highest. */
  private static int[] counts(Raster raster) {
    return Arrays.stream(raster.values())
        .mapToInt(v -> Double.isNaN(v) ? 65_535 : (int) v)
        .toArray();
  }

  /** A city of 5 x 5 cells every hundred rows, villages and sea between. */
  private static Raster tall() {
    var random = new Random(3);
    double[] values = new double[COLUMNS * ROWS];
    for (int i = 0; i < values.length; i++) {
      int row = i / COLUMNS;
      int column = i % COLUMNS;
      boolean city = row % 100 < 5 && row >= 100 && column >= 10 && column < 15;
      values[i] = city ? 3000 : random.nextInt(400);
      values[i] = column < 3 ? Double.NaN : values[i];
    }
    return new Raster(new Lattice(COLUMNS, ROWS, 0, 6_000_000, 1000, 1000), values);
  }
}
