package org.urbanobservatory.job.fault;

import com.google.protobuf.ByteString;
import crosby.binary.Fileformat.Blob;
import crosby.binary.Fileformat.BlobHeader;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.StringTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Ways to draw the sample's second city wrong. */
final class Spoilt {
  private static final int SECOND_CITY = 2;
  private static final Pattern POINT = Pattern.compile("\\[(-?[0-9.]+),(-?[0-9.]+)\\]");
  private static final Pattern TWO_POINTS =
      Pattern.compile("(\\[-?[0-9.]+,-?[0-9.]+\\]),(\\[-?[0-9.]+,-?[0-9.]+\\])");

  private Spoilt() {}

  /** Latitude before longitude. */
  static void swapCoordinates(Trial trial) {
    editSecondCity(trial, line -> POINT.matcher(line).replaceAll("[$2,$1]"));
  }

  /** The ring ends one vertex too early. */
  static void openRing(Trial trial) {
    editSecondCity(trial, line -> line.replaceFirst(",\\[[^\\[\\]]*\\](\\]+\\}\\},?)$", "$1"));
  }

  /** The file has no second city. */
  static void removeCity(Trial trial) {
    trial.edit(
        "cities.geojson",
        text -> {
          var lines = new ArrayList<>(List.of(text.split("\n", -1)));
          lines.remove(SECOND_CITY);
          return String.join("\n", lines);
        });
  }

  /** Two vertices in the wrong order make a loop. */
  static void crossBoundary(Trial trial) {
    editSecondCity(
        trial,
        line -> {
          Matcher pair = TWO_POINTS.matcher(line);
          // The first pair holds the ring's start, which is its end, too.
          pair.find();
          pair.find();
          return line.substring(0, pair.start())
              + pair.group(2)
              + ","
              + pair.group(1)
              + line.substring(pair.end());
        });
  }

  private static void editSecondCity(Trial trial, UnaryOperator<String> change) {
    trial.edit(
        "cities.geojson",
        text -> {
          String[] lines = text.split("\n", -1);
          lines[SECOND_CITY] = change.apply(lines[SECOND_CITY]);
          return String.join("\n", lines);
        });
  }

  /** Adds a park to the streets' file of which one outer way is there and another is missing. */
  static void appendRelation(Trial trial, long way) {
    List<String> texts = List.of("", "type", "multipolygon", "leisure", "park", "outer");
    StringTable.Builder table = StringTable.newBuilder();
    texts.forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
    Relation relation =
        Relation.newBuilder()
            .setId(4_000_000_000L)
            .addKeys(1)
            .addVals(2)
            .addKeys(3)
            .addVals(4)
            .addMemids(way)
            .addTypes(Relation.MemberType.WAY)
            .addRolesSid(5)
            .addMemids(4_000_000_001L - way)
            .addTypes(Relation.MemberType.WAY)
            .addRolesSid(5)
            .build();
    ByteString block =
        PrimitiveBlock.newBuilder()
            .setStringtable(table)
            .addPrimitivegroup(PrimitiveGroup.newBuilder().addRelations(relation))
            .build()
            .toByteString();
    append(trial, Blob.newBuilder().setRaw(block).setRawSize(block.size()).build().toByteArray());
  }

  private static void append(Trial trial, byte[] blob) {
    byte[] header =
        BlobHeader.newBuilder().setType("OSMData").setDatasize(blob.length).build().toByteArray();
    byte[] before = trial.bytes("streets.osm.pbf");
    trial.write(
        "streets.osm.pbf",
        ByteBuffer.allocate(before.length + 4 + header.length + blob.length)
            .put(before)
            .putInt(header.length)
            .put(header)
            .put(blob)
            .array());
  }

  /** The texts in a zip file by their names. */
  static Map<String, String> unzipped(byte[] zip) {
    var files = new TreeMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static byte[] zipped(Map<String, String> files) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
