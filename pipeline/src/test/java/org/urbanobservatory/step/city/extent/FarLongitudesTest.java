package org.urbanobservatory.step.city.extent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.geo.TiffEncoding.Sample;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.step.BuiltTown;
import org.urbanobservatory.step.BuiltTown.Measured;

/** One town at several longitudes: it is as large, and has as many people, wherever it lies. */
class FarLongitudesTest {
  private static final double CELL = 0.002;
  private static final int SIDE = 300;

  @TempDir Path folder;
  private Measured elsewhere;

  /** The town in Africa, in a file around it. */
  @BeforeEach
  void measureElsewhere() throws IOException {
    elsewhere = measured(30, 30);
  }

  /** Where the town's western border lies, and where the file has that longitude. */
  @ParameterizedTest
  @CsvSource({"-178.05, 181.95", "-178.05, -178.05", "178, -182", "179.96, 179.96", "-180, 180"})
  void aTownNearTheAntimeridianIsMeasuredAsElsewhere(double west, double inFile)
      throws IOException {
    Measured town = measured(west, inFile);

    assertThat(town.issues()).isEqualTo(elsewhere.issues()).isEmpty();
    for (String extent : new String[] {"boundary", "atlas"}) {
      for (String variable :
          new String[] {"extent_area_m2", "built_up_area_m2", "extent_population"}) {
        assertThat(town.value(extent, variable, 2020))
            .as(extent + " " + variable)
            .isPositive()
            .isCloseTo(elsewhere.value(extent, variable, 2020), withPercentage(0.001));
      }
    }
  }

  @Test
  void aTownOfKnownSize() {
    // 20 x 20 cells of 0.002 degrees at the equator are 4.45 x 4.42 km.
    assertThat(elsewhere.value("boundary", "built_up_area_m2", 2020))
        .isCloseTo(19.69e6, withPercentage(0.1));
    assertThat(elsewhere.value("boundary", "extent_population", 2020))
        .isCloseTo(4000, withPercentage(0.001));
  }

  /** A town of 20 x 20 cells, from its western border on, in the middle of a file. */
  private Measured measured(double west, double inFile) throws IOException {
    var lattice = new Lattice(SIDE, SIDE, inFile - 140 * CELL, 140 * CELL, CELL, CELL);
    var built = new Raster(lattice, new double[SIDE * SIDE]);
    var people = new Raster(lattice, new double[SIDE * SIDE]);
    for (int row = 140; row < 160; row++) {
      for (int column = 140; column < 160; column++) {
        built.values()[lattice.index(column, row)] = 1;
        people.values()[lattice.index(column, row)] = 10;
      }
    }
    return new BuiltTown(
            folder,
            new GeometryFactory().toGeometry(new Envelope(west, west + 20 * CELL, -20 * CELL, 0)))
        .builtUp(2020, write("built.tif", built), Map.of("value", "binary"))
        .people(2020, write("people.tif", people))
        .atlas(Map.of())
        .measure("a");
  }

  private Path write(String name, Raster raster) {
    Path file = folder.resolve(name);
    GeoTiff.write(file, raster, Crs.of("EPSG:4326"), TiffEncoding.deflated(Sample.FLOAT64));
    return file;
  }
}
