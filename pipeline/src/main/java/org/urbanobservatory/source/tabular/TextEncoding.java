package org.urbanobservatory.source.tabular;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/**
 * How the bytes of a file become text: a byte order mark decides, else the declared encoding, else
 * UTF-8. Every byte is checked before the first row is read, so that a wrong encoding is told with
 * its line and never becomes a wrong letter.
 *
 * @param charset the encoding
 * @param markLength bytes of the byte order mark, 0 without one
 */
record TextEncoding(Charset charset, int markLength) {
  private static final int BUFFER = 1 << 16;

  static TextEncoding of(ByteSource source, Charset declared) throws IOException, Fault {
    byte[] head = head(source);
    refuseOtherFormats(head);
    TextEncoding encoding = fromHead(head, declared);
    encoding.check(source);
    return encoding;
  }

  /** A reader behind the byte order mark; the caller closes it. */
  Reader open(ByteSource source) throws IOException {
    InputStream in = source.open();
    in.skipNBytes(markLength);
    return new BufferedReader(new InputStreamReader(in, strictDecoder()), BUFFER);
  }

  private static byte[] head(ByteSource source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readNBytes(4);
    }
  }

  private static void refuseOtherFormats(byte[] head) throws Fault {
    String hex = HexFormat.of().formatHex(head);
    if (hex.startsWith("504b0304") || hex.startsWith("d0cf11e0")) {
      throw notText("the file is a workbook or an archive, not text; save it as CSV");
    }
    if (hex.startsWith("1f8b")) {
      throw notText("the file is compressed; unpack it");
    }
    if (hex.equals("50415231")) {
      throw notText("the file is Parquet, not text; name it .parquet");
    }
  }

  private static Fault notText(String detail) {
    return Fault.cannot("not_text", "read", detail);
  }

  private static TextEncoding fromHead(byte[] head, Charset declared) {
    String hex = HexFormat.of().formatHex(head);
    if (hex.startsWith("efbbbf")) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (hex.startsWith("fffe")) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (hex.startsWith("feff")) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    return new TextEncoding(declared == null ? StandardCharsets.UTF_8 : declared, 0);
  }

  private CharsetDecoder strictDecoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private void check(ByteSource source) throws IOException, Fault {
    try (InputStream in = source.open()) {
      in.skipNBytes(markLength);
      new Check(in).run();
    }
  }

  /** One pass over all bytes that knows at which line it is. */
  private final class Check {
    private final InputStream in;
    private final CharsetDecoder decoder = strictDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private long line = 1;

    Check(InputStream in) {
      this.in = in;
    }

    void run() throws IOException, Fault {
      for (boolean end = false; !end; ) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        decode(end);
        bytes.compact();
      }
    }

    private void decode(boolean end) throws Fault {
      CoderResult result = decoder.decode(bytes, chars, end);
      while (result.isOverflow()) {
        countLines();
        result = decoder.decode(bytes, chars, end);
      }
      countLines();
      if (result.isError()) {
        throw undecodable();
      }
    }

    private void countLines() throws Fault {
      chars.flip();
      while (chars.hasRemaining()) {
        char c = chars.get();
        line += c == '\n' ? 1 : 0;
        if (c == 0) {
          throw nul();
        }
      }
      chars.clear();
    }

    private Fault undecodable() {
      return Fault.invalid(
          "undecodable_bytes",
          "encoding",
          "byte 0x%02X at line %d is not %s; save the file as UTF-8, or declare for example "
                  .formatted(bytes.get() & 0xFF, line, charset)
              + "`encoding: windows-1252`");
    }

    private Fault nul() {
      return Fault.invalid(
          "undecodable_bytes",
          "encoding",
          "a zero byte at line "
              + line
              + "; the file is not "
              + charset
              + " text; save it as UTF-8, or declare for example `encoding: UTF-16LE`");
    }
  }
}
