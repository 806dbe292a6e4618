package org.urbanobservatory.table;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Place;

/** Makes one row by column names, so that no code depends on the order of the columns. */
public final class RowBuilder {
  private final Shape shape;
  private final Object[] values;
  private int next;

  RowBuilder(Shape shape) {
    this.shape = shape;
    this.values = new Object[shape.names.length];
  }

  /** The columns of a table, laid out for being asked for every value of every row. */
  static final class Shape {
    private final TableSchema table;
    private final StructType structType;
    private final String[] names;
    private final Class<?>[] types;
    private final boolean[] nullable;

    Shape(TableSchema table) {
      List<Column> columns = table.columns();
      this.table = table;
      this.structType = table.structType();
      this.names = new String[columns.size()];
      this.types = new Class<?>[columns.size()];
      this.nullable = new boolean[columns.size()];
      for (int i = 0; i < names.length; i++) {
        names[i] = columns.get(i).name();
        types[i] = columns.get(i).type().javaType();
        nullable[i] = columns.get(i).nullable();
      }
    }
  }

  TableSchema table() {
    return shape.table;
  }

  boolean has(String column) {
    return find(column) >= 0;
  }

  /**
   * Sets a column; unset columns are null.
   *
   * @throws IllegalArgumentException when the table has no such column or the type differs
   */
  public RowBuilder set(String column, Object value) {
    int index = position(column);
    next = index + 1;
    if (value != null && !shape.types[index].isInstance(value)) {
      throw new IllegalArgumentException(
          "Invalid value of %s.%s: %s is no %s"
              .formatted(table().name(), column, value, shape.types[index]));
    }
    values[index] = value;
    return this;
  }

  /** Sets a column to the name of a constant in lower case; null stays null. */
  public RowBuilder set(String column, Enum<?> constant) {
    Object name = constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    return set(column, name);
  }

  /**
   * Sets the columns of the place.
   *
   * @throws IllegalArgumentException when the place is a city and the table holds countries only
   */
  public RowBuilder at(Place place) {
    set("country_code", place.countryCode());
    if (has("city_id")) {
      return set("city_id", place.cityId());
    }
    if (!place.isNational()) {
      throw new IllegalArgumentException(
          "Invalid row of " + table().name() + ": " + place + " is a city, not a country");
    }
    return this;
  }

  /** Sets the columns of the group of people. */
  public RowBuilder of(Breakdown group) {
    return set("sex", group.sex())
        .set("age", group.age())
        .set("disability", group.disability())
        .set("income", group.income())
        .set("urbanisation", group.urbanisation());
  }

  private int position(String column) {
    int index = find(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Invalid column: table " + table().name() + " has no " + column);
    }
    return index;
  }

  /**
   * Columns are set in their own order most of the time, so that the search begins at the next one.
   */
  private int find(String column) {
    for (int ahead = 0; ahead < values.length; ahead++) {
      int i = next + ahead < values.length ? next + ahead : next + ahead - values.length;
      if (shape.names[i].equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The row; the builder may go on to another, which starts with the same values.
   *
   * @throws IllegalArgumentException when a required column is null
   */
  public Row row() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && !shape.nullable[i]) {
        throw new IllegalArgumentException(
            "Invalid row of " + table().name() + ": " + shape.names[i] + " is null");
      }
    }
    return new GenericRowWithSchema(values.clone(), shape.structType);
  }
}
