package org.urbanobservatory.source.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.Osmformat;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One decoded OSMData block: visits its elements with deltas resolved and tags as indices. */
final class PbfBlock {
  /** Called per node; {@code tags} is reused between calls. */
  @FunctionalInterface
  interface NodeVisitor {
    void node(long id, double lon, double lat, Tags tags);
  }

  /** The tags of the element at hand, as indices of the block's string table. */
  final class Tags {
    private int[] pairs = new int[32];
    private int size;

    boolean hasAny(boolean[] keys) {
      boolean any = false;
      for (int i = 0; i < size; i += 2) {
        any |= keys[pairs[i]];
      }
      return any;
    }

    Map<String, String> toMap() {
      var map = new TreeMap<String, String>();
      for (int i = 0; i < size; i += 2) {
        map.put(text(pairs[i]), text(pairs[i + 1]));
      }
      return Collections.unmodifiableSortedMap(map);
    }

    int size() {
      return size / 2;
    }

    int key(int i) {
      return pairs[2 * i];
    }

    int value(int i) {
      return pairs[2 * i + 1];
    }

    private void clear() {
      size = 0;
    }

    private void add(int key, int value) {
      if (size + 2 > pairs.length) {
        pairs = java.util.Arrays.copyOf(pairs, 2 * pairs.length);
      }
      pairs[size++] = key;
      pairs[size++] = value;
    }
  }

  private final PbfBlobs.Blob blob;
  private final Osmformat.PrimitiveBlock block;
  private final Tags tags = new Tags();

  PbfBlock(PbfBlobs.Blob blob) {
    this.blob = blob;
    try {
      this.block = Osmformat.PrimitiveBlock.parseFrom(blob.content());
    } catch (InvalidProtocolBufferException e) {
      throw blob.fault("the block holds no OSM data; the file is damaged", e);
    }
  }

  Iterable<Osmformat.PrimitiveGroup> groups() {
    return block.getPrimitivegroupList();
  }

  long offset() {
    return blob.offset();
  }

  String text(int index) {
    return block.getStringtable().getS(index).toStringUtf8();
  }

  int strings() {
    return block.getStringtable().getSCount();
  }

  /** Per index of the string table, whether it is one of these keys. */
  boolean[] indicesOf(Set<String> keys) {
    Set<ByteString> wanted = new HashSet<>();
    keys.forEach(k -> wanted.add(ByteString.copyFromUtf8(k)));
    var found = new boolean[strings()];
    for (int i = 0; i < found.length; i++) {
      found[i] = wanted.contains(block.getStringtable().getS(i));
    }
    return found;
  }

  void nodes(NodeVisitor visitor) {
    for (Osmformat.PrimitiveGroup group : groups()) {
      plain(group, visitor);
      dense(group.getDense(), visitor);
    }
  }

  Tags tagsOf(Osmformat.Way way) {
    tags.clear();
    for (int i = 0; i < way.getKeysCount(); i++) {
      tags.add(way.getKeys(i), way.getVals(i));
    }
    return tags;
  }

  Tags tagsOf(Osmformat.Relation relation) {
    tags.clear();
    for (int i = 0; i < relation.getKeysCount(); i++) {
      tags.add(relation.getKeys(i), relation.getVals(i));
    }
    return tags;
  }

  static long[] refs(Osmformat.Way way) {
    var refs = new long[way.getRefsCount()];
    long ref = 0;
    for (int i = 0; i < refs.length; i++) {
      ref += way.getRefs(i);
      refs[i] = ref;
    }
    return refs;
  }

  private void plain(Osmformat.PrimitiveGroup group, NodeVisitor visitor) {
    for (int n = 0; n < group.getNodesCount(); n++) {
      Osmformat.Node node = group.getNodes(n);
      tags.clear();
      for (int i = 0; i < node.getKeysCount(); i++) {
        tags.add(node.getKeys(i), node.getVals(i));
      }
      visitor.node(node.getId(), lon(node.getLon()), lat(node.getLat()), tags);
    }
  }

  private void dense(Osmformat.DenseNodes dense, NodeVisitor visitor) {
    long id = 0;
    long lon = 0;
    long lat = 0;
    int at = 0;
    for (int i = 0; i < dense.getIdCount(); i++) {
      id += dense.getId(i);
      lon += dense.getLon(i);
      lat += dense.getLat(i);
      at = denseTags(dense, at);
      visitor.node(id, lon(lon), lat(lat), tags);
    }
  }

  /** Fills the tags of one dense node from {@code at} on; where the next node's tags start. */
  private int denseTags(Osmformat.DenseNodes dense, int at) {
    tags.clear();
    int i = at;
    while (i < dense.getKeysValsCount() && dense.getKeysVals(i) != 0) {
      tags.add(dense.getKeysVals(i), dense.getKeysVals(i + 1));
      i += 2;
    }
    return i + 1;
  }

  // Division, because the quotient is the double nearest to the decimal that mappers see.
  private double lon(long units) {
    return (block.getLonOffset() + block.getGranularity() * units) / 1e9;
  }

  private double lat(long units) {
    return (block.getLatOffset() + block.getGranularity() * units) / 1e9;
  }
}
