package org.urbanobservatory.source.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.Fileformat;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.urbanobservatory.source.ByteSource;

/** The blobs of a PBF file one after the other, with the format's size limits enforced. */
final class PbfBlobs implements AutoCloseable {
  static final int MAX_HEADER = 64 * 1024;
  static final int MAX_BLOB = 32 * 1024 * 1024;

  private final String file;
  private final InputStream in;
  private long offset;

  /**
   * @param type OSMHeader, OSMData, or another that readers skip
   * @param offset byte of the file where the blob's header starts
   * @param size bytes of {@code packed}
   * @param packed the blob as stored; null if it was skipped
   */
  record Blob(String file, String type, long offset, int size, byte[] packed) {
    /** The blob's content, inflated. */
    byte[] content() {
      try {
        return unpack(Fileformat.Blob.parseFrom(packed));
      } catch (InvalidProtocolBufferException e) {
        throw fault("the block is damaged; fetch the file again", e);
      }
    }

    CannotReadOsmException fault(String what, Throwable cause) {
      return CannotReadOsmException.at(file, offset, what, cause);
    }

    private byte[] unpack(Fileformat.Blob blob) {
      if (blob.hasRaw()) {
        return checked(blob.getRaw());
      }
      if (!blob.hasZlibData()) {
        throw fault(
            "the block is packed as "
                + blob.getDataCase()
                + "; raw and zlib are understood, rewrite the file with zlib",
            null);
      }
      return inflated(blob.getZlibData(), checkedSize(blob.getRawSize()));
    }

    private byte[] checked(ByteString raw) {
      checkedSize(raw.size());
      return raw.toByteArray();
    }

    private int checkedSize(int size) {
      if (size < 0 || size > MAX_BLOB) {
        throw fault(
            "the block holds " + size + " bytes, more than " + MAX_BLOB + " are refused", null);
      }
      return size;
    }

    private byte[] inflated(ByteString zlib, int size) {
      var inflater = new Inflater();
      try {
        inflater.setInput(zlib.asReadOnlyByteBuffer());
        // One byte more than declared, so that a block longer than it says is noticed.
        var bytes = new byte[size + 1];
        int n = inflateInto(inflater, bytes);
        if (n != size || !inflater.finished()) {
          throw fault("the block does not inflate to its declared " + size + " bytes", null);
        }
        return java.util.Arrays.copyOf(bytes, size);
      } catch (DataFormatException e) {
        throw fault("the block's zlib data are damaged; fetch the file again", e);
      } finally {
        inflater.end();
      }
    }

    private static int inflateInto(Inflater inflater, byte[] bytes) throws DataFormatException {
      int total = 0;
      while (!inflater.finished() && total < bytes.length) {
        int n = inflater.inflate(bytes, total, bytes.length - total);
        if (n == 0) {
          break;
        }
        total += n;
      }
      return total;
    }
  }

  /** Which blobs to load, by their number in the file; the others are skipped. */
  @FunctionalInterface
  interface Wanted {
    boolean at(int number);
  }

  PbfBlobs(ByteSource source) throws IOException {
    this.file = source.fileName();
    this.in = new BufferedInputStream(source.open(), 1 << 16);
  }

  /** The next blob, its bytes only if {@code load}; null at the end of the file. */
  Blob next(int number, Wanted wanted) throws IOException {
    long start = offset;
    byte[] length = in.readNBytes(4);
    if (length.length == 0) {
      return null;
    }
    Fileformat.BlobHeader header = header(start, length);
    int size = size(start, header);
    byte[] packed = wanted.at(number) ? exactly(start, size) : skipped(start, size);
    return new Blob(file, header.getType(), start, size, packed);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Fileformat.BlobHeader header(long start, byte[] length) throws IOException {
    if (length.length < 4) {
      throw truncated(start, start + length.length);
    }
    offset += 4;
    int n = java.nio.ByteBuffer.wrap(length).getInt();
    if (n <= 0 || n > MAX_HEADER) {
      throw CannotReadOsmException.at(
          file, start, "block header of " + n + " bytes; this is not an OSM PBF file", null);
    }
    try {
      return Fileformat.BlobHeader.parseFrom(exactly(start, n));
    } catch (InvalidProtocolBufferException e) {
      throw CannotReadOsmException.at(
          file, start, "no block header; this is not an OSM PBF file or it is damaged", e);
    }
  }

  private int size(long start, Fileformat.BlobHeader header) {
    int size = header.getDatasize();
    if (size < 0 || size > MAX_BLOB) {
      throw CannotReadOsmException.at(
          file, start, "block of " + size + " bytes, more than " + MAX_BLOB + " are refused", null);
    }
    return size;
  }

  private byte[] exactly(long start, int n) throws IOException {
    byte[] bytes = in.readNBytes(n);
    offset += bytes.length;
    if (bytes.length < n) {
      throw truncated(start, offset);
    }
    return bytes;
  }

  private byte[] skipped(long start, int n) throws IOException {
    try {
      in.skipNBytes(n);
    } catch (EOFException e) {
      throw truncated(start, offset);
    }
    offset += n;
    return null;
  }

  private CannotReadOsmException truncated(long start, long end) {
    return CannotReadOsmException.at(
        file, start, "the file ends inside this block, at byte " + end + "; fetch it again", null);
  }
}
