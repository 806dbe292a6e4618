package org.urbanobservatory.index.treatment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The table that the steps work on: a row for each place and year, a column for each leaf. A
 * missing value is NaN and has a reason; a value that is not as observed has a mark.
 */
final class Panel {
  private final List<PlaceYear> rows;
  private final List<String> columns;
  private final double[][] values;
  private final String[][] reasons;
  private final String[][] marks;

  /** A table of missing values; the rows are sorted. */
  Panel(List<PlaceYear> rows, List<String> columns) {
    this.rows = rows.stream().sorted().toList();
    this.columns = List.copyOf(columns);
    this.values = new double[columns.size()][rows.size()];
    this.reasons = new String[columns.size()][rows.size()];
    this.marks = new String[columns.size()][rows.size()];
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
  }

  List<PlaceYear> rows() {
    return rows;
  }

  List<String> columns() {
    return columns;
  }

  PlaceYear row(int row) {
    return rows.get(row);
  }

  double value(int column, int row) {
    return values[column][row];
  }

  boolean isMissing(int column, int row) {
    return Double.isNaN(values[column][row]);
  }

  /** Why a value is missing, null when it is not. */
  String reason(int column, int row) {
    return isMissing(column, row) ? reasons[column][row] : null;
  }

  /** What was done to a value, null when nothing was. */
  String mark(int column, int row) {
    return marks[column][row];
  }

  void set(int column, int row, double value) {
    values[column][row] = value;
  }

  void clear(int column, int row, String reason) {
    values[column][row] = Double.NaN;
    reasons[column][row] = reason;
  }

  void mark(int column, int row, String mark) {
    marks[column][row] = marks[column][row] == null ? mark : marks[column][row] + "; " + mark;
  }

  /** The rows with a value in a column, among some rows. */
  int[] present(int column, int[] among) {
    return Arrays.stream(among).filter(row -> !isMissing(column, row)).toArray();
  }

  double[] values(int column, int[] ofRows) {
    return Arrays.stream(ofRows).mapToDouble(row -> values[column][row]).toArray();
  }

  /** Whether a row has any value at all. */
  boolean hasAny(int row) {
    return IntStream.range(0, columns.size()).anyMatch(column -> !isMissing(column, row));
  }

  /** The rows of each year. */
  SortedMap<Integer, int[]> byYear() {
    var years = new TreeMap<Integer, int[]>();
    rows.stream().map(PlaceYear::year).distinct().forEach(year -> years.put(year, ofYear(year)));
    return years;
  }

  private int[] ofYear(int year) {
    return IntStream.range(0, rows.size()).filter(row -> rows.get(row).year() == year).toArray();
  }

  /** The same table with the rows of some years only. */
  Panel only(Set<Integer> years) {
    int[] kept =
        IntStream.range(0, rows.size()).filter(r -> years.contains(rows.get(r).year())).toArray();
    var panel = new Panel(Arrays.stream(kept).mapToObj(rows::get).toList(), columns);
    for (int column = 0; column < columns.size(); column++) {
      for (int row = 0; row < kept.length; row++) {
        panel.values[column][row] = values[column][kept[row]];
        panel.reasons[column][row] = reasons[column][kept[row]];
        panel.marks[column][row] = marks[column][kept[row]];
      }
    }
    return panel;
  }

  /** The table as rows of a stage, in the order of the rows and columns. */
  List<StageRow> stage(int position, String stage) {
    var written = new ArrayList<StageRow>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        boolean isMissing = isMissing(column, row);
        written.add(
            new StageRow(
                position,
                stage,
                rows.get(row).year(),
                rows.get(row).place(),
                columns.get(column),
                isMissing ? null : values[column][row],
                isMissing ? reasons[column][row] : marks[column][row]));
      }
    }
    return written;
  }
}
