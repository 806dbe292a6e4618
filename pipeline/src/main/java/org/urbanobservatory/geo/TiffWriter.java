package org.urbanobservatory.geo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * Writes classic little-endian GeoTIFF: one band, strips of about 64 KB, tags in order, no times. A
 * CRS with an EPSG code is written as its code, any other as WKT in the citation, as GDAL does for
 * projections that GeoTIFF has no code for.
 */
final class TiffWriter {
  private static final int STRIP_BYTES = 1 << 16;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ASCII = 2;
  private static final int DOUBLE = 12;

  private final Raster raster;
  private final Crs crs;
  private final TiffEncoding encoding;

  TiffWriter(Raster raster, Crs crs, TiffEncoding encoding) {
    this.raster = raster;
    this.crs = crs;
    this.encoding = encoding;
  }

  void write(Path file) throws IOException {
    int rowsPerStrip = Math.max(1, STRIP_BYTES / (lattice().columns() * encoding.sample().bytes));
    List<byte[]> strips = strips(rowsPerStrip);
    Directory directory = directory(rowsPerStrip, strips);
    Files.write(file, directory.assemble(strips));
  }

  private Lattice lattice() {
    return raster.lattice();
  }

  private List<byte[]> strips(int rowsPerStrip) {
    List<byte[]> strips = new ArrayList<>();
    for (int row = 0; row < lattice().rows(); row += rowsPerStrip) {
      byte[] plain = samples(row, Math.min(row + rowsPerStrip, lattice().rows()));
      strips.add(encoding.compression() == TiffEncoding.Compression.NONE ? plain : deflated(plain));
    }
    return strips;
  }

  private byte[] samples(int fromRow, int toRow) {
    int from = lattice().index(0, fromRow);
    int to = from + (toRow - fromRow) * lattice().columns();
    ByteBuffer out =
        ByteBuffer.allocate((to - from) * encoding.sample().bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = from; i < to; i++) {
      put(out, sample(raster.values()[i]));
    }
    return out.array();
  }

  private double sample(double value) {
    TiffEncoding.Sample type = encoding.sample();
    if (Double.isNaN(value) && encoding.nodata() == null && type.isInteger()) {
      throw new IllegalArgumentException(
          "Cannot write NaN as " + type + ": declare a nodata value");
    }
    double stored = Double.isNaN(value) && encoding.nodata() != null ? encoding.nodata() : value;
    double whole = type.isInteger() ? Math.rint(stored) : stored;
    if (whole < type.least || whole > type.greatest) {
      throw new IllegalArgumentException("Cannot write " + value + " as " + type);
    }
    return whole;
  }

  private void put(ByteBuffer out, double value) {
    switch (encoding.sample()) {
      case BYTE -> out.put((byte) (int) value);
      case UINT16 -> out.putShort((short) (int) value);
      case INT32 -> out.putInt((int) value);
      case FLOAT32 -> out.putFloat((float) value);
      case FLOAT64 -> out.putDouble(value);
    }
  }

  private static byte[] deflated(byte[] plain) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(plain);
    deflater.finish();
    byte[] out = new byte[plain.length + plain.length / 1000 + 64];
    int length = deflater.deflate(out);
    deflater.end();
    return java.util.Arrays.copyOf(out, length);
  }

  private Directory directory(int rowsPerStrip, List<byte[]> strips) {
    var directory = new Directory();
    directory.number(256, LONG, lattice().columns());
    directory.number(257, LONG, lattice().rows());
    directory.number(258, SHORT, 8 * encoding.sample().bytes);
    directory.number(259, SHORT, encoding.compression().tag);
    directory.number(262, SHORT, 1);
    directory.numbers(273, new int[strips.size()]);
    directory.number(277, SHORT, 1);
    directory.number(278, LONG, rowsPerStrip);
    directory.numbers(279, strips.stream().mapToInt(s -> s.length).toArray());
    directory.number(284, SHORT, 1);
    directory.number(339, SHORT, encoding.sample().format);
    directory.doubles(33550, lattice().cellWidth(), lattice().cellHeight(), 0);
    directory.doubles(33922, 0, 0, 0, lattice().west(), lattice().north(), 0);
    writeCrs(directory);
    if (encoding.nodata() != null) {
      directory.text(42113, nodataText(encoding.nodata()));
    }
    return directory;
  }

  private static String nodataText(double nodata) {
    return nodata == Math.rint(nodata) && Math.abs(nodata) < 1e15
        ? Long.toString((long) nodata)
        : Double.toString(nodata).toLowerCase(java.util.Locale.ROOT);
  }

  private void writeCrs(Directory directory) {
    boolean geographic = crs.isGeographic();
    Crs coded = crs.equals(Crs.CRS84) ? Crs.of("EPSG:4326") : crs;
    int modelType = geographic ? 2 : 1;
    if (coded.id().startsWith("EPSG:")) {
      int code = Integer.parseInt(coded.id().substring(5));
      directory.shorts(
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
    directory.shorts(
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
    directory.text(34737, citation);
  }

  /** The image file directory: entries in the order of their tags, long values behind them. */
  private static final class Directory {
    private static final int HEADER = 8;

    private record Entry(int type, int count, byte[] bytes) {}

    private final TreeMap<Integer, Entry> entries = new TreeMap<>();

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

    /** Header, directory, long values, strips. */
    byte[] assemble(List<byte[]> strips) {
      int valuesAt = HEADER + 2 + 12 * entries.size() + 4;
      int stripsAt = valuesAt + longBytes();
      placeStrips(strips, stripsAt);
      byte[] all = new byte[stripsAt + strips.stream().mapToInt(s -> s.length).sum()];
      ByteBuffer out = little(all);
      out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER);
      out.putShort((short) entries.size());
      int next = valuesAt;
      for (var tagged : entries.entrySet()) {
        next = putEntry(out, tagged.getKey(), tagged.getValue(), next);
      }
      out.putInt(0);
      strips.forEach(out.position(stripsAt)::put);
      return all;
    }

    private void placeStrips(List<byte[]> strips, int stripsAt) {
      int[] offsets = new int[strips.size()];
      int next = stripsAt;
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = next;
        next += strips.get(i).length;
      }
      numbers(273, offsets);
    }

    private static int putEntry(ByteBuffer out, int tag, Entry entry, int valuesAt) {
      out.putShort((short) tag).putShort((short) entry.type()).putInt(entry.count());
      if (entry.bytes().length <= 4) {
        out.put(entry.bytes()).put(new byte[4 - entry.bytes().length]);
        return valuesAt;
      }
      out.putInt(valuesAt);
      out.duplicate().position(valuesAt).put(entry.bytes());
      return valuesAt + even(entry.bytes().length);
    }

    private int longBytes() {
      return entries.values().stream()
          .mapToInt(e -> e.bytes().length)
          .filter(length -> length > 4)
          .map(Directory::even)
          .sum();
    }

    private static int even(int length) {
      return length + (length & 1);
    }

    private static ByteBuffer little(byte[] bytes) {
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
