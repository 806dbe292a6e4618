package org.urbanobservatory.source.osm;

import com.google.protobuf.ByteString;
import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes small PBF files block by block, right or wrong as a test needs. */
final class PbfWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** One block under way: a string table and a group. */
  static final class Block {
    private final List<String> strings = new ArrayList<>(List.of(""));
    private final Osmformat.PrimitiveGroup.Builder group = Osmformat.PrimitiveGroup.newBuilder();
    private final Osmformat.DenseNodes.Builder dense = Osmformat.DenseNodes.newBuilder();
    private long lastId;
    private long lastLon;
    private long lastLat;

    Block plainNode(long id, double lon, double lat, Map<String, String> tags) {
      var node = Osmformat.Node.newBuilder().setId(id).setLon(units(lon)).setLat(units(lat));
      tags.forEach((k, v) -> node.addKeys(index(k)).addVals(index(v)));
      group.addNodes(node);
      return this;
    }

    Block denseNode(long id, double lon, double lat, Map<String, String> tags) {
      dense.addId(id - lastId).addLon(units(lon) - lastLon).addLat(units(lat) - lastLat);
      tags.forEach((k, v) -> dense.addKeysVals(index(k)).addKeysVals(index(v)));
      dense.addKeysVals(0);
      lastId = id;
      lastLon = units(lon);
      lastLat = units(lat);
      return this;
    }

    Block way(long id, Map<String, String> tags, long... refs) {
      var way = Osmformat.Way.newBuilder().setId(id);
      tags.forEach((k, v) -> way.addKeys(index(k)).addVals(index(v)));
      long last = 0;
      for (long ref : refs) {
        way.addRefs(ref - last);
        last = ref;
      }
      group.addWays(way);
      return this;
    }

    Block wayWithKeyOutsideTable(long id, long... refs) {
      way(id, Map.of(), refs);
      group.getWaysBuilder(group.getWaysCount() - 1).addKeys(999).addVals(999);
      return this;
    }

    Block relation(long id, Map<String, String> tags, String role, long... wayIds) {
      var relation = Osmformat.Relation.newBuilder().setId(id);
      tags.forEach((k, v) -> relation.addKeys(index(k)).addVals(index(v)));
      long last = 0;
      for (long way : wayIds) {
        relation.addMemids(way - last).addRolesSid(index(role));
        relation.addTypes(Osmformat.Relation.MemberType.WAY);
        last = way;
      }
      group.addRelations(relation);
      return this;
    }

    private Osmformat.PrimitiveBlock build() {
      if (dense.getIdCount() > 0) {
        group.setDense(dense);
      }
      var table = Osmformat.StringTable.newBuilder();
      strings.forEach(s -> table.addS(ByteString.copyFromUtf8(s)));
      return Osmformat.PrimitiveBlock.newBuilder()
          .setStringtable(table)
          .addPrimitivegroup(group)
          .build();
    }

    private int index(String text) {
      int at = strings.indexOf(text);
      if (at < 0) {
        strings.add(text);
        at = strings.size() - 1;
      }
      return at;
    }

    private static long units(double degrees) {
      return Math.round(degrees * 1e7);
    }
  }

  PbfWriter header(String... requiredFeatures) {
    return blob("OSMHeader", zlib(header(List.of(requiredFeatures)).toByteArray()));
  }

  PbfWriter header(double west, double south, double east, double north) {
    var box =
        Osmformat.HeaderBBox.newBuilder()
            .setLeft(Math.round(west * 1e9))
            .setRight(Math.round(east * 1e9))
            .setBottom(Math.round(south * 1e9))
            .setTop(Math.round(north * 1e9));
    var header = header(List.of("OsmSchema-V0.6", "DenseNodes")).toBuilder().setBbox(box);
    return blob("OSMHeader", zlib(header.build().toByteArray()));
  }

  PbfWriter zlib(Block block) {
    return blob("OSMData", zlib(block.build().toByteArray()));
  }

  PbfWriter raw(Block block) {
    return blob(
        "OSMData",
        Fileformat.Blob.newBuilder().setRaw(ByteString.copyFrom(block.build().toByteArray())));
  }

  PbfWriter lz4(Block block) {
    return blob(
        "OSMData",
        Fileformat.Blob.newBuilder()
            .setRawSize(10)
            .setLz4Data(ByteString.copyFrom(block.build().toByteArray())));
  }

  /** A block that says another size than it inflates to. */
  PbfWriter zlibOfDeclaredSize(Block block, int rawSize) {
    return blob("OSMData", zlib(block.build().toByteArray()).setRawSize(rawSize));
  }

  PbfWriter blob(String type, Fileformat.Blob.Builder blob) {
    return bytes(type, blob.build().toByteArray());
  }

  /** A blob header and these bytes as they are. */
  PbfWriter bytes(String type, byte[] body) {
    byte[] header =
        Fileformat.BlobHeader.newBuilder()
            .setType(type)
            .setDatasize(body.length)
            .build()
            .toByteArray();
    try {
      var out = new DataOutputStream(bytes);
      out.writeInt(header.length);
      out.write(header);
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  Path write(Path file) {
    try {
      return Files.write(file, toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Osmformat.HeaderBlock header(List<String> requiredFeatures) {
    return Osmformat.HeaderBlock.newBuilder()
        .addAllRequiredFeatures(requiredFeatures)
        .setWritingprogram("test")
        .build();
  }

  private static Fileformat.Blob.Builder zlib(byte[] content) {
    var deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    var packed = new byte[content.length + 100];
    int n = deflater.deflate(packed);
    deflater.end();
    return Fileformat.Blob.newBuilder()
        .setRawSize(content.length)
        .setZlibData(ByteString.copyFrom(packed, 0, n));
  }
}
