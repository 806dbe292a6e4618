package org.urbanobservatory.table;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What one Spark step yields when it makes rows of several tables: a row with one struct column per
 * table, of which exactly one is set.
 */
public final class Emission {
  private static final StructType STRUCT_TYPE =
      new StructType(
          Tables.load().all().stream()
              .map(t -> DataTypes.createStructField(t.name(), t.structType(), true))
              .toArray(StructField[]::new));

  private Emission() {}

  /** The schema of an emission. */
  public static StructType structType() {
    return STRUCT_TYPE;
  }

  /** The encoder that a step hands to {@code flatMap} or {@code flatMapGroups}. */
  public static Encoder<Row> encoder() {
    return Encoders.row(STRUCT_TYPE);
  }

  /**
   * An emitted row.
   *
   * @param table name of the table
   * @param row a row of that table
   */
  public static Row of(String table, Row row) {
    Object[] values = new Object[STRUCT_TYPE.length()];
    values[STRUCT_TYPE.fieldIndex(Tables.load().table(table).name())] = row;
    return new GenericRowWithSchema(values, STRUCT_TYPE);
  }

  /** The row that was emitted. */
  public static Row row(Row emitted) {
    return emitted.getStruct(position(emitted));
  }

  /** The name of the table that an emitted row belongs to. */
  public static String table(Row emitted) {
    return STRUCT_TYPE.fieldNames()[position(emitted)];
  }

  private static int position(Row emitted) {
    for (int i = 0; i < emitted.length(); i++) {
      if (!emitted.isNullAt(i)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Invalid emission: a row of no table");
  }

  /**
   * The rows of one table, every column nullable, since Spark cannot see that the struct is set.
   * The caller has persisted the emission if it selects twice.
   */
  public static Dataset<Row> select(Dataset<Row> emission, String table) {
    String name = Tables.load().table(table).name();
    return emission.filter(col(name).isNotNull()).select(name + ".*");
  }
}
