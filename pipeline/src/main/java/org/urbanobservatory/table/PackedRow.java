package org.urbanobservatory.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

  static byte[] pack(TableSchema table, Row row) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      List<Column> columns = table.columns();
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.get(i);
        out.writeByte(value == null ? ABSENT : PRESENT);
        if (value != null) {
          write(out, columns.get(i).type(), value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Row unpack(TableSchema table, byte[] packed) {
    List<Column> columns = table.columns();
    Object[] values = new Object[columns.size()];
    try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readByte() == ABSENT ? null : read(in, columns.get(i).type());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new GenericRowWithSchema(
        values, STRUCT_TYPES.computeIfAbsent(table.name(), name -> table.structType()));
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

  private static Object read(DataInputStream in, ColumnType type) throws IOException {
    return switch (type) {
      case STRING -> new String(readBytes(in), StandardCharsets.UTF_8);
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> in.readDouble();
      case BOOLEAN -> in.readBoolean();
      case GEOMETRY -> readBytes(in);
    };
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
