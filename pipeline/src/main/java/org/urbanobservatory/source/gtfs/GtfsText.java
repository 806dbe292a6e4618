package org.urbanobservatory.source.gtfs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.urbanobservatory.source.Blanks;

/** The text of a cell that was read one byte a character. */
final class GtfsText {
  private GtfsText() {}

  /** Decoded as UTF-8 if it is that, else left as it is; without spaces of any kind around. */
  static String of(String bytes) {
    return isAscii(bytes) ? bytes.strip() : Blanks.strip(decoded(bytes));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(String bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return bytes;
    }
  }
}
