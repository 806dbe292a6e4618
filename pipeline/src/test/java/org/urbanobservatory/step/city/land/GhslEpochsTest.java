package org.urbanobservatory.step.city.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.BuiltTown;

/**
 * Built-up land of each epoch of a real raster, counted once more by nothing that the measure uses:
 * the cells are read from the bytes of the file, the region is brought to the plane of the raster
 * by the printed formulas of Mollweide's projection (Snyder 1987, p. 251), cells at its edge are
 * clipped there, and a cell has the area of its piece of the ellipsoid. No figures are published
 * with the raster.
 */
class GhslEpochsTest {
  /** Radius of the sphere of ESRI:54009. */
  private static final double R = 6_378_137;

  /** First eccentricity squared of WGS 84. */
  private static final double E2 = 0.00669437999014;

  /** The lines of the region are straight in degrees; they are followed in steps of this. */
  private static final double STEP_DEGREES = 0.002;

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @TempDir Path folder;

  /**
   * 2e-5 apart at most: the measure follows the edge of the region and the images of cells by
   * chords, and cells of 100 m by the area of their four corners.
   */
  @Test
  void everyEpochHasTheLandThatItsCellsHave() throws IOException {
    Path data = SharedData.folder("ghsl-built-up-epochs");
    Geometry region =
        VectorReader.read(
                ByteSource.of(data.resolve("AOI_GHSL.geojson")), VectorSettings.detected("region"))
            .features()
            .get(0)
            .geometry();
    SortedMap<Integer, Double> byEpoch = areas(Tiff.read(data.resolve("GHSL.tif")), region);
    assertThat(byEpoch.keySet())
        .containsExactly(1975, 1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025, 2030);

    int[] epochs = {1975, 2000, 2030};
    var city = new BuiltTown(folder, region).cells(10_000);
    for (int year : epochs) {
      city.builtUp(year, data.resolve("GHSL.tif"), Map.of("value", "epoch"));
    }
    BuiltTown.Measured measured = city.measure("A");
    for (int year : epochs) {
      double expected =
          byEpoch.headMap(year + 1).values().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(measured.value("boundary", "built_up_area_m2", year))
          .as("built up by %d", year)
          .isCloseTo(expected, withPercentage(0.002));
    }
  }

  /** Square metres inside a region by the first epoch of their cells. */
  private static SortedMap<Integer, Double> areas(Tiff tiff, Geometry lonLat) {
    Geometry region = inMollweide(lonLat);
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(region);
    var areas = new TreeMap<Integer, Double>();
    for (int row = 0; row < tiff.rows(); row++) {
      double ground = groundArea(tiff, row);
      for (int column = 0; column < tiff.columns(); column++) {
        int epoch = tiff.value(column, row);
        if (epoch > 0) {
          double share = share(prepared, region, tiff.cell(column, row));
          if (share > 0) {
            areas.merge(epoch, share * ground, Double::sum);
          }
        }
      }
    }
    return areas;
  }

  private static double share(PreparedGeometry prepared, Geometry region, Envelope box) {
    Geometry cell = GEOMETRIES.toGeometry(box);
    if (!prepared.intersects(cell)) {
      return 0;
    }
    return prepared.contains(cell) ? 1 : region.intersection(cell).getArea() / cell.getArea();
  }

  /**
   * Mollweide's projection keeps the areas of a sphere; a piece of the ellipsoid between the same
   * parallels and meridians has M N / R2 of it, the product of its radii of curvature.
   */
  private static double groundArea(Tiff tiff, int row) {
    double y = tiff.north() - (row + 0.5) * tiff.cellM();
    double theta = Math.asin(y / (R * Math.sqrt(2)));
    double latitude = Math.asin((2 * theta + Math.sin(2 * theta)) / Math.PI);
    double w = 1 - E2 * Math.sin(latitude) * Math.sin(latitude);
    return tiff.cellM() * tiff.cellM() * (1 - E2) / (w * w);
  }

  private static Geometry inMollweide(Geometry lonLat) {
    Coordinate[] corners = lonLat.getCoordinates();
    var ring = new ArrayList<Coordinate>();
    for (int i = 0; i + 1 < corners.length; i++) {
      int steps = (int) Math.ceil(corners[i].distance(corners[i + 1]) / STEP_DEGREES);
      for (int step = 0; step < steps; step++) {
        double along = (double) step / steps;
        ring.add(
            mollweide(
                corners[i].x + along * (corners[i + 1].x - corners[i].x),
                corners[i].y + along * (corners[i + 1].y - corners[i].y)));
      }
    }
    ring.add(ring.get(0));
    return GEOMETRIES.createPolygon(ring.toArray(Coordinate[]::new));
  }

  private static Coordinate mollweide(double longitude, double latitude) {
    double target = Math.PI * Math.sin(Math.toRadians(latitude));
    double twice = Math.toRadians(latitude);
    for (int i = 0; i < 20; i++) {
      twice -= (twice + Math.sin(twice) - target) / (1 + Math.cos(twice));
    }
    double theta = twice / 2;
    return new Coordinate(
        2 * Math.sqrt(2) / Math.PI * R * Math.toRadians(longitude) * Math.cos(theta),
        Math.sqrt(2) * R * Math.sin(theta));
  }

  /** The cells of an uncompressed TIFF of 16 bits a cell, little-endian, in strips. */
  private record Tiff(
      ByteBuffer bytes, List<Integer> strips, int[] size, double west, double north, double cellM) {
    private static final int COLUMNS = 256;
    private static final int ROWS = 257;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int ROWS_PER_STRIP = 278;
    private static final int PIXEL_SCALE = 33550;
    private static final int TIE_POINT = 33922;

    static Tiff read(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int directory = bytes.getInt(4);
      var tags = new TreeMap<Integer, int[]>();
      for (int i = 0; i < bytes.getShort(directory); i++) {
        int at = directory + 2 + 12 * i;
        boolean isShort = bytes.getShort(at + 2) == 3;
        int value = isShort ? bytes.getShort(at + 8) : bytes.getInt(at + 8);
        tags.put(bytes.getShort(at) & 0xffff, new int[] {value, bytes.getInt(at + 4)});
      }
      assertThat(tags.get(COMPRESSION)[0]).isEqualTo(1);
      var strips = new ArrayList<Integer>();
      for (int i = 0; i < tags.get(STRIP_OFFSETS)[1]; i++) {
        strips.add(bytes.getInt(tags.get(STRIP_OFFSETS)[0] + 4 * i));
      }
      int tie = tags.get(TIE_POINT)[0];
      return new Tiff(
          bytes,
          strips,
          new int[] {tags.get(COLUMNS)[0], tags.get(ROWS)[0], tags.get(ROWS_PER_STRIP)[0]},
          bytes.getDouble(tie + 24),
          bytes.getDouble(tie + 32),
          bytes.getDouble(tags.get(PIXEL_SCALE)[0]));
    }

    int columns() {
      return size[0];
    }

    int rows() {
      return size[1];
    }

    int value(int column, int row) {
      int inStrip = (row % size[2]) * columns() + column;
      return bytes.getShort(strips.get(row / size[2]) + 2 * inStrip);
    }

    Envelope cell(int column, int row) {
      double x = west + column * cellM;
      double y = north - row * cellM;
      return new Envelope(x, x + cellM, y - cellM, y);
    }
  }
}
