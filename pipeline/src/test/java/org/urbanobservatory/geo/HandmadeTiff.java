package org.urbanobservatory.geo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A TIFF of 16-bit samples, tag by tag, as other programs write it. */
final class HandmadeTiff {
  private record Entry(int type, int count, byte[] bytes) {}

  private final TreeMap<Integer, Entry> entries = new TreeMap<>();
  private final ByteOrder order;
  private final short[] samples;

  HandmadeTiff(ByteOrder order, int columns, int rows, int bands, int... samples) {
    this.order = order;
    this.samples = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      this.samples[i] = (short) samples[i];
    }
    int[] bits = new int[bands];
    java.util.Arrays.fill(bits, 16);
    shorts(256, columns).shorts(257, rows).shorts(258, bits).shorts(259, 1).shorts(262, 1);
    shorts(277, bands).shorts(278, rows).longs(279, 2 * samples.length).shorts(284, 1);
    longs(273, 8);
    doubles(33550, 10, 10, 0).doubles(33922, 0, 0, 0, 500_000, 6_700_000, 0);
    geoKeys(1, 31982);
  }

  HandmadeTiff geoKeys(int rasterType, int code) {
    return shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, rasterType, 3072, 0, 1, code);
  }

  HandmadeTiff shorts(int tag, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    entries.put(tag, new Entry(3, values.length, bytes.array()));
    return this;
  }

  HandmadeTiff doubles(int tag, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
    for (double value : values) {
      bytes.putDouble(value);
    }
    entries.put(tag, new Entry(12, values.length, bytes.array()));
    return this;
  }

  HandmadeTiff text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    entries.put(tag, new Entry(2, bytes.length, bytes));
    return this;
  }

  /**
   * The samples of one band in square tiles, those at the edges filled up with zeros.
   *
   * @param side a multiple of 16
   */
  static HandmadeTiff tiled(ByteOrder order, int columns, int rows, int side, int... samples) {
    int across = (columns + side - 1) / side;
    int down = (rows + side - 1) / side;
    int[] tiles = new int[across * down * side * side];
    for (int i = 0; i < samples.length; i++) {
      int column = i % columns;
      int row = i / columns;
      int tile = row / side * across + column / side;
      tiles[(tile * side + row % side) * side + column % side] = samples[i];
    }
    int[] offsets = new int[across * down];
    int[] lengths = new int[across * down];
    java.util.Arrays.setAll(offsets, tile -> 8 + 2 * side * side * tile);
    java.util.Arrays.fill(lengths, 2 * side * side);
    return new HandmadeTiff(order, columns, rows, 1, tiles)
        .without(273)
        .without(278)
        .without(279)
        .shorts(322, side)
        .shorts(323, side)
        .longs(324, offsets)
        .longs(325, lengths);
  }

  HandmadeTiff without(int tag) {
    entries.remove(tag);
    return this;
  }

  Path write(Path file) throws IOException {
    int directoryAt = 8 + 2 * samples.length;
    int valuesAt = directoryAt + 2 + 12 * entries.size() + 4;
    int longBytes = entries.values().stream().mapToInt(e -> e.bytes().length + 1).sum();
    ByteBuffer out = ByteBuffer.allocate(valuesAt + longBytes).order(order);
    out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
    out.put(out.get(0)).putShort((short) 42).putInt(directoryAt);
    for (short sample : samples) {
      out.putShort(sample);
    }
    out.putShort((short) entries.size());
    for (var tagged : entries.entrySet()) {
      Entry entry = tagged.getValue();
      out.putShort((short) (int) tagged.getKey()).putShort((short) entry.type());
      out.putInt(entry.count());
      if (entry.bytes().length <= 4) {
        out.put(entry.bytes()).put(new byte[4 - entry.bytes().length]);
      } else {
        out.putInt(valuesAt);
        out.duplicate().position(valuesAt).put(entry.bytes());
        valuesAt += entry.bytes().length + (entry.bytes().length & 1);
      }
    }
    return Files.write(file, java.util.Arrays.copyOf(out.array(), valuesAt));
  }

  private HandmadeTiff longs(int tag, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
    for (int value : values) {
      bytes.putInt(value);
    }
    entries.put(tag, new Entry(4, values.length, bytes.array()));
    return this;
  }
}
