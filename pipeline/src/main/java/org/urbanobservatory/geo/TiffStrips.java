package org.urbanobservatory.geo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Values as the bytes of strips. */
record TiffStrips(TiffEncoding encoding) {
  private static final int STRIP_BYTES = 1 << 16;

  /** Rows that make a strip of about 64 KB. */
  int rowsPerStrip(int columns) {
    return Math.max(1, STRIP_BYTES / (columns * encoding.sample().bytes));
  }

  /** The bytes of the values from {@code from} to before {@code to}, compressed as declared. */
  byte[] strip(double[] values, int from, int to) {
    byte[] plain = samples(values, from, to);
    return encoding.compression() == TiffEncoding.Compression.NONE ? plain : deflated(plain);
  }

  private byte[] samples(double[] values, int from, int to) {
    ByteBuffer out =
        ByteBuffer.allocate((to - from) * encoding.sample().bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = from; i < to; i++) {
      put(out, sample(values[i]));
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
    return Arrays.copyOf(out, length);
  }
}
