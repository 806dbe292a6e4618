package org.urbanobservatory.table;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The order of a table's rows: by its key, nulls first, text by its UTF-8 bytes. Two rows that are
 * equal in this order have the same key.
 */
public final class KeyOrder implements Comparator<Row> {
  private final TableSchema table;
  private final int[] positions;

  public KeyOrder(TableSchema table) {
    List<String> names = table.columnNames();
    this.table = table;
    this.positions = table.key().stream().mapToInt(names::indexOf).toArray();
  }

  @Override
  public int compare(Row a, Row b) {
    for (int position : positions) {
      int order = compareValues(a.get(position), b.get(position));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The key of a row in words, for a message. */
  String describe(Row row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < positions.length; i++) {
      text.append(i == 0 ? "" : ", ").append(table.key().get(i)).append('=');
      text.append(row.get(positions[i]));
    }
    return text.toString();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static int compareValues(Object a, Object b) {
    if (a == b) {
      return 0;
    }
    if (a == null || b == null) {
      return a == null ? -1 : 1;
    }
    return a instanceof String text ? compareText(text, (String) b) : ((Comparable) a).compareTo(b);
  }

  /** Java compares UTF-16 units, in which a surrogate wrongly precedes U+E000 to U+FFFF. */
  static int compareText(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return compareUnits(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int compareUnits(char x, char y) {
    return Character.isSurrogate(x) == Character.isSurrogate(y)
        ? Character.compare(x, y)
        : Character.isSurrogate(x) ? 1 : -1;
  }
}
