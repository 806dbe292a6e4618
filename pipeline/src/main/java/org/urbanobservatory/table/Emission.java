package org.urbanobservatory.table;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.urbanobservatory.model.Place;

/**
 * What a Spark step yields when it makes rows of several tables: the name of the table, the place
 * the row belongs to, and the row's values packed into bytes. Spark shuffles and keeps four
 * columns, whatever the number of tables and columns behind them.
 */
public final class Emission {
  /** Name of the column that holds the table. */
  public static final String TABLE = "table";

  private static final StructType STRUCT_TYPE =
      new StructType()
          .add(TABLE, DataTypes.StringType, false)
          .add("country_code", DataTypes.StringType, true)
          .add("city_id", DataTypes.StringType, true)
          .add("packed", DataTypes.BinaryType, false);

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
    TableSchema schema = Tables.load().table(table);
    boolean hasCountry = schema.findColumn("country_code").isPresent();
    Place place = hasCountry && row.getAs("country_code") != null ? Rows.place(row) : null;
    Object[] values = {
      schema.name(),
      place == null ? null : place.countryCode(),
      place == null ? null : place.cityId(),
      PackedRow.pack(schema, row)
    };
    return new GenericRowWithSchema(values, STRUCT_TYPE);
  }

  /** The row that was emitted. */
  public static Row row(Row emitted) {
    return PackedRow.unpack(Tables.load().table(table(emitted)), emitted.getAs("packed"));
  }

  /** The name of the table that an emitted row belongs to. */
  public static String table(Row emitted) {
    return emitted.getAs(TABLE);
  }

  /** The place that an emitted row belongs to; its country is null where the table has none. */
  public static boolean hasPlace(Row emitted) {
    return emitted.getAs("country_code") != null;
  }

  /** The place that an emitted row belongs to. */
  public static Place place(Row emitted) {
    return new Place(emitted.getAs("country_code"), emitted.getAs("city_id"));
  }

  /** The emitted rows of some tables, still packed. */
  public static Dataset<Row> only(Dataset<Row> emission, String... tables) {
    return emission.filter(col(TABLE).isin((Object[]) tables));
  }

  /** The emitted rows of all but some tables, still packed. */
  public static Dataset<Row> without(Dataset<Row> emission, String... tables) {
    return emission.filter(org.apache.spark.sql.functions.not(col(TABLE).isin((Object[]) tables)));
  }

  /** The rows of one table, unpacked. */
  public static Dataset<Row> select(Dataset<Row> emission, String table) {
    StructType type = Tables.load().table(table).structType();
    return only(emission, table).map((MapFunction<Row, Row>) Emission::row, Encoders.row(type));
  }
}
