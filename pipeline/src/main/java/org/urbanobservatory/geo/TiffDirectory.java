package org.urbanobservatory.geo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.urbanobservatory.grid.Lattice;

/**
 * The directory of a little-endian TIFF: entries in the order of their tags, long values behind
 * them. A CRS with an EPSG code is written as its code, any other as WKT in the citation, as GDAL
 * does for projections that GeoTIFF has no code for.
 */
final class TiffDirectory {
  static final int HEADER = 8;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ASCII = 2;
  private static final int DOUBLE = 12;

  private record Entry(int type, int count, byte[] bytes) {}

  private final TreeMap<Integer, Entry> entries = new TreeMap<>();

  /**
   * What a file of one band in strips says of itself; where its strips are comes last.
   *
   * @param rowsPerStrip rows of every strip but the last
   */
  static TiffDirectory of(Lattice lattice, Crs crs, TiffEncoding encoding, int rowsPerStrip) {
    var directory = new TiffDirectory();
    directory.number(256, LONG, lattice.columns());
    directory.number(257, LONG, lattice.rows());
    directory.number(258, SHORT, 8 * encoding.sample().bytes);
    directory.number(259, SHORT, encoding.compression().tag);
    directory.number(262, SHORT, 1);
    directory.number(277, SHORT, 1);
    directory.number(278, LONG, rowsPerStrip);
    directory.number(284, SHORT, 1);
    directory.number(339, SHORT, encoding.sample().format);
    directory.doubles(33550, lattice.cellWidth(), lattice.cellHeight(), 0);
    directory.doubles(33922, 0, 0, 0, lattice.west(), lattice.north(), 0);
    directory.putCrs(crs);
    if (encoding.nodata() != null) {
      directory.text(42113, nodataText(encoding.nodata()));
    }
    return directory;
  }

  void number(int tag, int type, int value) {
    byte[] bytes = new byte[4];
    ByteBuffer out = little(bytes);
    if (type == SHORT) {
      out.putShort((short) value);
    } else {
      out.putInt(value);
    }
    entries.put(tag, new Entry(type, 1, bytes));
  }

  void numbers(int tag, int[] values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer out = little(bytes);
    for (int value : values) {
      out.putInt(value);
    }
    entries.put(tag, new Entry(LONG, values.length, bytes));
  }

  void shorts(int tag, int... values) {
    byte[] bytes = new byte[2 * values.length];
    ByteBuffer out = little(bytes);
    for (int value : values) {
      out.putShort((short) value);
    }
    entries.put(tag, new Entry(SHORT, values.length, bytes));
  }

  void doubles(int tag, double... values) {
    byte[] bytes = new byte[8 * values.length];
    ByteBuffer out = little(bytes);
    for (double value : values) {
      out.putDouble(value);
    }
    entries.put(tag, new Entry(DOUBLE, values.length, bytes));
  }

  void text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    entries.put(tag, new Entry(ASCII, bytes.length, bytes));
  }

  /** Says where the strips are and how long. */
  void strips(int[] offsets, int[] lengths) {
    numbers(273, offsets);
    numbers(279, lengths);
  }

  /** Bytes of the directory and its long values. */
  int length() {
    return 2 + 12 * entries.size() + 4 + longBytes();
  }

  /**
   * The directory and its long values.
   *
   * @param at the offset in the file, even
   */
  byte[] bytes(int at) {
    byte[] all = new byte[length()];
    ByteBuffer out = little(all);
    int entriesEnd = 2 + 12 * entries.size() + 4;
    int next = entriesEnd;
    out.putShort((short) entries.size());
    for (var tagged : entries.entrySet()) {
      next = putEntry(out, tagged.getKey(), tagged.getValue(), new Place(next, at));
    }
    out.putInt(0);
    return all;
  }

  /** The first bytes of a file whose directory is at an offset. */
  static byte[] header(int directoryAt) {
    byte[] header = new byte[HEADER];
    little(header).put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directoryAt);
    return header;
  }

  /** Where long values go: in the bytes of the directory, which begins at an offset. */
  private record Place(int inBytes, int directoryAt) {}

  private static int putEntry(ByteBuffer out, int tag, Entry entry, Place values) {
    out.putShort((short) tag).putShort((short) entry.type()).putInt(entry.count());
    if (entry.bytes().length <= 4) {
      out.put(entry.bytes()).put(new byte[4 - entry.bytes().length]);
      return values.inBytes();
    }
    out.putInt(values.directoryAt() + values.inBytes());
    out.duplicate().position(values.inBytes()).put(entry.bytes());
    return values.inBytes() + even(entry.bytes().length);
  }

  private int longBytes() {
    return entries.values().stream()
        .mapToInt(e -> e.bytes().length)
        .filter(length -> length > 4)
        .map(TiffDirectory::even)
        .sum();
  }

  private static int even(int length) {
    return length + (length & 1);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String nodataText(double nodata) {
    return nodata == Math.rint(nodata) && Math.abs(nodata) < 1e15
        ? Long.toString((long) nodata)
        : Double.toString(nodata).toLowerCase(java.util.Locale.ROOT);
  }

  private void putCrs(Crs crs) {
    boolean geographic = crs.isGeographic();
    Crs coded = crs.equals(Crs.CRS84) ? Crs.of("EPSG:4326") : crs;
    int modelType = geographic ? 2 : 1;
    if (coded.id().startsWith("EPSG:")) {
      int code = Integer.parseInt(coded.id().substring(5));
      shorts(
          34735,
          1,
          1,
          0,
          3,
          1024,
          0,
          1,
          modelType,
          1025,
          0,
          1,
          1,
          geographic ? 2048 : 3072,
          0,
          1,
          code);
      return;
    }
    String citation = "ESRI PE String = " + crs.wkt() + "|";
    shorts(
        34735,
        1,
        1,
        0,
        4,
        1024,
        0,
        1,
        modelType,
        1025,
        0,
        1,
        1,
        1026,
        34737,
        citation.length(),
        0,
        geographic ? 2048 : 3072,
        0,
        1,
        32767);
    text(34737, citation);
  }
}
