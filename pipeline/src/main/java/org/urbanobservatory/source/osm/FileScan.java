package org.urbanobservatory.source.osm;

import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.Osmformat;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The first pass: header, counts, which block holds what, and the nodes inside a region. Blocks are
 * scanned in parallel and merged in file order.
 */
final class FileScan {
  private static final Set<String> UNDERSTOOD = Set.of("OsmSchema-V0.6", "DenseNodes");

  private final OsmSelection selection;
  private final RegionIndex regions;
  private final NodeStore.Builder inside = new NodeStore.Builder();
  private final Map<String, Long> tagCounts = new TreeMap<>();
  private final List<OsmNode> tagged = new ArrayList<>();
  private final List<BadNode> badNodes = new ArrayList<>();
  private final BitSet nodeBlocks = new BitSet();
  private final BitSet wayBlocks = new BitSet();
  private final BitSet relationBlocks = new BitSet();
  private int blocks;
  private long nodes;
  private long ways;
  private long relations;
  private OsmHeader header;

  /** A node outside the world. */
  record BadNode(long id, double lon, double lat) {}

  FileScan(OsmSelection selection, RegionIndex regions) {
    this.selection = selection;
    this.regions = regions;
    selection.countedTags().forEach(t -> tagCounts.put(t, 0L));
  }

  void run(PbfBlocks file) {
    file.pass(n -> true, this::part, Part::merge);
    if (blocks == 0) {
      throw CannotReadOsmException.of(file.file(), "the file is empty; fetch it again");
    }
  }

  NodeStore inside() {
    return inside.build();
  }

  List<OsmNode> tagged() {
    return tagged;
  }

  List<BadNode> badNodes() {
    return badNodes;
  }

  OsmHeader header() {
    return header;
  }

  OsmCounts counts(long rejected) {
    return new OsmCounts(nodes, ways, relations, rejected, tagCounts);
  }

  PbfBlobs.Wanted nodeBlocks() {
    return nodeBlocks::get;
  }

  PbfBlobs.Wanted wayBlocks() {
    return wayBlocks::get;
  }

  PbfBlobs.Wanted relationBlocks() {
    return relationBlocks::get;
  }

  private Part part(PbfBlobs.Blob blob) {
    return switch (blob.type()) {
      case "OSMHeader" -> headerPart(blob);
      case "OSMData" -> new DataPart(blob);
      default -> () -> requireHeader(blob);
    };
  }

  private interface Part {
    void merge();
  }

  private Part headerPart(PbfBlobs.Blob blob) {
    try {
      var block = Osmformat.HeaderBlock.parseFrom(blob.content());
      block.getRequiredFeaturesList().forEach(f -> requireUnderstood(blob, f));
      return () -> addHeader(block);
    } catch (InvalidProtocolBufferException e) {
      throw blob.fault("no OSM header; this is not an OSM PBF file or it is damaged", e);
    }
  }

  private static void requireUnderstood(PbfBlobs.Blob blob, String feature) {
    if (!UNDERSTOOD.contains(feature)) {
      throw blob.fault(
          "the file needs the feature '" + feature + "', understood are " + sorted(UNDERSTOOD),
          null);
    }
  }

  private static Set<String> sorted(Set<String> texts) {
    return new java.util.TreeSet<>(texts);
  }

  private void addHeader(Osmformat.HeaderBlock block) {
    blocks++;
    if (header == null) {
      header =
          new OsmHeader(
              block.hasBbox() ? bounds(block.getBbox()) : null,
              block.hasWritingprogram() ? block.getWritingprogram() : null,
              block.hasOsmosisReplicationTimestamp()
                  ? block.getOsmosisReplicationTimestamp()
                  : null);
    }
  }

  private static OsmHeader.Bounds bounds(Osmformat.HeaderBBox box) {
    return new OsmHeader.Bounds(
        box.getLeft() / 1e9, box.getBottom() / 1e9, box.getRight() / 1e9, box.getTop() / 1e9);
  }

  private void requireHeader(PbfBlobs.Blob blob) {
    blocks++;
    if (header == null) {
      throw blob.fault("the file does not begin with an OSM header", null);
    }
  }

  /** What one data block adds. */
  private final class DataPart implements Part {
    private final PbfBlobs.Blob blob;
    private final TagCounter counter;
    private final NodeStore.Builder store = new NodeStore.Builder();
    private final List<OsmNode> selected = new ArrayList<>();
    private final List<BadNode> bad = new ArrayList<>();
    private long nodeCount;
    private long wayCount;
    private long relationCount;

    DataPart(PbfBlobs.Blob blob) {
      this.blob = new PbfBlobs.Blob(blob.file(), blob.type(), blob.offset(), blob.size(), null);
      var block = new PbfBlock(blob);
      this.counter = new TagCounter(block, selection);
      boolean[] keys = block.indicesOf(selection.nodeKeys());
      block.nodes((id, lon, lat, tags) -> node(id, lon, lat, tags, keys));
      block.groups().forEach(g -> waysAndRelations(block, g));
    }

    private void node(long id, double lon, double lat, PbfBlock.Tags tags, boolean[] keys) {
      nodeCount++;
      counter.count(tags);
      if (!OsmRegion.isLonLat(lon, lat)) {
        bad.add(new BadNode(id, lon, lat));
      } else if (regions.isInAny(lon, lat)) {
        store.add(id, lon, lat);
        if (tags.hasAny(keys)) {
          selected.add(new OsmNode(id, tags.toMap(), lon, lat));
        }
      }
    }

    private void waysAndRelations(PbfBlock block, Osmformat.PrimitiveGroup group) {
      wayCount += group.getWaysCount();
      relationCount += group.getRelationsCount();
      group.getWaysList().forEach(w -> counter.count(block.tagsOf(w)));
      group.getRelationsList().forEach(r -> counter.count(block.tagsOf(r)));
    }

    @Override
    public void merge() {
      int number = blocks;
      requireHeader(blob);
      nodeBlocks.set(number, nodeCount > 0);
      wayBlocks.set(number, wayCount > 0);
      relationBlocks.set(number, relationCount > 0);
      nodes += nodeCount;
      ways += wayCount;
      relations += relationCount;
      inside.addAll(store);
      tagged.addAll(selected);
      badNodes.addAll(bad);
      counter.addTo(tagCounts);
    }
  }
}
