package org.urbanobservatory.source;

/** Blanks around the text of a cell. */
public final class Blanks {
  private Blanks() {}

  /** Without spaces of any kind around, the no-break space of spreadsheets among them. */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
