package org.urbanobservatory.table;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.urbanobservatory.model.Place;

/**
 * What a Spark step yields when it makes rows of several tables: the name of a table, a place, and
 * the rows of both that one task made, packed into bytes. Spark shuffles and keeps few rows of five
 * columns, whatever the number of tables, columns and values behind them.
 */
public final class Emission {
  /** Name of the column that holds the table. */
  public static final String TABLE = "table";

  private static final String COUNT = "row_count";

  private static final StructType STRUCT_TYPE =
      new StructType()
          .add(TABLE, DataTypes.StringType, false)
          .add("country_code", DataTypes.StringType, true)
          .add("city_id", DataTypes.StringType, true)
          .add(COUNT, DataTypes.IntegerType, false)
          .add("packed", DataTypes.BinaryType, false);

  private static final Map<String, Boolean> HAS_COUNTRY = new ConcurrentHashMap<>();

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
   * One emitted row.
   *
   * @param table name of the table
   * @param row a row of that table
   */
  public static Row of(String table, Row row) {
    return of(table, List.of(row));
  }

  /**
   * Emitted rows.
   *
   * @param table name of the table
   * @param rows rows of that table and of one place, at least one
   */
  public static Row of(String table, List<Row> rows) {
    TableSchema schema = Tables.load().table(table);
    var packing = new Packing(schema);
    rows.forEach(packing::add);
    return of(schema.name(), findPlace(schema, rows.get(0)), packing);
  }

  static Row of(String table, Place place, Packing packing) {
    Object[] values = {
      table,
      place == null ? null : place.countryCode(),
      place == null ? null : place.cityId(),
      packing.count(),
      packing.bytes()
    };
    return new GenericRowWithSchema(values, STRUCT_TYPE);
  }

  /** The place of a row of a table; null where the table or the row names none. */
  public static Place findPlace(String table, Row row) {
    return findPlace(Tables.load().table(table), row);
  }

  private static Place findPlace(TableSchema schema, Row row) {
    boolean hasCountry =
        HAS_COUNTRY.computeIfAbsent(
            schema.name(), name -> schema.findColumn("country_code").isPresent());
    return hasCountry && row.getAs("country_code") != null ? Rows.place(row) : null;
  }

  /** The rows that were emitted, unpacked one by one. */
  public static Iterator<Row> rows(Row emitted) {
    return new Unpacking(
        Tables.load().table(table(emitted)),
        emitted.<Integer>getAs(COUNT),
        emitted.getAs("packed"));
  }

  /** The rows of several emissions one after another, each unpacked when its turn comes. */
  public static Iterator<Row> rows(List<Row> emitted) {
    Iterator<Row> emissions = emitted.iterator();
    return new Iterator<>() {
      private Iterator<Row> current = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!current.hasNext() && emissions.hasNext()) {
          current = rows(emissions.next());
        }
        return current.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException("Cannot unpack: all emissions are read");
        }
        return current.next();
      }
    };
  }

  /** How many rows an emission holds. */
  public static long count(Dataset<Row> emission) {
    Row sum = emission.agg(org.apache.spark.sql.functions.sum(COUNT)).first();
    return sum.isNullAt(0) ? 0 : sum.getLong(0);
  }

  /** All rows of an emission, unpacked, on the driver. */
  public static List<Row> collect(Dataset<Row> emission) {
    var rows = new ArrayList<Row>();
    emission.collectAsList().forEach(emitted -> rows(emitted).forEachRemaining(rows::add));
    return rows;
  }

  /** The name of the table that emitted rows belong to. */
  public static String table(Row emitted) {
    return emitted.getAs(TABLE);
  }

  /** Whether emitted rows belong to a place. */
  public static boolean hasPlace(Row emitted) {
    return emitted.getAs("country_code") != null;
  }

  /** The place that emitted rows belong to. */
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
    return only(emission, table)
        .flatMap((FlatMapFunction<Row, Row>) Emission::rows, Encoders.row(type));
  }
}
