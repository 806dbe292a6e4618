package org.urbanobservatory.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Packs rows of one table, the values in the order of its columns, each behind a byte: absent or
 * present. A text is its number among the texts of these rows, and follows where it occurs first.
 * {@link Unpacking} is the way back.
 */
final class Packing {
  static final byte ABSENT = 0;
  static final byte PRESENT = 1;

  /** Bytes of a column but those of a new text or of a geometry. */
  private static final int LARGEST = 1 + Long.BYTES;

  private final ColumnType[] types;
  private final Map<String, Integer> texts = new HashMap<>();
  private final String[] lastTexts;
  private final int[] lastNumbers;
  private ByteBuffer out = ByteBuffer.allocate(1024);
  private int count;

  Packing(TableSchema table) {
    types = table.columns().stream().map(Column::type).toArray(ColumnType[]::new);
    lastTexts = new String[types.length];
    lastNumbers = new int[types.length];
  }

  void add(Row row) {
    reserve(types.length * LARGEST);
    for (int i = 0; i < types.length; i++) {
      Object value = row.get(i);
      out.put(value == null ? ABSENT : PRESENT);
      if (value != null) {
        add(i, value);
      }
    }
    count++;
  }

  /** How many rows are packed. */
  int count() {
    return count;
  }

  byte[] bytes() {
    return Arrays.copyOf(out.array(), out.position());
  }

  private void add(int column, Object value) {
    switch (types[column]) {
      case STRING -> addText(column, (String) value);
      case INT -> out.putInt((Integer) value);
      case LONG -> out.putLong((Long) value);
      case DOUBLE -> out.putDouble((Double) value);
      case BOOLEAN -> out.put((byte) ((Boolean) value ? 1 : 0));
      case GEOMETRY -> addBytes((byte[]) value);
    }
  }

  /** Most texts are those of the row before. */
  private void addText(int column, String text) {
    if (text.equals(lastTexts[column])) {
      out.putInt(lastNumbers[column]);
      return;
    }
    Integer known = texts.putIfAbsent(text, texts.size());
    int number = known == null ? texts.size() - 1 : known;
    out.putInt(number);
    if (known == null) {
      addBytes(text.getBytes(StandardCharsets.UTF_8));
    }
    lastTexts[column] = text;
    lastNumbers[column] = number;
  }

  private void addBytes(byte[] bytes) {
    reserve(Integer.BYTES + bytes.length + types.length * LARGEST);
    out.putInt(bytes.length);
    out.put(bytes);
  }

  private void reserve(int bytes) {
    if (out.remaining() < bytes) {
      int size = Math.max(2 * out.capacity(), out.position() + bytes);
      out = ByteBuffer.allocate(size).put(out.flip());
    }
  }
}
