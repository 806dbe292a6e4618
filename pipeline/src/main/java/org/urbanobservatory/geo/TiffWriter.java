package org.urbanobservatory.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * Writes classic little-endian GeoTIFF from memory: one band, strips of about 64 KB behind the
 * directory, tags in order, no times.
 */
final class TiffWriter {
  private final Raster raster;
  private final Crs crs;
  private final TiffEncoding encoding;

  TiffWriter(Raster raster, Crs crs, TiffEncoding encoding) {
    this.raster = raster;
    this.crs = crs;
    this.encoding = encoding;
  }

  void write(Path file) throws IOException {
    Lattice lattice = raster.lattice();
    var format = new TiffStrips(encoding);
    int rowsPerStrip = format.rowsPerStrip(lattice.columns());
    List<byte[]> strips = strips(format, rowsPerStrip);
    TiffDirectory directory = TiffDirectory.of(lattice, crs, encoding, rowsPerStrip);
    place(strips, directory);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(TiffDirectory.header(TiffDirectory.HEADER));
      out.write(directory.bytes(TiffDirectory.HEADER));
      for (byte[] strip : strips) {
        out.write(strip);
      }
    }
  }

  private List<byte[]> strips(TiffStrips format, int rowsPerStrip) {
    Lattice lattice = raster.lattice();
    List<byte[]> strips = new ArrayList<>();
    for (int row = 0; row < lattice.rows(); row += rowsPerStrip) {
      int end = Math.min(row + rowsPerStrip, lattice.rows());
      strips.add(format.strip(raster.values(), lattice.index(0, row), lattice.index(0, end)));
    }
    return strips;
  }

  private static void place(List<byte[]> strips, TiffDirectory directory) {
    int[] lengths = strips.stream().mapToInt(strip -> strip.length).toArray();
    int[] offsets = new int[lengths.length];
    directory.strips(offsets, lengths);
    int next = TiffDirectory.HEADER + directory.length();
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = next;
      next += lengths[i];
    }
    directory.strips(offsets, lengths);
  }
}
