package org.urbanobservatory.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** Unpacks rows as they are asked for; equal texts are one object. */
final class Unpacking implements Iterator<Row> {
  private static final Map<String, StructType> STRUCT_TYPES = new ConcurrentHashMap<>();

  private final ColumnType[] types;
  private final StructType structType;
  private final ByteBuffer in;
  private final List<String> texts = new ArrayList<>();
  private int left;

  /**
   * @param count how many rows are packed
   */
  Unpacking(TableSchema table, int count, byte[] packed) {
    types = table.columns().stream().map(Column::type).toArray(ColumnType[]::new);
    structType = STRUCT_TYPES.computeIfAbsent(table.name(), name -> table.structType());
    in = ByteBuffer.wrap(packed);
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
    Object[] values = new Object[types.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.get() == Packing.ABSENT ? null : read(types[i]);
    }
    return new GenericRowWithSchema(values, structType);
  }

  private Object read(ColumnType type) {
    return switch (type) {
      case STRING -> text(in.getInt());
      case INT -> in.getInt();
      case LONG -> in.getLong();
      case DOUBLE -> in.getDouble();
      case BOOLEAN -> in.get() != 0;
      case GEOMETRY -> bytes();
    };
  }

  private String text(int number) {
    if (number == texts.size()) {
      texts.add(new String(bytes(), StandardCharsets.UTF_8));
    }
    return texts.get(number);
  }

  private byte[] bytes() {
    byte[] read = new byte[in.getInt()];
    in.get(read);
    return read;
  }
}
