package org.urbanobservatory.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one most likely meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The name with the fewest edits from {@code wrong}, at most a third of its letters (at least
   * two), the first in alphabetical order among equals.
   */
  public static Optional<String> name(String wrong, Collection<String> known) {
    int limit = Math.max(2, wrong.length() / 3);
    return known.stream()
        .filter(name -> distance(wrong, name) <= limit)
        .min(
            Comparator.comparingInt((String name) -> distance(wrong, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code "; did you mean 'x'?"}, or nothing when no name is near. */
  public static String hint(String wrong, Collection<String> known) {
    return name(wrong, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** Levenshtein's distance, blind to case. */
  static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row = nextRow(row, a.charAt(i - 1), b);
    }
    return row[b.length()];
  }

  private static int[] nextRow(int[] row, char letter, String b) {
    int[] next = new int[row.length];
    next[0] = row[0] + 1;
    for (int j = 1; j < row.length; j++) {
      int swap = row[j - 1] + (b.charAt(j - 1) == letter ? 0 : 1);
      next[j] = Math.min(swap, 1 + Math.min(row[j], next[j - 1]));
    }
    return next;
  }
}
