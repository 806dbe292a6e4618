package org.urbanobservatory.source.vector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/**
 * Reads an ESRI Shapefile: geometry (.shp), attributes (.dbf), CRS (.prj) and encoding (.cpg) side
 * by side (ESRI white paper, July 1998). The parts count on each other's order, so a broken one
 * refuses the whole. Written here because Sedona's reader needs Spark and gives holes to the ring
 * before them.
 */
final class ShapeFile {
  private static final int MAGIC = 9994;
  private static final int HEADER_BYTES = 100;
  private static final int RECORD_HEADER_BYTES = 8;

  private final ByteSource source;
  private final Charset encoding;
  private final FeatureSink sink;

  ShapeFile(ByteSource source, Charset encoding, FeatureSink sink) {
    this.source = source;
    this.encoding = encoding;
    this.sink = sink;
  }

  void read() throws IOException, Fault {
    ByteBuffer shapes = bytes(source);
    checkHeader(shapes);
    Dbf table = new Dbf(ByteBuffer.wrap(allBytes(part("dbf"))), encoding());
    readPrj();
    readRecords(shapes, table);
  }

  private static ByteBuffer bytes(ByteSource file) throws IOException, Fault {
    return ByteBuffer.wrap(allBytes(file));
  }

  private static byte[] allBytes(ByteSource file) throws IOException, Fault {
    if (file.size() > Integer.MAX_VALUE - 16) {
      throw broken(file.fileName() + " is over 2 GB; a Shapefile cannot be");
    }
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    }
  }

  private static void checkHeader(ByteBuffer shapes) throws Fault {
    if (shapes.limit() < HEADER_BYTES || shapes.getInt(0) != MAGIC) {
      throw broken("its first bytes are not those of a Shapefile");
    }
    long stated = 2L * shapes.getInt(24);
    if (stated != shapes.limit()) {
      throw broken(
          "the .shp states %d bytes and has %d: it is cut off".formatted(stated, shapes.limit()));
    }
  }

  private void readRecords(ByteBuffer shapes, Dbf table) throws Fault {
    int at = HEADER_BYTES;
    int count = 0;
    while (at < shapes.limit()) {
      int length = recordLength(shapes, at);
      ByteBuffer content =
          shapes.slice(at + RECORD_HEADER_BYTES, length).order(ByteOrder.LITTLE_ENDIAN);
      table.requireRecord(count);
      String id = Integer.toString(shapes.getInt(at));
      sink.add(id, table.properties(count), () -> Shapes.geometry(content));
      at += RECORD_HEADER_BYTES + length;
      count++;
    }
    table.requireCount(count);
  }

  private static int recordLength(ByteBuffer shapes, int at) throws Fault {
    int left = shapes.limit() - at - RECORD_HEADER_BYTES;
    long length = left < 0 ? -1 : 2L * shapes.getInt(at + 4);
    if (length < 4 || length > left) {
      throw broken("the record at byte " + at + " of the .shp reaches beyond the end of the file");
    }
    return (int) length;
  }

  /** The file beside the .shp, whatever the case of its extension. */
  private ByteSource part(String extension) throws Fault {
    ByteSource part = findPart(extension);
    if (part == null) {
      throw broken("the ." + extension + " beside it is missing; copy all parts of the Shapefile");
    }
    return part;
  }

  private ByteSource findPart(String extension) {
    String stem = source.uri().substring(0, source.uri().length() - "shp".length());
    return List.of(extension, extension.toUpperCase(Locale.ROOT)).stream()
        .map(e -> new ByteSource(stem + e))
        .filter(ByteSource::exists)
        .findFirst()
        .orElse(null);
  }

  private void readPrj() throws IOException, Fault {
    ByteSource prj = findPart("prj");
    String wkt = prj == null ? "" : text(prj);
    if (!wkt.isBlank()) {
      sink.crs(wkt);
    }
  }

  private static String text(ByteSource file) throws IOException, Fault {
    return new String(allBytes(file), StandardCharsets.UTF_8).strip();
  }

  /** Declared, else what the .cpg names, else null: the .dbf's own mark or UTF-8. */
  private Charset encoding() throws IOException, Fault {
    ByteSource cpg = findPart("cpg");
    return encoding != null || cpg == null ? encoding : charset(text(cpg));
  }

  private static Charset charset(String name) throws Fault {
    String plain = name.replaceFirst("(?i)^(ANSI|OEM|CP)[ -]*", "");
    try {
      return switch (plain) {
        case "65001" -> StandardCharsets.UTF_8;
        case "88591" -> StandardCharsets.ISO_8859_1;
        default -> Charset.forName(plain.matches("125\\d") ? "windows-" + plain : codePage(plain));
      };
    } catch (IllegalArgumentException e) {
      throw broken("the .cpg names the unknown encoding '" + name + "'");
    }
  }

  private static String codePage(String plain) {
    return plain.matches("\\d{3}") ? "IBM" + plain : plain;
  }

  static Fault broken(String detail) {
    return Fault.cannot("broken_shapefile", "read", "the Shapefile is broken: " + detail);
  }
}
