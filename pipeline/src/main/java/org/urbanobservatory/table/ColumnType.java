package org.urbanobservatory.table;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The type of a column. A geometry travels as WKB in OGC:CRS84. */
public enum ColumnType implements Serializable {
  STRING(String.class),
  INT(Integer.class),
  LONG(Long.class),
  DOUBLE(Double.class),
  BOOLEAN(Boolean.class),
  GEOMETRY(byte[].class);

  private final Class<?> javaType;

  ColumnType(Class<?> javaType) {
    this.javaType = javaType;
  }

  /** The class of a value in a row. */
  public Class<?> javaType() {
    return javaType;
  }

  /** Whether rows can be ordered by it without doubt. */
  boolean isOrdered() {
    return this != DOUBLE && this != GEOMETRY;
  }

  DataType sparkType() {
    return switch (this) {
      case STRING -> DataTypes.StringType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case GEOMETRY -> DataTypes.BinaryType;
    };
  }
}
