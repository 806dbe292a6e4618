package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.geo.TiffEncoding.Sample;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/** What other programs write into GeoTIFF. */
class ForeignTiffTest {
  @TempDir Path folder;

  @Test
  void readsBothByteOrders() throws IOException {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      assertThat(values(new HandmadeTiff(order, 3, 2, 1, 1, 2, 3, 4, 500, 65_535)))
          .containsExactly(1, 2, 3, 4, 500, 65_535);
    }
  }

  @Test
  void readsNegativeNumbers() throws IOException {
    assertThat(values(tiff(1, -1, 0, 32_767, -32_768).shorts(339, 2)))
        .containsExactly(1, -1, 0, 32_767, -32_768);
  }

  @Test
  void appliesScaleAndOffsetAfterNodata() throws IOException {
    String items =
        "<GDALMetadata><Item name=\"OFFSET\" sample=\"0\" role=\"offset\">-5</Item>"
            + "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item></GDALMetadata>";
    assertThat(values(tiff(1, 10, 255).text(42112, items).text(42113, "255")))
        .containsExactly(-4.5, 0, Double.NaN);
  }

  @Test
  void readsTheFirstOfSeveralBandsAndSaysSo() throws IOException {
    Path file = new HandmadeTiff(ByteOrder.LITTLE_ENDIAN, 2, 1, 2, 1, 10, 2, 20).write(file());
    GridRaster raster = GeoTiff.read(file);

    assertThat(raster.raster().values()).containsExactly(1, 2);
    assertThat(raster.notices())
        .containsExactly("raster " + file.getFileName() + " has 2 bands; the first is read");
  }

  @Test
  void movesPointsToTheirCells() throws IOException {
    Path file = tiff(1, 2).geoKeys(2, 31982).write(file());

    assertThat(GeoTiff.header(file).lattice())
        .isEqualTo(new Lattice(2, 1, 499_995, 6_700_005, 10, 10));
  }

  @Test
  void readsAMatrixWithoutRotation() throws IOException {
    double[] matrix = {10, 0, 0, 500_000, 0, -5, 0, 6_700_000, 0, 0, 0, 0, 0, 0, 0, 1};
    Path file = tiff(1, 2).without(33550).without(33922).doubles(34264, matrix).write(file());

    assertThat(GeoTiff.header(file).lattice())
        .isEqualTo(new Lattice(2, 1, 500_000, 6_700_000, 10, 5));
  }

  @Test
  void refusesRotatedAndUpsideDownCells() throws IOException {
    double[] rotated = {10, 1, 0, 500_000, 1, -10, 0, 6_700_000, 0, 0, 0, 0, 0, 0, 0, 1};
    Path turned = tiff(1, 2).without(33550).without(33922).doubles(34264, rotated).write(file());
    assertThatThrownBy(() -> GeoTiff.read(turned))
        .hasMessage(
            "Cannot read raster " + turned + ": rotated cells; warp it to edges along the axes");

    Path flipped = tiff(1, 2).doubles(33550, 10, -10, 0).write(file());
    assertThatThrownBy(() -> GeoTiff.read(flipped))
        .hasMessageContaining("cell size (10.0, 10.0); columns must go east and rows south");
  }

  @Test
  void refusesAnImageWithoutPositionOrCrs() throws IOException {
    Path image = tiff(1, 2).without(33922).write(file());
    assertThatThrownBy(() -> GeoTiff.read(image))
        .hasMessageEndingWith("no position; it is an image without tie point and scale");

    Path nowhere = tiff(1, 2).without(34735).write(file());
    assertThatThrownBy(() -> GeoTiff.read(nowhere))
        .hasMessageEndingWith("no CRS; declare one in the file (gdal_edit -a_srs)");

    Path unknown = tiff(1, 2).geoKeys(1, 12_345).write(file());
    assertThatThrownBy(() -> GeoTiff.read(unknown))
        .hasMessageContaining("Invalid CRS 'EPSG:12345'");
  }

  @Test
  void refusesANodataValueThatIsNoNumber() throws IOException {
    Path file = tiff(1, 2).text(42113, "none").write(file());
    assertThatThrownBy(() -> GeoTiff.read(file))
        .hasMessage(
            "Cannot read raster "
                + file
                + ": a text where a number belongs: For input string: \"none\"");
  }

  /** Whatever byte is wrong, a file is read or refused with its name. */
  @Test
  void survivesWrongBytes() throws IOException {
    Path file = folder.resolve("fuzz.tif");
    Raster raster = new Raster(new Lattice(40, 30, 500_000, 6_700_000, 10, 10), new double[1200]);
    GeoTiff.write(file, raster, Crs.of("EPSG:31982"), TiffEncoding.deflated(Sample.UINT16));
    byte[] sound = Files.readAllBytes(file);
    var random = new Random(17);
    for (int i = 0; i < 300; i++) {
      byte[] broken = sound.clone();
      for (int k = 0; k < 1 + i % 3; k++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      Files.write(
          file, i % 10 == 0 ? Arrays.copyOf(broken, random.nextInt(broken.length)) : broken);
      readOrRefuse(file);
    }
  }

  private static void readOrRefuse(Path file) {
    try {
      assertThat(GeoTiff.read(file).raster().values()).isNotEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("Cannot read raster " + file);
    }
  }

  private static HandmadeTiff tiff(int... samples) {
    return new HandmadeTiff(ByteOrder.LITTLE_ENDIAN, samples.length, 1, 1, samples);
  }

  private double[] values(HandmadeTiff tiff) throws IOException {
    return GeoTiff.read(tiff.write(file())).raster().values();
  }

  private Path file() throws IOException {
    return Files.createTempFile(folder, "raster", ".tif");
  }
}
