package org.urbanobservatory.geo;

import java.util.Objects;

/**
 * How a GeoTIFF is written.
 *
 * @param sample type of one value
 * @param compression of the strips
 * @param nodata value that stands for NaN, null for none
 */
public record TiffEncoding(Sample sample, Compression compression, Double nodata) {
  /** Type of one value. */
  public enum Sample {
    BYTE(1, 1, 0, 255),
    UINT16(2, 1, 0, 65_535),
    INT32(4, 2, Integer.MIN_VALUE, Integer.MAX_VALUE),
    FLOAT32(4, 3, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(8, 3, -Double.MAX_VALUE, Double.MAX_VALUE);

    final int bytes;

    /** TIFF's SampleFormat: 1 unsigned, 2 signed, 3 floating point. */
    final int format;

    final double least;
    final double greatest;

    Sample(int bytes, int format, double least, double greatest) {
      this.bytes = bytes;
      this.format = format;
      this.least = least;
      this.greatest = greatest;
    }

    boolean isInteger() {
      return format != 3;
    }
  }

  /** Compression of the strips. */
  public enum Compression {
    NONE(1),
    DEFLATE(8);

    final int tag;

    Compression(int tag) {
      this.tag = tag;
    }
  }

  public TiffEncoding {
    Objects.requireNonNull(sample, "sample");
    Objects.requireNonNull(compression, "compression");
  }

  /** Deflated without a nodata value. */
  public static TiffEncoding deflated(Sample sample) {
    return new TiffEncoding(sample, Compression.DEFLATE, null);
  }

  public TiffEncoding withNodata(double value) {
    return new TiffEncoding(sample, compression, value);
  }
}
