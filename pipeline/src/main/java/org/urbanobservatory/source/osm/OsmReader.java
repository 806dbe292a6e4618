package org.urbanobservatory.source.osm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads in passes, so that memory follows the regions:
 *
 * <ol>
 *   <li>all blocks: header, counts, nodes inside a region;
 *   <li>way blocks: ways with such a node;
 *   <li>relation blocks: multipolygons with such a way;
 *   <li>way blocks: the other member ways of those, if any;
 *   <li>node blocks: the nodes of all kept ways that lie outside, if any.
 * </ol>
 */
final class OsmReader {
  private final PbfBlocks file;
  private final List<OsmRegion> regions;
  private final OsmSelection selection;
  private final RegionIndex index;
  private final IssueLog issues;

  OsmReader(String input, PbfBlocks file, List<OsmRegion> regions, OsmSelection selection) {
    this.file = file;
    this.regions = List.copyOf(regions);
    this.selection = selection;
    this.index = new RegionIndex(regions);
    this.issues = new IssueLog(input);
  }

  OsmExtract read() {
    var scan = new FileScan(selection, index);
    scan.run(file);
    NodeStore inside = scan.inside();
    report(scan, inside);
    var ways = new WayScan(selection);
    ways.touching(file, scan.wayBlocks(), inside);
    List<RawWay> kept = distinct(ways.kept());
    List<RawRelation> relations = relations(scan, ways);
    List<RawWay> members = members(scan, kept, relations);
    NodeStore nodes = completed(scan, inside, kept, members);
    var assembly = new OsmAssembly(regions, index, nodes, issues);
    List<OsmFeatures> features = assembly.features(scan.tagged(), kept, members, relations);
    return new OsmExtract(scan.header(), scan.counts(issues.rejected()), features, issues.list());
  }

  private void report(FileScan scan, NodeStore inside) {
    for (FileScan.BadNode bad : scan.badNodes()) {
      issues.reject(
          "osm_node_position",
          "node " + bad.id(),
          "Invalid position of node %d: longitude %s, latitude %s"
              .formatted(bad.id(), bad.lon(), bad.lat()));
    }
    if (inside.duplicates() > 0) {
      issues.reject(
          "osm_duplicate_node",
          null,
          "Invalid node ids: "
              + inside.duplicates()
              + " nodes repeat the id of an earlier node; the first is kept",
          inside.duplicates());
    }
  }

  /** Ascending by id; of ways with one id the first in the file. */
  private List<RawWay> distinct(List<RawWay> ways) {
    var sorted = new ArrayList<>(ways);
    sorted.sort(Comparator.comparingLong(RawWay::id));
    var distinct = new ArrayList<RawWay>(sorted.size());
    for (RawWay way : sorted) {
      if (!distinct.isEmpty() && distinct.get(distinct.size() - 1).id() == way.id()) {
        rejectDuplicate("way", way.id());
      } else {
        distinct.add(way);
      }
    }
    return distinct;
  }

  private void rejectDuplicate(String kind, long id) {
    issues.reject(
        "osm_duplicate_" + kind,
        kind + " " + id,
        "Invalid %s %d: the file holds it twice; the first is kept".formatted(kind, id));
  }

  private List<RawRelation> relations(FileScan scan, WayScan ways) {
    if (selection.relationKeys().isEmpty()) {
      return List.of();
    }
    var sorted =
        new ArrayList<>(
            new RelationScan(selection, ways.touching()).run(file, scan.relationBlocks()));
    sorted.sort(Comparator.comparingLong(RawRelation::id));
    for (int i = sorted.size() - 1; i > 0; i--) {
      if (sorted.get(i).id() == sorted.get(i - 1).id()) {
        rejectDuplicate("relation", sorted.remove(i).id());
      }
    }
    return sorted;
  }

  private List<RawWay> members(FileScan scan, List<RawWay> kept, List<RawRelation> relations) {
    long[] have = kept.stream().mapToLong(RawWay::id).toArray();
    long[] wanting = RelationScan.wanting(relations, id -> SortedLongs.has(have, id));
    return WayScan.named(file, scan.wayBlocks(), wanting);
  }

  private NodeStore completed(
      FileScan scan, NodeStore inside, List<RawWay> kept, List<RawWay> members) {
    var absent = new SortedLongs();
    kept.forEach(w -> addAbsent(w, inside, absent));
    members.forEach(w -> addAbsent(w, inside, absent));
    long[] ids = absent.distinct();
    if (ids.length == 0) {
      return inside;
    }
    var all = new NodeStore.Builder();
    all.addAll(inside);
    file.pass(scan.nodeBlocks(), blob -> named(new PbfBlock(blob), ids), all::addAll);
    return all.build();
  }

  private static void addAbsent(RawWay way, NodeStore inside, SortedLongs absent) {
    for (long ref : way.refs()) {
      if (!inside.has(ref)) {
        absent.add(ref);
      }
    }
  }

  private static NodeStore.Builder named(PbfBlock block, long[] ids) {
    var found = new NodeStore.Builder();
    block.nodes(
        (id, lon, lat, tags) -> {
          if (SortedLongs.has(ids, id) && OsmRegion.isLonLat(lon, lat)) {
            found.add(id, lon, lat);
          }
        });
    return found;
  }
}
