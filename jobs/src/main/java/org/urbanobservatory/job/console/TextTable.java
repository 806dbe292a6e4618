package org.urbanobservatory.job.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text with aligned columns: the first ones to the left, the others to the right. */
public final class TextTable {
  private TextTable() {}

  /**
   * The rows under their header and a rule.
   *
   * @param header names of the columns
   * @param rows as wide as the header
   * @param leftColumns how many columns are aligned to the left; the others hold numbers
   */
  public static String text(List<String> header, List<List<String>> rows, int leftColumns) {
    var all = new ArrayList<List<String>>();
    all.add(header);
    all.addAll(rows);
    int[] widths = IntStream.range(0, header.size()).map(column -> width(all, column)).toArray();
    all.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
    return all.stream()
        .map(row -> line(row, widths, leftColumns))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> row, int[] widths, int leftColumns) {
    return IntStream.range(0, widths.length)
        .mapToObj(column -> cell(row.get(column), widths[column], column < leftColumns))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String cell(String text, int width, boolean isLeft) {
    String padding = " ".repeat(width - text.length());
    return isLeft ? text + padding : padding + text;
  }
}
