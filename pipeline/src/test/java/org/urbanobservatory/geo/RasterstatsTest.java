package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.Ring;

/** Zonal statistics against the values that rasterstats publishes, under its rule of centres. */
class RasterstatsTest {
  @ParameterizedTest
  @CsvSource({
    "slope.tif, polygons.shp, 0, 75",
    "slope.tif, polygons.shp, 1, 50",
    "slope.tif, multipolygons.shp, 0, 125",
    "slope_classes.tif, polygons.shp, 0, 75"
  })
  void countsCentres(String raster, String zones, int feature, double count) throws IOException {
    Raster values = GeoTiff.read(data(raster)).raster();
    Coverage centres = Coverage.ofCentres(values.lattice(), zones(zones).get(feature));

    assertThat(centres.cells(values)).isEqualTo(count);
  }

  @Test
  void averagesTheCellsWithCentresInside() throws IOException {
    Raster slope = GeoTiff.read(data("slope.tif")).raster();
    Coverage centres = Coverage.ofCentres(slope.lattice(), zones("polygons.shp").get(0));

    assertThat(centres.sum(slope) / centres.cells(slope)).isCloseTo(14.66, within(0.005));
  }

  @Test
  void coversTheAreaOfThePolygonExactly() throws IOException {
    Raster slope = GeoTiff.read(data("slope.tif")).raster();
    for (List<Ring> zone : zones("polygons.shp")) {
      double area = Math.abs(Ring.signedArea(zone.get(0).xy()));
      Coverage exact = Coverage.exact(slope.lattice(), zone);
      double covered = Arrays.stream(exact.shares()).sum() * slope.lattice().cellArea();
      assertThat(covered / area).isCloseTo(1, within(1e-12));
    }
  }

  private static Path data(String file) {
    return SharedData.folder("rasterstats").resolve(file);
  }

  /** The rings of each polygon record of a Shapefile. */
  private static List<List<Ring>> zones(String file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(data(file)));
    List<List<Ring>> zones = new ArrayList<>();
    int at = 100;
    while (at < in.limit()) {
      int words = in.order(ByteOrder.BIG_ENDIAN).getInt(at + 4);
      in.order(ByteOrder.LITTLE_ENDIAN);
      zones.add(rings(in, at + 8));
      at += 8 + 2 * words;
    }
    return zones;
  }

  private static List<Ring> rings(ByteBuffer in, int record) {
    int parts = in.getInt(record + 36);
    int points = in.getInt(record + 40);
    List<Ring> rings = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = in.getInt(record + 44 + 4 * part);
      int to = part + 1 < parts ? in.getInt(record + 48 + 4 * part) : points;
      double[] xy = new double[2 * (to - from)];
      for (int i = 0; i < xy.length; i++) {
        xy[i] = in.getDouble(record + 44 + 4 * parts + 16 * from + 8 * i);
      }
      rings.add(new Ring(xy, false));
    }
    return rings;
  }
}
