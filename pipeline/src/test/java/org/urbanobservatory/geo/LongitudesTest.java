package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.TiffEncoding.Sample;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/** Windows of rasters of half a degree whose cells hold the number of their column and row. */
class LongitudesTest {
  @TempDir Path folder;

  /** First longitude of the file, window, first longitude and first value of what is read. */
  @ParameterizedTest
  @CsvSource({
    "0, -178.4, -177.6, -179, 362",
    "0, 100.1, 100.4, 99.5, 199",
    "-180, -178.4, -177.6, -179, 2",
    "-180, 179.6, 180.4, 179, 718",
    "-180, -180.4, -179.6, -181, 718",
    "0, -0.4, 0.4, -1, 718",
    "0, 359.2, 359.8, 358.5, 717",
    "-360, -178.4, -177.6, -179, 362"
  })
  void aWindowIsReadWhereverTheFileBegins(
      double begins, double west, double east, double firstWest, double firstValue) {
    Path file = file(begins, 720);
    GridRaster read = GeoTiff.read(file, new Envelope(west, east, 0.1, 0.4)).orElseThrow();
    Lattice lattice = read.raster().lattice();

    assertThat(lattice.west()).isCloseTo(firstWest, within(1e-9));
    assertThat(read.raster().value(0, 0)).isEqualTo(firstValue);
    for (int column = 1; column < lattice.columns(); column++) {
      assertThat(read.raster().value(column, 0)).isEqualTo((firstValue + column) % 720);
    }
    assertThat(lattice.x(lattice.columns())).isGreaterThanOrEqualTo(east);
  }

  /** The last two columns are the first two again. */
  @Test
  void columnsThatTheFileHasTwiceAreReadOnce() {
    GridRaster read =
        GeoTiff.read(file(-180, 722), new Envelope(179.2, 181.2, 0.1, 0.4)).orElseThrow();

    assertThat(read.raster().lattice().columns()).isEqualTo(7);
    assertThat(read.raster().lattice().west()).isEqualTo(178.5);
    assertThat(Arrays.copyOf(read.raster().values(), 7))
        .containsExactly(717, 718, 719, 720, 721, 2, 3);
  }

  @Test
  void aFileOfARegionBeyond180IsFoundFromTheOtherSide() {
    Path file = file(176, 20);

    assertThat(GeoTiff.read(file, new Envelope(-176, -175.6, 0.1, 0.4))).isPresent();
    assertThat(GeoTiff.read(file, new Envelope(-170, -169, 0.1, 0.4))).isEmpty();
    assertThat(GeoTiff.read(file, new Envelope(179, 179.4, 0.1, 0.4)).orElseThrow().raster())
        .satisfies(raster -> assertThat(raster.lattice().west()).isEqualTo(178.5));
  }

  @Test
  void endsThatDoNotMeetAreRefusedWhereTheWindowHasBoth() {
    Path file = file(0.2, 719);

    assertThat(GeoTiff.read(file, new Envelope(-178.4, -177.6, 0.1, 0.4))).isPresent();
    assertThatThrownBy(() -> GeoTiff.read(file, new Envelope(-1, 1, 0.1, 0.4)))
        .hasMessageStartingWith(
            "Cannot read raster around longitude 0.2: the file begins and ends there, ")
        .hasMessageEndingWith("give a file that holds the whole city between its ends");
  }

  @Test
  void envelopesAreTurnedToOneAnother() {
    var city = new Envelope(-178.2, -178, 0, 1);

    assertThat((Object) Longitudes.near(city, new Envelope(181, 183, 0, 2)))
        .isEqualTo(new Envelope(-179, -177, 0, 2));
    assertThat((Object) Longitudes.near(city, new Envelope(0, 10, 0, 2)))
        .isEqualTo(new Envelope(0, 10, 0, 2));
    assertThat(
            Longitudes.near(new Envelope(-0.1, 0.1, 0, 1), new Envelope(0, 360, -90, 90))
                .contains(new Envelope(-0.1, 0.1, 0, 1)))
        .isTrue();
  }

  private Path file(double west, int columns) {
    var raster = new Raster(new Lattice(columns, 4, west, 1, 0.5, 0.5), new double[4 * columns]);
    for (int cell = 0; cell < raster.values().length; cell++) {
      raster.values()[cell] = cell % columns;
    }
    Path file = folder.resolve("file.tif");
    GeoTiff.write(file, raster, Crs.of("EPSG:4326"), TiffEncoding.deflated(Sample.FLOAT32));
    return file;
  }
}
