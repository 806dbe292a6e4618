package org.urbanobservatory.job.sample.file;

import com.google.protobuf.ByteString;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.StringTable;
import crosby.binary.Osmformat.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.job.sample.plane.Point;

/** One block of nodes, ways or relations with its own table of texts. */
final class PbfBlock {
  /** Readers expect blocks of at most 8,000 entities. */
  static final int MOST = 8000;

  private static final double UNITS_PER_DEGREE = 1e7;

  private final LinkedHashMap<String, Integer> texts = new LinkedHashMap<>(Map.of("", 0));
  private final DenseNodes.Builder nodes = DenseNodes.newBuilder();
  private final PrimitiveGroup.Builder group = PrimitiveGroup.newBuilder();
  private long lastId;
  private long lastLon;
  private long lastLat;
  private int entities;

  boolean isFull() {
    return entities >= MOST;
  }

  boolean isEmpty() {
    return entities == 0;
  }

  void node(long id, Point degrees, Map<String, String> tags) {
    long lon = StrictMath.round(degrees.x() * UNITS_PER_DEGREE);
    long lat = StrictMath.round(degrees.y() * UNITS_PER_DEGREE);
    nodes.addId(id - lastId).addLon(lon - lastLon).addLat(lat - lastLat);
    tags.forEach((key, value) -> nodes.addKeysVals(text(key)).addKeysVals(text(value)));
    nodes.addKeysVals(0);
    lastId = id;
    lastLon = lon;
    lastLat = lat;
    entities++;
  }

  void way(long id, List<Long> refs, Map<String, String> tags) {
    Way.Builder way = Way.newBuilder().setId(id);
    tags.forEach((key, value) -> way.addKeys(text(key)).addVals(text(value)));
    long last = 0;
    for (long ref : refs) {
      way.addRefs(ref - last);
      last = ref;
    }
    group.addWays(way);
    entities++;
  }

  /** A multipolygon of one outer and one inner way. */
  void multipolygon(long id, long outer, long inner, Map<String, String> tags) {
    Relation.Builder relation = Relation.newBuilder().setId(id);
    tags.forEach((key, value) -> relation.addKeys(text(key)).addVals(text(value)));
    relation.addKeys(text("type")).addVals(text("multipolygon"));
    relation.addMemids(outer).addTypes(Relation.MemberType.WAY).addRolesSid(text("outer"));
    relation.addMemids(inner - outer).addTypes(Relation.MemberType.WAY).addRolesSid(text("inner"));
    group.addRelations(relation);
    entities++;
  }

  ByteString bytes() {
    if (nodes.getIdCount() > 0) {
      group.setDense(nodes);
    }
    StringTable.Builder table = StringTable.newBuilder();
    texts.keySet().forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
    return PrimitiveBlock.newBuilder()
        .setStringtable(table)
        .setGranularity(100)
        .addPrimitivegroup(group)
        .build()
        .toByteString();
  }

  private int text(String text) {
    return texts.computeIfAbsent(text, t -> texts.size());
  }
}
