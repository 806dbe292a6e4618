package org.urbanobservatory.source.gtfs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The bytes of a zip entry, counted as they come, because the sizes that an archive states may be
 * lies. Stops an entry that grows beyond any timetable, and one whose checksum is wrong.
 */
final class LimitedStream extends FilterInputStream {
  /** The stop times of the largest national feeds take about 3 GB. */
  static final long MAX_BYTES = 16L << 30;

  /** Below this an entry may be packed as tightly as it likes. */
  static final long FREE_BYTES = 64L << 20;

  /** Timetables pack 10 to 40 times. */
  static final long MAX_RATIO = 200;

  private final ZipEntry entry;
  private final CRC32 crc = new CRC32();
  private long count;

  LimitedStream(InputStream in, ZipEntry entry) {
    super(in);
    this.entry = entry;
  }

  /** The entry is larger than a table can be. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
      super(message);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read < 0) {
      checkCrc();
    } else {
      crc.update(bytes, offset, read);
      count += read;
      checkSize();
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    return read(new byte[(int) Math.min(n, 8192)]);
  }

  private void checkSize() throws IOException {
    long packed = Math.max(entry.getCompressedSize(), 1);
    if (count > MAX_BYTES || (count > FREE_BYTES && count / packed > MAX_RATIO)) {
      throw new LimitException(
          "%s unpacks to over %d bytes from %d; give a real timetable"
              .formatted(entry.getName(), count, packed));
    }
  }

  private void checkCrc() throws IOException {
    if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
      throw new IOException(entry.getName() + " has a wrong checksum; download the feed again");
    }
  }
}
