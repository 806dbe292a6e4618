package org.urbanobservatory.job.index;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.urbanobservatory.table.TableSchema;

/** Rows as CSV (RFC 4180, line feeds): null is empty, numbers in full. */
final class ScoreCsv {
  private ScoreCsv() {}

  static String text(TableSchema table, List<Row> rows) {
    String header = String.join(",", table.columnNames());
    return rows.stream()
        .map(row -> ScoreCsv.line(row) + "\n")
        .collect(Collectors.joining("", header + "\n", ""));
  }

  /** A table of any columns. */
  static String text(List<String> columns, List<List<Object>> rows) {
    String header = String.join(",", columns);
    return rows.stream()
        .map(row -> row.stream().map(ScoreCsv::cell).collect(Collectors.joining(",", "", "\n")))
        .collect(Collectors.joining("", header + "\n", ""));
  }

  /** A row whose cells may be null. */
  static List<Object> row(Object... cells) {
    return Collections.unmodifiableList(Arrays.asList(cells));
  }

  private static String line(Row row) {
    return IntStream.range(0, row.length())
        .mapToObj(i -> cell(row.get(i)))
        .collect(Collectors.joining(","));
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof String text ? quoted(harmless(text)) : value.toString();
  }

  /** A spreadsheet would run a text that begins like a formula. */
  private static String harmless(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
