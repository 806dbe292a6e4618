package org.urbanobservatory.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a misspelt one most likely means. */
public final class NearestName {
  private NearestName() {}

  /** The name at the smallest edit distance, if at most two letters or a third of them differ. */
  public static Optional<String> findNearest(String name, Collection<String> known) {
    return known.stream()
        .filter(k -> distance(name, k) <= tolerance(name))
        .min(
            Comparator.comparingInt((String k) -> distance(name, k))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "; did you mean 'x'?" or nothing: the end of a message about an unknown name. */
  public static String hint(String name, Collection<String> known) {
    return findNearest(name, known).map(k -> "; did you mean '" + k + "'?").orElse("");
  }

  private static int tolerance(String name) {
    return Math.max(2, name.length() / 3);
  }

  /** Levenshtein's distance, blind to case. */
  static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      previous = nextRow(previous, a.charAt(i - 1), b, i);
    }
    return previous[b.length()];
  }

  private static int[] nextRow(int[] previous, char letter, String b, int i) {
    int[] row = new int[b.length() + 1];
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int change = previous[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(change, Math.min(row[j - 1], previous[j]) + 1);
    }
    return row;
  }
}
