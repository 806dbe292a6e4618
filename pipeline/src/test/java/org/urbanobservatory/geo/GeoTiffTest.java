package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.TiffEncoding.Compression;
import org.urbanobservatory.geo.TiffEncoding.Sample;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

class GeoTiffTest {
  private static final Lattice LATTICE = new Lattice(300, 200, 480_000, 6_690_000, 100, 50);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Sample.class)
  void readsWhatItWrote(Sample sample) {
    for (Compression compression : Compression.values()) {
      Path file = folder.resolve(sample + "-" + compression + ".tif");
      Raster raster = new Raster(LATTICE, values());
      GeoTiff.write(
          file, raster, Crs.of("EPSG:31982"), new TiffEncoding(sample, compression, 255.0));
      GridRaster back = GeoTiff.read(file);

      assertThat(back.raster().lattice()).isEqualTo(LATTICE);
      assertThat(back.crs()).isEqualTo(Crs.of("EPSG:31982"));
      assertThat(back.raster().values()).isEqualTo(values());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:4326, EPSG:4326",
    "OGC:CRS84, EPSG:4326",
    "ESRI:54009, ESRI:54009",
    "EPSG:3035, EPSG:3035"
  })
  void keepsTheCrs(String written, String read) {
    Path file = folder.resolve("crs.tif");
    Raster raster = new Raster(new Lattice(2, 2, 10, 50, 1, 1), new double[4]);
    GeoTiff.write(file, raster, Crs.of(written), TiffEncoding.deflated(Sample.BYTE));

    assertThat(GeoTiff.header(file).crs()).isEqualTo(Crs.of(read));
  }

  @Test
  void keepsALocalProjectionAsItsText() {
    Path file = folder.resolve("local.tif");
    Crs local = LocalProjection.centredOn(-51.2, -30.05);
    Raster raster = new Raster(new Lattice(2, 2, 10, 50, 1, 1), new double[4]);
    GeoTiff.write(file, raster, local, TiffEncoding.deflated(Sample.BYTE));

    double[] there = Reprojection.between(Crs.CRS84, local).point(-51, -30);
    double[] read = Reprojection.between(Crs.CRS84, GeoTiff.header(file).crs()).point(-51, -30);
    assertThat(read).containsExactly(there, within(1e-6));
  }

  @Test
  void writesTheSameBytesTwice() throws Exception {
    Path one = folder.resolve("one.tif");
    Path two = folder.resolve("two.tif");
    Raster raster = new Raster(LATTICE, values());
    TiffEncoding encoding = TiffEncoding.deflated(Sample.FLOAT32).withNodata(-9999);
    GeoTiff.write(one, raster, Crs.of("EPSG:31982"), encoding);
    GeoTiff.write(two, raster, Crs.of("EPSG:31982"), encoding);

    assertThat(two).hasSameBinaryContentAs(one);
    assertThat(Files.size(one)).isLessThan(60_000);
  }

  @ParameterizedTest
  @CsvSource({"256, BYTE", "-1, UINT16", "3e9, INT32", "1e39, FLOAT32"})
  void refusesValuesThatDoNotFit(double value, Sample sample) {
    Raster raster = new Raster(new Lattice(1, 1, 0, 0, 1, 1), new double[] {value});
    assertThatThrownBy(
            () ->
                GeoTiff.write(
                    folder.resolve("x.tif"),
                    raster,
                    Crs.of("EPSG:31982"),
                    TiffEncoding.deflated(sample)))
        .hasMessage("Cannot write " + value + " as " + sample);
  }

  @Test
  void readsOnlyTheWindowAndOneCellAround() {
    Path file = folder.resolve("window.tif");
    GeoTiff.write(
        file,
        new Raster(LATTICE, values()),
        Crs.of("EPSG:31982"),
        new TiffEncoding(Sample.INT32, Compression.NONE, 255.0));
    var inside = new Envelope(490_010, 490_090, 6_685_010, 6_685_040);
    Envelope window = Reprojection.between(Crs.of("EPSG:31982"), Crs.CRS84).envelope(inside);
    Raster part = GeoTiff.read(file, window).orElseThrow().raster();

    assertThat(part.lattice().columns()).isBetween(3, 5);
    assertThat(part.lattice().rows()).isBetween(3, 5);
    int column = (int) Math.round((part.lattice().west() - LATTICE.west()) / 100);
    int row = (int) Math.round((LATTICE.north() - part.lattice().north()) / 50);
    assertThat(part.value(1, 1)).isEqualTo(values()[LATTICE.index(column + 1, row + 1)]);
    assertThat(GeoTiff.read(file, new Envelope(10, 11, 50, 51))).isEmpty();
  }

  @Test
  void readsGlobalHumanSettlementGrids() {
    Path file = SharedData.folder("degurba-belgium").resolve("POP.tif");
    GridRaster population = GeoTiff.read(file);

    assertThat(population.crs()).isEqualTo(Crs.of("ESRI:54009"));
    assertThat(population.raster().lattice())
        .isEqualTo(new Lattice(303, 219, 187_000, 6_035_000, 1000, 1000));
    assertThat(population.raster().total()).isCloseTo(20_602_095.7199, within(0.0001));
    assertThat(population.notices()).isEmpty();
  }

  @Test
  void readsTheFirstEpochOfBuiltUpLand() {
    Path file = SharedData.folder("ghsl-built-up-epochs").resolve("GHSL.tif");
    GridRaster epochs = GeoTiff.read(file);

    assertThat(epochs.raster().lattice().columns()).isEqualTo(1407);
    assertThat(GeoTiff.header(file).nodata()).isEqualTo(65_535);
    assertThat(Arrays.stream(epochs.raster().values()).filter(v -> !Double.isNaN(v)).max())
        .hasValue(2030);
  }

  @Test
  void leavesMaskedCellsOut() {
    Path file = SharedData.folder("rasterstats").resolve("dataset_mask.tif");
    Raster masked = GeoTiff.read(file).raster();

    assertThat(masked.lattice().size()).isEqualTo(62 * 145);
    assertThat(masked.valued()).isBetween(1, 62 * 145 - 1);
  }

  @Test
  void readsACrsThatIsGivenByItsParameters() {
    Path file = SharedData.folder("rasterstats").resolve("slope.tif");
    RasterHeader header = GeoTiff.header(file);

    assertThat(header.crs().id()).startsWith("PROJCS[");
    assertThat(header.lonLatEnvelope().getMinX()).isBetween(-125.0, -123.0);
    assertThat(GeoTiff.read(file).raster().value(13, 14)).isCloseTo(36.58475, within(1e-5));
  }

  @Test
  void refusesATruncatedFile() throws Exception {
    Path file = folder.resolve("cut.tif");
    GeoTiff.write(
        file,
        new Raster(LATTICE, values()),
        Crs.of("EPSG:31982"),
        new TiffEncoding(Sample.INT32, Compression.NONE, 255.0));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100_000));

    assertThatThrownBy(() -> GeoTiff.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read raster " + file + ": truncated")
        .hasMessageEndingWith("of 100000; copy the file again");
  }

  @Test
  void refusesRandomBytes() throws Exception {
    Path file = folder.resolve("noise.tif");
    Files.writeString(file, "this is no raster at all, but long enough to hold a header");

    assertThatThrownBy(() -> GeoTiff.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read raster " + file);
  }

  @Test
  void refusesCorruptedStrips() throws Exception {
    Path file = folder.resolve("corrupt.tif");
    GeoTiff.write(
        file,
        new Raster(LATTICE, values()),
        Crs.of("EPSG:31982"),
        TiffEncoding.deflated(Sample.INT32).withNodata(255));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length - 10, (byte) 0x5a);
    Files.write(file, bytes);

    assertThatThrownBy(() -> GeoTiff.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read raster " + file);
  }

  @Test
  void refusesAFileWithoutCrs() throws Exception {
    Path file = folder.resolve("nocrs.tif");
    GeoTiff.write(
        file,
        new Raster(LATTICE, values()),
        Crs.of("EPSG:31982"),
        TiffEncoding.deflated(Sample.INT32).withNodata(255));
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 10; i < 300; i += 12) {
      if (Byte.toUnsignedInt(bytes[i]) + 256 * Byte.toUnsignedInt(bytes[i + 1]) == 34735) {
        bytes[i] = (byte) 0xb0;
        bytes[i + 1] = (byte) 0x87;
      }
    }
    Files.write(file, bytes);

    assertThatThrownBy(() -> GeoTiff.read(file))
        .hasMessage(
            "Cannot read raster " + file + ": no CRS; declare one in the file (gdal_edit -a_srs)");
  }

  private static double[] values() {
    double[] values = new double[LATTICE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 97 == 0 ? Double.NaN : (i * 7919L) % 251;
    }
    return values;
  }
}
