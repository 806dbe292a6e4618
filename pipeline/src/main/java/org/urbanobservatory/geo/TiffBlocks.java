package org.urbanobservatory.geo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.stream.ImageInputStream;

/**
 * Where the strips or tiles of a TIFF's first page end. The decoder fills what is missing at the
 * end of a file with zeros, which are valid values; so a cut file has to be found before.
 */
final class TiffBlocks {
  private static final int BIG_TIFF = 43;
  private static final Map<Integer, Integer> LENGTH_OF_OFFSET = Map.of(273, 279, 324, 325);

  private final ImageInputStream in;
  private final Map<Integer, long[]> numbers = new TreeMap<>();

  private TiffBlocks(ImageInputStream in) {
    this.in = in;
  }

  /**
   * Refuses a file that is shorter than its blocks.
   *
   * @throws IllegalArgumentException "truncated: ..."
   */
  static void refuseTruncated(ImageInputStream in) throws IOException {
    long position = in.getStreamPosition();
    ByteOrder order = in.getByteOrder();
    var blocks = new TiffBlocks(in);
    try {
      blocks.readDirectory();
      blocks.refuseTruncated();
    } catch (EOFException e) {
      throw new IllegalArgumentException("truncated: it ends inside its directory", e);
    } finally {
      in.setByteOrder(order);
      in.seek(position);
    }
  }

  private void refuseTruncated() throws IOException {
    for (var pair : LENGTH_OF_OFFSET.entrySet()) {
      long[] offsets = numbers.getOrDefault(pair.getKey(), new long[0]);
      long[] lengths = numbers.getOrDefault(pair.getValue(), new long[0]);
      for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
        refuseBeyondEnd(i, offsets[i], lengths[i]);
      }
    }
  }

  private void refuseBeyondEnd(int block, long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset + length > in.length()) {
      throw new IllegalArgumentException(
          "truncated: block %d ends at byte %d of %d; copy the file again"
              .formatted(block, offset + length, in.length()));
    }
  }

  private void readDirectory() throws IOException {
    in.seek(0);
    in.setByteOrder(in.readByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.readByte();
    boolean big = in.readUnsignedShort() == BIG_TIFF;
    in.seek(big ? 8 : 4);
    in.seek(big ? in.readLong() : in.readUnsignedInt());
    long entries = big ? in.readLong() : in.readUnsignedShort();
    for (long i = 0; i < Math.min(entries, 65_535); i++) {
      readEntry(big);
    }
  }

  private void readEntry(boolean big) throws IOException {
    int tag = in.readUnsignedShort();
    int type = in.readUnsignedShort();
    long count = big ? in.readLong() : in.readUnsignedInt();
    long next = in.getStreamPosition() + (big ? 8 : 4);
    if (LENGTH_OF_OFFSET.containsKey(tag) || LENGTH_OF_OFFSET.containsValue(tag)) {
      numbers.put(tag, readNumbers(big, type, count));
    }
    in.seek(next);
  }

  private long[] readNumbers(boolean big, int type, long count) throws IOException {
    int size = type == 3 ? 2 : type == 4 ? 4 : 8;
    if (count < 0 || count * size > in.length()) {
      throw new IllegalArgumentException("truncated: its block table has " + count + " entries");
    }
    if (count * size > (big ? 8 : 4)) {
      in.seek(big ? in.readLong() : in.readUnsignedInt());
    }
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          size == 2 ? in.readUnsignedShort() : size == 4 ? in.readUnsignedInt() : in.readLong();
    }
    return values;
  }
}
