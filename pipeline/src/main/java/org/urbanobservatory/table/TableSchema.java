package org.urbanobservatory.table;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The definition of one table: one file of {@code schemas/tables}.
 *
 * @param name snake_case, public interface
 * @param title the table in words
 * @param row what one row is
 * @param description what the table is for
 * @param layout how its files are divided
 * @param version version of this schema, from 1
 * @param key columns that name a row; also the order of the rows
 * @param columns all columns in file order
 */
public record TableSchema(
    String name,
    String title,
    String row,
    String description,
    Layout layout,
    int version,
    List<String> key,
    List<Column> columns)
    implements Serializable {
  /** How the files of a table are divided: by city, by country, or not at all. */
  public enum Layout {
    CITY,
    COUNTRY,
    SINGLE
  }

  /** Name of the struct that a file with a geometry holds besides the columns. */
  public static final String BBOX = "bbox";

  public TableSchema {
    requireText("name", name);
    requireText("title of table " + name, title);
    requireText("row of table " + name, row);
    requireText("description of table " + name, description);
    if (layout == null || version < 1) {
      throw new IllegalArgumentException(
          "Invalid table " + name + ": layout " + layout + ", version " + version);
    }
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    checkColumns(name, columns);
    checkKey(name, key, columns);
  }

  /** The column of that name. */
  public Column column(String columnName) {
    return findColumn(columnName)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid column: table " + name + " has no " + columnName));
  }

  public Optional<Column> findColumn(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** The geometry column; a table has one at most. */
  public Optional<Column> findGeometry() {
    return columns.stream().filter(Column::isGeometry).findFirst();
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** Spark's schema of a row: the columns in file order, a geometry as binary. */
  public StructType structType() {
    return new StructType(
        columns.stream()
            .map(c -> DataTypes.createStructField(c.name(), c.type().sparkType(), c.nullable()))
            .toArray(StructField[]::new));
  }

  private static void checkColumns(String table, List<Column> columns) {
    Set<String> seen = new HashSet<>(Set.of(BBOX));
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException(
            "Invalid table " + table + ": column " + column.name() + " is there twice or reserved");
      }
    }
    if (columns.stream().filter(Column::isGeometry).count() > 1) {
      throw new IllegalArgumentException("Invalid table " + table + ": two geometry columns");
    }
  }

  private static void checkKey(String table, List<String> key, List<Column> columns) {
    Set<String> ordered =
        columns.stream()
            .filter(column -> column.type().isOrdered())
            .map(Column::name)
            .collect(Collectors.toSet());
    if (key.isEmpty() || !ordered.containsAll(key)) {
      throw new IllegalArgumentException(
          "Invalid key of table " + table + ": " + key + " must name columns without decimals");
    }
  }

  private static void requireText(String what, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Invalid " + what + ": empty");
    }
  }
}
