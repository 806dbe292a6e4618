package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Bytes as characters, one each. The readers of the JDK take a lock for every character, which
 * makes up half of the time of a table with millions of rows; this one belongs to one thread.
 */
final class ByteReader extends Reader {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int length;

  ByteReader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return at < length || fill() ? buffer[at++] & 0xFF : -1;
  }

  @Override
  public int read(char[] chars, int offset, int most) throws IOException {
    if (most > 0 && at >= length && !fill()) {
      return -1;
    }
    int number = Math.min(most, length - at);
    for (int i = 0; i < number; i++) {
      chars[offset + i] = (char) (buffer[at++] & 0xFF);
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    at = 0;
    length = Math.max(in.read(buffer, 0, buffer.length), 0);
    return length > 0;
  }
}
