package org.urbanobservatory.job.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.RowChange.Cell;
import org.urbanobservatory.job.release.RowChange.Kind;
import org.urbanobservatory.table.KeyOrder;
import org.urbanobservatory.table.TableSchema;

/** Compares rows of one table by their key, and keeps the first that differ. */
public final class RowComparison {
  private final TableSchema table;
  private final KeyOrder order;
  private final int limit;
  private final List<RowChange> rows = new ArrayList<>();
  private long added;
  private long removed;
  private long changed;

  /**
   * @param limit how many rows are kept; all are counted
   */
  public RowComparison(TableSchema table, int limit) {
    this.table = table;
    this.order = new KeyOrder(table);
    this.limit = limit;
  }

  /** Adds what differs between two sets of rows, in any order. */
  public void compare(List<Row> before, List<Row> after) {
    List<Row> earlier = before.stream().sorted(order).toList();
    List<Row> later = after.stream().sorted(order).toList();
    int i = 0;
    int j = 0;
    while (i < earlier.size() || j < later.size()) {
      int side = side(earlier, i, later, j);
      compare(side <= 0 ? earlier.get(i) : null, side >= 0 ? later.get(j) : null);
      i += side <= 0 ? 1 : 0;
      j += side >= 0 ? 1 : 0;
    }
  }

  TableDiff diff() {
    return new TableDiff(table.name(), added, removed, changed, rows);
  }

  /** The first rows that differ. */
  public List<RowChange> rows() {
    return List.copyOf(rows);
  }

  /** Below 0 where the next row is the earlier release's alone, above 0 the later's. */
  private int side(List<Row> earlier, int i, List<Row> later, int j) {
    if (i == earlier.size() || j == later.size()) {
      return i == earlier.size() ? 1 : -1;
    }
    return order.compare(earlier.get(i), later.get(j));
  }

  private void compare(Row before, Row after) {
    if (before == null) {
      added++;
      keep(Kind.ADDED, null, after);
    } else if (after == null) {
      removed++;
      keep(Kind.REMOVED, before, null);
    } else if (cells(before, after).findAny().isPresent()) {
      changed++;
      keep(Kind.CHANGED, before, after);
    }
  }

  private void keep(Kind kind, Row before, Row after) {
    if (rows.size() < limit) {
      Row any = after == null ? before : after;
      rows.add(new RowChange(kind, key(any), cells(before, after).toList()));
    }
  }

  private Map<String, Object> key(Row row) {
    Map<String, Object> key = new LinkedHashMap<>();
    for (String column : table.key()) {
      Object value = row.getAs(column);
      if (value != null) {
        key.put(column, value);
      }
    }
    return key;
  }

  private Stream<Cell> cells(Row before, Row after) {
    return table.columnNames().stream()
        .filter(column -> !table.key().contains(column))
        .map(column -> new Cell(column, value(before, column), value(after, column)))
        .filter(cell -> !Objects.deepEquals(cell.before(), cell.after()));
  }

  private static Object value(Row row, String column) {
    return row == null ? null : row.getAs(column);
  }
}
