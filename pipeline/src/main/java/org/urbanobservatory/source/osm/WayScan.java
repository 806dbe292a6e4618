package org.urbanobservatory.source.osm;

import crosby.binary.Osmformat;
import java.util.ArrayList;
import java.util.List;

/** The passes over ways: first those that touch a region, then members of kept relations. */
final class WayScan {
  private final OsmSelection selection;
  private final List<RawWay> kept = new ArrayList<>();
  private final SortedLongs touching = new SortedLongs();

  WayScan(OsmSelection selection) {
    this.selection = selection;
  }

  /** Selected ways with a node inside, in file order. */
  List<RawWay> kept() {
    return kept;
  }

  /** All ways with a node inside, selected or not, ascending. */
  long[] touching() {
    return touching.distinct();
  }

  void touching(PbfBlocks file, PbfBlobs.Wanted blocks, NodeStore inside) {
    file.pass(blocks, blob -> new Part(new PbfBlock(blob), inside), Part::merge);
  }

  /** The ways with these ids (ascending), wherever they lie. */
  static List<RawWay> named(PbfBlocks file, PbfBlobs.Wanted blocks, long[] ids) {
    var found = new ArrayList<RawWay>();
    if (ids.length > 0) {
      file.pass(blocks, blob -> named(new PbfBlock(blob), ids), found::addAll);
    }
    return found;
  }

  private static List<RawWay> named(PbfBlock block, long[] ids) {
    var found = new ArrayList<RawWay>();
    for (Osmformat.PrimitiveGroup group : block.groups()) {
      for (Osmformat.Way way : group.getWaysList()) {
        if (SortedLongs.has(ids, way.getId())) {
          found.add(raw(block, way, PbfBlock.refs(way)));
        }
      }
    }
    return found;
  }

  private static RawWay raw(PbfBlock block, Osmformat.Way way, long[] refs) {
    return new RawWay(way.getId(), block.tagsOf(way).toMap(), refs);
  }

  private static boolean touches(long[] refs, NodeStore inside) {
    for (long ref : refs) {
      if (inside.has(ref)) {
        return true;
      }
    }
    return false;
  }

  /** What one block adds. */
  private final class Part {
    private final List<RawWay> ways = new ArrayList<>();
    private final SortedLongs ids = new SortedLongs();

    Part(PbfBlock block, NodeStore inside) {
      boolean[] keys = block.indicesOf(selection.wayKeys());
      for (Osmformat.PrimitiveGroup group : block.groups()) {
        group.getWaysList().forEach(way -> way(block, way, keys, inside));
      }
    }

    private void way(PbfBlock block, Osmformat.Way way, boolean[] keys, NodeStore inside) {
      boolean selected = block.tagsOf(way).hasAny(keys);
      if (!selected && selection.relationKeys().isEmpty()) {
        return;
      }
      long[] refs = PbfBlock.refs(way);
      if (touches(refs, inside)) {
        ids.add(way.getId());
        if (selected) {
          ways.add(raw(block, way, refs));
        }
      }
    }

    void merge() {
      kept.addAll(ways);
      touching.addAll(ids);
    }
  }
}
