package org.urbanobservatory.table;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One column of a table.
 *
 * @param name snake_case, public interface
 * @param type type of its values
 * @param geometry for a geometry column its admissible types ({@code Polygon}, ...), else empty
 * @param nullable whether a value may be missing
 * @param unit id of the unit that all its values have, null where it has none or varies
 * @param description the column in words
 */
public record Column(
    String name,
    ColumnType type,
    List<String> geometry,
    boolean nullable,
    String unit,
    String description)
    implements Serializable {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  public Column {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Invalid column name: '" + name + "' is not snake_case");
    }
    // Rows are made and read by names written in the code, which are then the very same objects.
    name = name.intern();
    if (type == null) {
      throw new IllegalArgumentException("Invalid column " + name + ": has no type");
    }
    if (description == null || description.isBlank()) {
      throw new IllegalArgumentException("Invalid column " + name + ": has no description");
    }
    geometry = geometry == null ? List.of() : List.copyOf(geometry);
    if (geometry.isEmpty() == (type == ColumnType.GEOMETRY)) {
      throw new IllegalArgumentException(
          "Invalid column " + name + ": geometry types belong to geometry columns, and only there");
    }
  }

  public boolean isGeometry() {
    return type == ColumnType.GEOMETRY;
  }
}
