package org.urbanobservatory.source.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.source.Fault;

/** The attribute table of a Shapefile: dBASE III records of fixed width. */
final class Dbf {
  private static final int DESCRIPTOR_BYTES = 32;

  /** Marks of code pages that programs still write. */
  private static final Map<Integer, String> CODE_PAGES =
      Map.of(
          0x01,
          "IBM437",
          0x02,
          "IBM850",
          0x03,
          "windows-1252",
          0x13,
          "Shift_JIS",
          0x26,
          "IBM866",
          0x4D,
          "GBK",
          0x57,
          "windows-1252",
          0xC8,
          "windows-1250",
          0xC9,
          "windows-1251");

  private final ByteBuffer bytes;
  private final Charset charset;
  private final List<Field> fields = new ArrayList<>();
  private final int records;
  private final int headerBytes;
  private final int recordBytes;

  Dbf(ByteBuffer bytes, Charset declared) throws Fault {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < DESCRIPTOR_BYTES) {
      throw ShapeFile.broken("the .dbf has no header");
    }
    records = bytes.getInt(4);
    headerBytes = Short.toUnsignedInt(bytes.getShort(8));
    recordBytes = Short.toUnsignedInt(bytes.getShort(10));
    charset = declared == null ? marked(bytes.get(29) & 0xFF) : declared;
    checkSize();
    readFields();
  }

  private record Field(String name, char type, int offset, int length) {}

  void requireRecord(int index) throws Fault {
    if (index >= records) {
      throw ShapeFile.broken("the .dbf has %d records, the .shp more".formatted(records));
    }
  }

  void requireCount(int count) throws Fault {
    if (count != records) {
      throw ShapeFile.broken(
          "the .dbf has %d records, the .shp %d shapes".formatted(records, count));
    }
  }

  /** Values of one record: Long, Double, Boolean or String, null when blank. */
  Map<String, Object> properties(int record) throws Fault {
    Map<String, Object> properties = new LinkedHashMap<>();
    int start = headerBytes + record * recordBytes;
    for (Field field : fields) {
      properties.put(field.name, value(start + field.offset, field));
    }
    return properties;
  }

  private static Charset marked(int languageDriver) {
    return Charset.forName(CODE_PAGES.getOrDefault(languageDriver, "UTF-8"));
  }

  private void checkSize() throws Fault {
    long needed = headerBytes + (long) records * recordBytes;
    if (records < 0 || needed > bytes.limit()) {
      throw ShapeFile.broken(
          "the .dbf states %d bytes and has %d: it is cut off".formatted(needed, bytes.limit()));
    }
  }

  private void readFields() throws Fault {
    int offset = 1;
    for (int at = DESCRIPTOR_BYTES;
        at + DESCRIPTOR_BYTES <= headerBytes && bytes.get(at) != 0x0D;
        at += DESCRIPTOR_BYTES) {
      int length = bytes.get(at + 16) & 0xFF;
      fields.add(new Field(name(at), (char) bytes.get(at + 11), offset, length));
      offset += length;
    }
    if (offset > recordBytes) {
      throw ShapeFile.broken(
          "the fields of the .dbf take %d bytes, its records %d".formatted(offset, recordBytes));
    }
  }

  private String name(int at) throws Fault {
    int length = 0;
    while (length < 11 && bytes.get(at + length) != 0) {
      length++;
    }
    return decode(at, length).strip();
  }

  private Object value(int at, Field field) throws Fault {
    String text = decode(at, field.length).replace("\0", "").strip();
    if (text.isEmpty() || text.chars().allMatch(c -> c == '*')) {
      return null;
    }
    return switch (field.type) {
      case 'N', 'F' -> number(text);
      case 'L' -> logical(text);
      default -> text;
    };
  }

  private static Object number(String text) {
    try {
      boolean isWhole = text.matches("[+-]?\\d{1,18}");
      return isWhole ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static Object logical(String text) {
    return switch (text) {
      case "T", "t", "Y", "y" -> true;
      case "F", "f", "N", "n" -> false;
      default -> null;
    };
  }

  private String decode(int at, int length) throws Fault {
    try {
      return charset.newDecoder().decode(bytes.slice(at, length)).toString();
    } catch (CharacterCodingException e) {
      throw ShapeFile.broken(
          "'%s' in the .dbf is not %s; add a .cpg with the encoding"
              .formatted(latin(at, length), charset));
    }
  }

  private String latin(int at, int length) {
    return StandardCharsets.ISO_8859_1.decode(bytes.slice(at, length)).toString().strip();
  }
}
