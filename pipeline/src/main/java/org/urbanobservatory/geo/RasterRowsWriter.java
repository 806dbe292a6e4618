package org.urbanobservatory.geo;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.urbanobservatory.grid.Lattice;

/**
 * Writes a GeoTIFF row by row, so that memory follows the width of the grid. Equal rows give equal
 * bytes on the same JDK. The file is whole only after {@link #close()}.
 */
public final class RasterRowsWriter implements Closeable {
  /** What an offset of a classic TIFF can say. */
  private static final long MOST_BYTES = (1L << 32) - 1;

  private final Path path;
  private final Lattice lattice;
  private final Crs crs;
  private final TiffStrips format;
  private final RandomAccessFile file;
  private final double[] band;
  private int[] offsets = new int[64];
  private int[] lengths = new int[64];
  private int strips;
  private int bandRows;
  private int rows;

  RasterRowsWriter(Path path, Lattice lattice, Crs crs, TiffEncoding encoding) throws IOException {
    this.path = path;
    this.lattice = lattice;
    this.crs = crs;
    this.format = new TiffStrips(encoding);
    this.band = new double[format.rowsPerStrip(lattice.columns()) * lattice.columns()];
    this.file = new RandomAccessFile(path.toFile(), "rw");
    file.setLength(0);
    file.write(TiffDirectory.header(0));
  }

  /**
   * Writes the next row.
   *
   * @param values from west, NaN where there is none
   */
  public void write(double[] values) throws IOException {
    if (values.length != lattice.columns() || rows == lattice.rows()) {
      throw new IllegalArgumentException(
          "Invalid row %d of raster %s: %d values; it has %d rows of %d"
              .formatted(rows, path, values.length, lattice.rows(), lattice.columns()));
    }
    System.arraycopy(values, 0, band, bandRows++ * lattice.columns(), values.length);
    rows++;
    if (bandRows * lattice.columns() == band.length || rows == lattice.rows()) {
      writeStrip();
    }
  }

  /**
   * Ends the file.
   *
   * @throws IOException when the disk refuses it, or rows are missing: the file then is no raster
   */
  @Override
  public void close() throws IOException {
    try (file) {
      if (rows == lattice.rows()) {
        writeDirectory();
      }
    }
  }

  private void writeStrip() throws IOException {
    byte[] strip = format.strip(band, 0, bandRows * lattice.columns());
    bandRows = 0;
    if (strips == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * strips);
      lengths = Arrays.copyOf(lengths, 2 * strips);
    }
    offsets[strips] = (int) file.getFilePointer();
    lengths[strips++] = strip.length;
    file.write(strip);
    refuseTooLong();
  }

  private void writeDirectory() throws IOException {
    if (file.getFilePointer() % 2 != 0) {
      file.write(0);
    }
    int at = (int) file.getFilePointer();
    int rowsPerStrip = format.rowsPerStrip(lattice.columns());
    TiffDirectory directory = TiffDirectory.of(lattice, crs, format.encoding(), rowsPerStrip);
    directory.strips(Arrays.copyOf(offsets, strips), Arrays.copyOf(lengths, strips));
    file.write(directory.bytes(at));
    refuseTooLong();
    file.seek(0);
    file.write(TiffDirectory.header(at));
  }

  private void refuseTooLong() throws IOException {
    if (file.getFilePointer() > MOST_BYTES) {
      throw new IOException(
          "Cannot write raster " + path + ": it is longer than 4 GB; cut the grid into parts");
    }
  }
}
