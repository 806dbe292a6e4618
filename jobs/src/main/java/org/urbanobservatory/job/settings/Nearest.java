package org.urbanobservatory.job.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known name with the smallest edit distance (transposed neighbours count once), if it is
   * within a third of the longer name's length, at least 2. Equal distances give the first in text
   * order.
   */
  public static Optional<String> name(String unknown, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(unknown, name) <= tolerance(unknown, name))
        .min(
            Comparator.<String>comparingInt(name -> distance(unknown, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code ; did you mean 'x'?}, or nothing when no known name is near. */
  public static String hint(String unknown, Collection<String> known) {
    return name(unknown, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  private static int tolerance(String unknown, String name) {
    return Math.max(2, Math.max(unknown.length(), name.length()) / 3);
  }

  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : edit(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int edit(int[][] edits, String a, String b, int i, int j) {
    int substituted = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(substituted, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    return isTransposed(a, b, i, j) ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }

  private static boolean isTransposed(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
