package org.urbanobservatory.job.query;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes an answer as a table: text to the left, numbers to the right, null as nothing. Long text
 * goes on in the lines below; of a geometry the beginning is enough. Widths follow the first rows,
 * so that an answer of any length is written as it comes.
 */
final class TextTable {
  private static final int ROWS_MEASURED = 1_000;
  private static final int WIDEST = 100;
  private static final String GAP = "  ";

  private final Values values;
  private final Appendable out;
  private final int[] widths;

  private TextTable(Values values, Appendable out) {
    this.values = values;
    this.out = out;
    this.widths = values.names().stream().mapToInt(String::length).toArray();
  }

  static long write(ResultSet rows, Appendable out) throws SQLException, IOException {
    return new TextTable(new Values(rows), out).write();
  }

  private long write() throws SQLException, IOException {
    List<Cell[]> first = firstRows();
    first.forEach(this::measure);
    writeHead();
    for (Cell[] row : first) {
      writeRow(row);
    }
    long count = first.size();
    if (count == ROWS_MEASURED) {
      for (; values.next(); count++) {
        writeRow(row());
      }
    }
    out.append("(%d %s)%n".formatted(count, count == 1 ? "row" : "rows"));
    return count;
  }

  private List<Cell[]> firstRows() throws SQLException {
    List<Cell[]> rows = new ArrayList<>();
    while (rows.size() < ROWS_MEASURED && values.next()) {
      rows.add(row());
    }
    return rows;
  }

  private Cell[] row() throws SQLException {
    Cell[] row = new Cell[widths.length];
    for (int i = 0; i < row.length; i++) {
      Cell cell = Cell.of(values.value(i));
      row[i] = values.isBinary(i) ? cell.cut() : cell;
    }
    return row;
  }

  private void measure(Cell[] row) {
    for (int i = 0; i < row.length; i++) {
      widths[i] = Math.max(widths[i], row[i].width());
    }
  }

  private void writeHead() throws IOException {
    Cell[] names = values.names().stream().map(name -> new Cell(name, false)).toArray(Cell[]::new);
    writeRow(names);
    Cell[] rules = new Cell[widths.length];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = new Cell("-".repeat(widths[i]), false);
    }
    writeRow(rules);
  }

  private void writeRow(Cell[] row) throws IOException {
    List<List<String>> columns = Stream.of(row).map(Cell::lines).toList();
    int height = columns.stream().mapToInt(List::size).max().orElse(0);
    for (int at = 0; at < height; at++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String text = at < columns.get(i).size() ? columns.get(i).get(at) : "";
        String space = " ".repeat(Math.max(0, widths[i] - text.length()));
        line.append(i == 0 ? "" : GAP);
        line.append(row[i].isNumber() ? space + text : text + space);
      }
      out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
  }

  /** The text of a value, and the side it leans to. */
  private record Cell(String text, boolean isNumber) {
    static Cell of(Object value) {
      if (value == null) {
        return new Cell("", false);
      }
      return value instanceof Number number
          ? new Cell(plain(number), true)
          : text(value.toString());
    }

    /** Control characters would move the terminal's cursor. */
    static Cell text(String value) {
      return new Cell(value.replaceAll("\\p{Cc}", " "), false);
    }

    /** The beginning, with a mark of the cut. */
    Cell cut() {
      return text.length() <= WIDEST
          ? this
          : new Cell(text.substring(0, WIDEST - 3) + "...", isNumber);
    }

    int width() {
      return Math.min(text.length(), WIDEST);
    }

    /** Lines that are not wider than a column, broken at spaces where there are some. */
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      String rest = text;
      while (rest.length() > WIDEST) {
        int space = rest.lastIndexOf(' ', WIDEST);
        int end = space > 0 ? space : WIDEST;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end + (space > 0 ? 1 : 0));
      }
      lines.add(rest);
      return lines;
    }

    private static String plain(Number number) {
      double size = Math.abs(number.doubleValue());
      return number instanceof Double && size >= 1e-6 && size < 1e15
          ? new BigDecimal(number.toString()).toPlainString()
          : number.toString();
    }
  }
}
