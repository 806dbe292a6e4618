package org.urbanobservatory.geo;

import java.io.Closeable;
import java.io.IOException;
import org.urbanobservatory.grid.degurba.CellRows;

/**
 * The values of a GeoTIFF row by row, of any size: kept are the tiles or strips that the last row
 * came from, in the file's sample type. Values are cleaned as {@link GeoTiff} says.
 */
public final class RasterRows implements CellRows, Closeable {
  /** A strip or a row of tiles with more cells is decoded in parts: 128 MB of doubles. */
  private static final int MOST_CELLS = 1 << 24;

  private final TiffFile tiff;
  private final int bandRows;
  private TiffFile.Band band;
  private int first;

  RasterRows(TiffFile tiff) {
    this(tiff, MOST_CELLS);
  }

  RasterRows(TiffFile tiff, int mostCells) {
    this.tiff = tiff;
    this.bandRows =
        Math.max(1, Math.min(Math.min(tiff.blockRows(), rows()), mostCells / columns()));
  }

  /** What the file says of itself. */
  public RasterHeader header() {
    return tiff.header();
  }

  @Override
  public int columns() {
    return tiff.header().lattice().columns();
  }

  @Override
  public int rows() {
    return tiff.header().lattice().rows();
  }

  /**
   * The values of one row, in an array of its own.
   *
   * @throws IllegalArgumentException when the file is damaged there
   */
  @Override
  public double[] readRow(int row) {
    if (band == null || row < first || row >= first + bandRows) {
      band = null;
      first = row / bandRows * bandRows;
      band = tiff.band(first, Math.min(bandRows, rows() - first));
    }
    return tiff.values(band, row - first);
  }

  @Override
  public void close() throws IOException {
    tiff.close();
  }
}
