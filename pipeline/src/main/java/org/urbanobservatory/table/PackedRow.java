package org.urbanobservatory.table;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/**
 * The values of a row in the order of its table's columns, each behind a byte: absent or present.
 */
final class PackedRow {
  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private static final Map<String, StructType> STRUCT_TYPES = new ConcurrentHashMap<>();

  private PackedRow() {}

  static byte[] pack(TableSchema table, List<Row> rows) {
    var bytes = new ByteArrayOutputStream(128 * rows.size() + 128);
    try (var out = new DataOutputStream(bytes)) {
      for (Row row : rows) {
        pack(table, row, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void pack(TableSchema table, Row row, DataOutputStream out) throws IOException {
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.get(i);
      out.writeByte(value == null ? ABSENT : PRESENT);
      if (value != null) {
        write(out, columns.get(i).type(), value);
      }
    }
  }

  static Iterator<Row> unpack(TableSchema table, int count, byte[] packed) {
    return new Unpacking(table, count, packed);
  }

  /** Rows unpacked as they are asked for. Equal texts of a column that follow are one object. */
  private static final class Unpacking implements Iterator<Row> {
    private final List<Column> columns;
    private final StructType structType;
    private final ByteBuffer in;
    private final String[] texts;
    private final byte[][] bytes;
    private int left;

    Unpacking(TableSchema table, int count, byte[] packed) {
      columns = table.columns();
      structType = STRUCT_TYPES.computeIfAbsent(table.name(), name -> table.structType());
      in = ByteBuffer.wrap(packed);
      texts = new String[columns.size()];
      bytes = new byte[columns.size()][];
      left = count;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Row next() {
      if (left-- <= 0) {
        throw new NoSuchElementException("Cannot unpack: all rows are read");
      }
      Object[] values = new Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.get() == ABSENT ? null : read(i);
      }
      return new GenericRowWithSchema(values, structType);
    }

    private Object read(int column) {
      return switch (columns.get(column).type()) {
        case STRING -> text(column);
        case INT -> in.getInt();
        case LONG -> in.getLong();
        case DOUBLE -> in.getDouble();
        case BOOLEAN -> in.get() != 0;
        case GEOMETRY -> bytes();
      };
    }

    private String text(int column) {
      byte[] read = bytes();
      if (!Arrays.equals(read, bytes[column])) {
        bytes[column] = read;
        texts[column] = new String(read, StandardCharsets.UTF_8);
      }
      return texts[column];
    }

    private byte[] bytes() {
      byte[] read = new byte[in.getInt()];
      in.get(read);
      return read;
    }
  }

  private static void write(DataOutputStream out, ColumnType type, Object value)
      throws IOException {
    switch (type) {
      case STRING -> writeBytes(out, ((String) value).getBytes(StandardCharsets.UTF_8));
      case INT -> out.writeInt((Integer) value);
      case LONG -> out.writeLong((Long) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case GEOMETRY -> writeBytes(out, (byte[]) value);
    }
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
