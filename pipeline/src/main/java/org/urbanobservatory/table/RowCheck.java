package org.urbanobservatory.table;

import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Checks that a row fits its table before it is published: every column in its place, with its
 * type, not null where that is forbidden, and no number that is not finite. A misfit is our mistake
 * and stops the run.
 */
final class RowCheck {
  private final TableSchema table;
  private final Column[] columns;
  private StructType lastChecked;

  RowCheck(TableSchema table) {
    this.table = table;
    this.columns = table.columns().toArray(Column[]::new);
  }

  Row checked(Row row) {
    checkNames(row.schema());
    if (row.length() != columns.length) {
      throw new IllegalArgumentException(
          "Invalid row of table %s: %d values for %d columns"
              .formatted(table.name(), row.length(), columns.length));
    }
    for (int i = 0; i < columns.length; i++) {
      checkValue(columns[i], row.get(i), row);
    }
    return row;
  }

  /** Rows of one dataset share their schema, the very object, so names are compared once. */
  @SuppressWarnings("ReferenceEquality") // equal schemas are compared field by field, for every row
  private void checkNames(StructType schema) {
    if (schema == null || schema == lastChecked) {
      return;
    }
    if (!Arrays.asList(schema.fieldNames()).equals(table.columnNames())) {
      throw new IllegalArgumentException(
          "Invalid row of table %s: columns %s, not %s"
              .formatted(table.name(), Arrays.toString(schema.fieldNames()), table.columnNames()));
    }
    lastChecked = schema;
  }

  private void checkValue(Column column, Object value, Row row) {
    boolean fits = value == null ? column.nullable() : column.type().javaType().isInstance(value);
    if (!fits || (value instanceof Double number && !Double.isFinite(number))) {
      throw new IllegalArgumentException(
          "Invalid value of %s.%s: %s (row %s)".formatted(table.name(), column.name(), value, row));
    }
  }
}
