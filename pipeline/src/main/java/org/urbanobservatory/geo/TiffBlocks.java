package org.urbanobservatory.geo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/**
 * Checks the structure of a TIFF before the decoder sees it. The decoder fills what is missing at
 * the end of a file with zeros, which are valid values, and reserves whatever memory a broken
 * header asks for.
 */
final class TiffBlocks {
  private static final int BIG_TIFF = 43;
  private static final Map<Integer, Integer> LENGTH_OF_OFFSET = Map.of(273, 279, 324, 325);
  private static final Set<Integer> NUMBERS =
      Set.of(256, 257, 258, 273, 277, 278, 279, 322, 323, 324, 325);

  /** Bytes of one value by TIFF field type; 0 is no type. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private static final long MAX_BLOCK_BYTES = 512L << 20;

  /** Above what any supported compression reaches, with room to spare. */
  private static final long MAX_EXPANSION = 5_000;

  private static final int MAX_PAGES = 1_000;

  private final ImageInputStream in;
  private Map<Integer, long[]> numbers = new HashMap<>();
  private boolean big;

  private TiffBlocks(ImageInputStream in) {
    this.in = in;
  }

  /**
   * Refuses a file that is shorter than it says, or asks for more memory than its size explains.
   *
   * @throws IllegalArgumentException "truncated: ..." or "corrupt: ..."
   */
  static void check(ImageInputStream in) throws IOException {
    long position = in.getStreamPosition();
    ByteOrder order = in.getByteOrder();
    try {
      new TiffBlocks(in).checkPages();
    } catch (EOFException e) {
      throw new IllegalArgumentException("truncated: it ends inside its directory", e);
    } finally {
      in.setByteOrder(order);
      in.seek(position);
    }
  }

  private void checkPages() throws IOException {
    long next = readHeader();
    Set<Long> met = new HashSet<>();
    while (next != 0) {
      if (!met.add(next) || met.size() > MAX_PAGES || next < 0) {
        throw new IllegalArgumentException("corrupt: its pages run in a circle or are too many");
      }
      next = readDirectory(next);
      checkMemory();
      checkEnds();
    }
  }

  private long readHeader() throws IOException {
    in.seek(0);
    in.setByteOrder(in.readByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.readByte();
    big = in.readUnsignedShort() == BIG_TIFF;
    in.seek(big ? 8 : 4);
    return big ? in.readLong() : in.readUnsignedInt();
  }

  /** Reads one page's entries and returns where the next page is, 0 for none. */
  private long readDirectory(long at) throws IOException {
    numbers = new HashMap<>();
    in.seek(at);
    long entries = big ? in.readLong() : in.readUnsignedShort();
    if (entries < 1 || entries > 65_535) {
      throw new IllegalArgumentException("corrupt: a page has " + entries + " entries");
    }
    for (long i = 0; i < entries; i++) {
      readEntry();
    }
    return big ? in.readLong() : in.readUnsignedInt();
  }

  private void readEntry() throws IOException {
    int tag = in.readUnsignedShort();
    int type = in.readUnsignedShort();
    long count = big ? in.readLong() : in.readUnsignedInt();
    long next = in.getStreamPosition() + (big ? 8 : 4);
    int bytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    if (count < 0 || count > in.length() || count * bytes > in.length()) {
      throw new IllegalArgumentException(
          "truncated: its tag %d has %d values, more than the file has room for"
              .formatted(tag, count));
    }
    if (NUMBERS.contains(tag) && (type == 3 || type == 4 || type == 16)) {
      numbers.put(tag, readNumbers(bytes, (int) count));
    }
    in.seek(next);
  }

  private long[] readNumbers(int bytes, int count) throws IOException {
    if ((long) count * bytes > (big ? 8 : 4)) {
      in.seek(big ? in.readLong() : in.readUnsignedInt());
    }
    long[] values = new long[count];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (bytes) {
            case 2 -> in.readUnsignedShort();
            case 4 -> in.readUnsignedInt();
            default -> in.readLong();
          };
    }
    return values;
  }

  private void checkMemory() throws IOException {
    long width = number(256, 0);
    long height = number(257, 0);
    long blockWidth = number(322, width);
    long blockHeight = number(323, Math.min(height, number(278, height)));
    double cellBytes = Math.max(1, number(277, 1) * number(258, 1) / 8.0);
    double all = (double) width * height * cellBytes;
    double block = (double) blockWidth * blockHeight * cellBytes;
    if (width < 1 || height < 1 || blockWidth < 1 || blockHeight < 1) {
      throw new IllegalArgumentException("corrupt: %d x %d cells".formatted(width, height));
    }
    if (block > MAX_BLOCK_BYTES || all > (double) MAX_EXPANSION * in.length()) {
      throw new IllegalArgumentException(
          "corrupt: %d x %d cells in blocks of %d x %d, %d bands, in a file of %d bytes"
              .formatted(width, height, blockWidth, blockHeight, number(277, 1), in.length()));
    }
  }

  private long number(int tag, long otherwise) {
    long[] values = numbers.get(tag);
    return values == null || values.length == 0 ? otherwise : values[0];
  }

  private void checkEnds() throws IOException {
    for (var pair : LENGTH_OF_OFFSET.entrySet()) {
      long[] offsets = numbers.getOrDefault(pair.getKey(), new long[0]);
      long[] lengths = numbers.getOrDefault(pair.getValue(), new long[0]);
      for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
        checkEnd(i, offsets[i], lengths[i]);
      }
    }
  }

  private void checkEnd(int block, long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset + length > in.length()) {
      throw new IllegalArgumentException(
          "truncated: block %d ends at byte %d of %d; copy the file again"
              .formatted(block, offset + length, in.length()));
    }
  }
}
