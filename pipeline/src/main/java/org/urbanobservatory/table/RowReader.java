package org.urbanobservatory.table;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/** Reads one row by column names, so that no code depends on the order of the columns. */
final class RowReader {
  private final Row row;
  private final StructField[] fields;
  private int next;

  RowReader(Row row) {
    this.row = row;
    this.fields = row.schema().fields();
  }

  /**
   * The value of a column.
   *
   * @throws IllegalArgumentException when the row has no such column
   */
  // The schema of a table fixes the types of its columns; Row.getAs is the same.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  <T> T get(String column) {
    int index = position(column);
    next = index + 1;
    return (T) row.get(index);
  }

  boolean has(String column) {
    return find(column) >= 0;
  }

  private int position(String column) {
    int index = find(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Invalid column: " + column + " is not in " + row.schema().simpleString());
    }
    return index;
  }

  /**
   * Columns are read in their own order most of the time, a few left out: the search begins at the
   * next one.
   */
  private int find(String column) {
    for (int ahead = 0; ahead < fields.length; ahead++) {
      int i = next + ahead < fields.length ? next + ahead : next + ahead - fields.length;
      if (fields[i].name().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}
