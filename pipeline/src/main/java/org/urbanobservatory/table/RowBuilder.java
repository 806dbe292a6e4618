package org.urbanobservatory.table;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** Makes one row by column names, so that no code depends on the order of the columns. */
public final class RowBuilder {
  private final TableSchema table;
  private final StructType structType;
  private final Map<String, Integer> positions;
  private final Object[] values;

  RowBuilder(TableSchema table, StructType structType, Map<String, Integer> positions) {
    this.table = table;
    this.structType = structType;
    this.positions = positions;
    this.values = new Object[table.columns().size()];
  }

  TableSchema table() {
    return table;
  }

  boolean has(String column) {
    return positions.containsKey(column);
  }

  /**
   * Sets a column; unset columns are null.
   *
   * @throws IllegalArgumentException when the table has no such column or the type differs
   */
  public RowBuilder set(String column, Object value) {
    Integer index = positions.get(column);
    if (index == null) {
      throw new IllegalArgumentException(
          "Invalid column: table " + table.name() + " has no " + column);
    }
    Class<?> type = table.columns().get(index).type().javaType();
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          "Invalid value of " + table.name() + "." + column + ": " + value + " is no " + type);
    }
    values[index] = value;
    return this;
  }

  /**
   * The row.
   *
   * @throws IllegalArgumentException when a required column is null
   */
  public Row row() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && !table.columns().get(i).nullable()) {
        throw new IllegalArgumentException(
            "Invalid row of " + table.name() + ": " + table.columns().get(i).name() + " is null");
      }
    }
    return new GenericRowWithSchema(values.clone(), structType);
  }
}
