package org.urbanobservatory.table;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The values of rows in the order of their table's columns, each behind a byte: absent or present.
 * A text is its number among the texts of these rows, and follows where it occurs first.
 */
final class PackedRow {
  static final byte ABSENT = 0;
  static final byte PRESENT = 1;

  private PackedRow() {}

  static byte[] pack(TableSchema table, List<Row> rows) {
    var packing = new Packing(table);
    rows.forEach(packing::add);
    return packing.bytes();
  }

  static Iterator<Row> unpack(TableSchema table, int count, byte[] packed) {
    return new Unpacking(table, count, packed);
  }
}
