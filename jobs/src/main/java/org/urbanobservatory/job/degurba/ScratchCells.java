package org.urbanobservatory.job.degurba;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.job.settings.ConfigException;

/**
 * The values of a grid in a temporary file, to which parts are added: of the grid, a row is in
 * memory. The file is gone with the process, however that ends. Not for several threads.
 */
final class ScratchCells implements CellRows, Closeable {
  /** What a place nobody wrote to holds, which is 0 in the file, is no value. */
  private static final long NO_VALUE = Double.doubleToRawLongBits(Double.NaN);

  private static final long BYTES_PER_MB = 1_000_000;

  private final Lattice lattice;
  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer bytes;

  private ScratchCells(Lattice lattice, Path file) throws IOException {
    this.lattice = lattice;
    this.file = file;
    this.bytes = ByteBuffer.allocateDirect(lattice.columns() * Double.BYTES);
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * A grid without any value.
   *
   * @param folder where the file goes
   * @throws ConfigException when the disk has no room for it
   */
  static ScratchCells in(Path folder, Lattice lattice) {
    long needed = (long) lattice.size() * Double.BYTES;
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < needed) {
        throw noRoom(folder, needed, free + BYTES_PER_MB / 2);
      }
      return new ScratchCells(lattice, Files.createTempFile(folder, "observatory-cells", ".tmp"));
    } catch (IOException e) {
      throw new ConfigException(
          "Cannot write the cells of 1 km to a temporary file in %s: %s; %s"
              .formatted(folder, e.getMessage(), remedy()));
    }
  }

  private static ConfigException noRoom(Path folder, long needed, long free) {
    return new ConfigException(
        "Cannot write the cells of 1 km to a temporary file in %s: it takes %d MB and %d MB are free; %s"
            .formatted(folder, needed / BYTES_PER_MB + 1, free / BYTES_PER_MB, remedy()));
  }

  private static String remedy() {
    return "make room, or name another folder: OBSERVATORY_JAVA_OPTS=\"-Djava.io.tmpdir=FOLDER\"";
  }

  @Override
  public int columns() {
    return lattice.columns();
  }

  @Override
  public int rows() {
    return lattice.rows();
  }

  @Override
  public double[] readRow(int row) {
    double[] values = new double[columns()];
    read(row, 0, values);
    return values;
  }

  /**
   * Adds the values of a part.
   *
   * @param part whose cells are cells of this grid; NaN adds nothing
   */
  void add(Raster part) {
    Lattice of = part.lattice();
    int east = (int) Math.rint((of.west() - lattice.west()) / lattice.cellWidth());
    int south = (int) Math.rint((lattice.north() - of.north()) / lattice.cellHeight());
    double[] sums = new double[of.columns()];
    for (int row = 0; row < of.rows(); row++) {
      double[] added =
          Arrays.copyOfRange(part.values(), row * of.columns(), (row + 1) * of.columns());
      read(south + row, east, sums);
      boolean isChanged = false;
      for (int i = 0; i < sums.length; i++) {
        if (!Double.isNaN(added[i])) {
          sums[i] = Double.isNaN(sums[i]) ? added[i] : sums[i] + added[i];
          isChanged = true;
        }
      }
      if (isChanged) {
        write(south + row, east, sums);
      }
    }
  }

  private void read(int row, int column, double[] values) {
    bytes.clear().limit(values.length * Double.BYTES);
    try {
      long at = position(row, column);
      int more;
      do {
        more = channel.read(bytes, at + bytes.position());
      } while (more >= 0 && bytes.hasRemaining());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the temporary file " + file, e);
    }
    // Behind the end of the file nobody has written yet.
    int known = bytes.position() / Double.BYTES;
    for (int i = 0; i < values.length; i++) {
      values[i] =
          i < known
              ? Double.longBitsToDouble(bytes.getLong(i * Double.BYTES) ^ NO_VALUE)
              : Double.NaN;
    }
  }

  private void write(int row, int column, double[] values) {
    bytes.clear();
    for (double value : values) {
      bytes.putLong(Double.doubleToRawLongBits(value) ^ NO_VALUE);
    }
    bytes.flip();
    try {
      long at = position(row, column);
      while (bytes.hasRemaining()) {
        channel.write(bytes, at + bytes.position());
      }
    } catch (IOException e) {
      throw new ConfigException(
          "Cannot write the cells of 1 km to the temporary file %s: %s; %s"
              .formatted(file, e.getMessage(), remedy()));
    }
  }

  private long position(int row, int column) {
    return ((long) row * lattice.columns() + column) * Double.BYTES;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
