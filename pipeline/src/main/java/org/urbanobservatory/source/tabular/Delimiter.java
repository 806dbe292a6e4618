package org.urbanobservatory.source.tabular;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.source.Fault;

/**
 * Which character separates the cells: the one that cuts the first records most evenly into most
 * cells. A first line {@code sep=;}, as spreadsheets write it, decides.
 */
final class Delimiter {
  static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int SAMPLED_RECORDS = 20;

  private Delimiter() {}

  static char detect(String sample) throws IOException, Fault {
    char best = ',';
    double bestScore = 0;
    for (char candidate : CANDIDATES) {
      double score = score(sample, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** The delimiter that the first line declares, else 0. */
  static char declaredIn(String firstLine) {
    boolean declares = firstLine.length() == 5 && firstLine.startsWith("sep=");
    return declares ? firstLine.charAt(4) : 0;
  }

  static String name(char delimiter) {
    return delimiter == '\t' ? "tab" : "'" + delimiter + "'";
  }

  /** Share of records as long as the first, and with it the number of cells as a tie-break. */
  private static double score(String sample, char candidate) throws IOException, Fault {
    List<Integer> lengths = lengths(sample, candidate);
    if (lengths.isEmpty() || lengths.get(0) < 2) {
      return 0;
    }
    long even = lengths.stream().filter(n -> n.equals(lengths.get(0))).count();
    return (double) even / lengths.size() * (1 + 0.01 * Math.min(lengths.get(0), 99));
  }

  private static List<Integer> lengths(String sample, char candidate) throws IOException, Fault {
    List<Integer> lengths = new ArrayList<>();
    try (RawRecords records = new RawRecords(new StringReader(sample), candidate)) {
      for (RawRecords.Raw raw = records.next();
          raw != null && lengths.size() < SAMPLED_RECORDS;
          raw = records.next()) {
        if (!raw.isBlank()) {
          lengths.add(raw.cells().size());
        }
      }
    }
    return lengths;
  }
}
