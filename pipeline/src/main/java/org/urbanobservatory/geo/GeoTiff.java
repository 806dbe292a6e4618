package org.urbanobservatory.geo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * GeoTIFF files, and BigTIFF, with edges parallel to the axes of any CRS. Values are those of the
 * first band as doubles, with scale and offset applied and nodata, masked cells and non-finite
 * values as NaN.
 *
 * <p>A file without CRS or position, rotated, truncated or otherwise broken is refused with an
 * {@link IllegalArgumentException} that names the file and the fault.
 */
public final class GeoTiff {
  /** Cells that one read may return: 400 MB of values. */
  static final long MAX_CELLS = 50_000_000;

  private GeoTiff() {}

  /** Reads only what the file says of itself. */
  public static RasterHeader header(Path file) {
    try (var tiff = new TiffFile(file)) {
      return tiff.header();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read raster " + file + ": " + e.getMessage(), e);
    }
  }

  /** Reads the whole file. */
  public static GridRaster read(Path file) {
    try (var tiff = new TiffFile(file)) {
      Lattice all = tiff.header().lattice();
      return tiff.read(0, 0, all.columns(), all.rows());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read raster " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the cells that touch a window, plus one cell on each side where the file has it. In
   * degrees the cells lie where the window is, also where the file has them a turn away.
   *
   * @param window the window in longitude and latitude
   * @return the cells, or empty when the file and the window have none in common
   */
  public static Optional<GridRaster> read(Path file, Envelope window) {
    try (var tiff = new TiffFile(file)) {
      RasterHeader header = tiff.header();
      Envelope wanted = Reprojection.between(Crs.CRS84, header.crs()).envelope(window);
      return WindowRead.of(tiff, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read raster " + file + ": " + e.getMessage(), e);
    }
  }

  /** Opens a file of any size to read it row by row. */
  public static RasterRows rows(Path file) {
    try {
      return new RasterRows(new TiffFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read raster " + file + ": " + e.getMessage(), e);
    }
  }

  /** Begins a file that is written row by row; see {@link #write}. */
  public static RasterRowsWriter writer(
      Path file, Lattice lattice, Crs crs, TiffEncoding encoding) {
    try {
      return new RasterRowsWriter(file, lattice, crs, encoding);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write raster " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes a GeoTIFF; equal arguments give equal bytes on the same JDK. NaN becomes the declared
   * nodata value.
   *
   * @throws IllegalArgumentException when a value does not fit the sample type, or NaN occurs and
   *     no nodata value is declared for an integer type
   */
  public static void write(Path file, Raster raster, Crs crs, TiffEncoding encoding) {
    try {
      new TiffWriter(raster, crs, encoding).write(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write raster " + file + ": " + e.getMessage(), e);
    }
  }
}
