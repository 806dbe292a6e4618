package org.urbanobservatory.source.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Places ways and relations on their nodes and deals them to the regions they touch. */
final class OsmAssembly {
  private final List<OsmRegion> regions;
  private final RegionIndex index;
  private final NodeStore nodes;
  private final IssueLog issues;
  private final List<List<OsmNode>> regionNodes = new ArrayList<>();
  private final List<List<OsmWay>> regionWays = new ArrayList<>();
  private final List<List<OsmRelation>> regionRelations = new ArrayList<>();

  OsmAssembly(List<OsmRegion> regions, RegionIndex index, NodeStore nodes, IssueLog issues) {
    this.regions = regions;
    this.index = index;
    this.nodes = nodes;
    this.issues = issues;
    for (int r = 0; r < regions.size(); r++) {
      regionNodes.add(new ArrayList<>());
      regionWays.add(new ArrayList<>());
      regionRelations.add(new ArrayList<>());
    }
  }

  List<OsmFeatures> features(
      List<OsmNode> tagged, List<RawWay> kept, List<RawWay> members, List<RawRelation> relations) {
    dealNodes(tagged);
    var whole = new HashMap<Long, OsmWay>();
    kept.forEach(w -> dealWay(w, whole));
    members.forEach(w -> runs(w).stream().filter(r -> isWhole(w, r)).forEach(r -> put(whole, r)));
    relations.forEach(r -> dealRelation(r, whole));
    var features = new ArrayList<OsmFeatures>();
    for (int r = 0; r < regions.size(); r++) {
      features.add(
          new OsmFeatures(
              regions.get(r), regionNodes.get(r), regionWays.get(r), regionRelations.get(r)));
    }
    return features;
  }

  private void dealNodes(List<OsmNode> tagged) {
    var sorted = new ArrayList<>(tagged);
    sorted.sort(Comparator.comparingLong(OsmNode::id));
    long last = Long.MIN_VALUE;
    for (OsmNode node : sorted) {
      if (node.id() != last) {
        for (int r : index.near(node.lon(), node.lat())) {
          if (regions.get(r).holds(node.lon(), node.lat())) {
            regionNodes.get(r).add(node);
          }
        }
      }
      last = node.id();
    }
  }

  private void dealWay(RawWay way, Map<Long, OsmWay> whole) {
    List<OsmWay> runs = runs(way);
    if (runs.isEmpty()) {
      issues.reject(
          "osm_way_too_short",
          "way " + way.id(),
          "Invalid way %d: fewer than two neighbouring nodes are in the file".formatted(way.id()));
      return;
    }
    if (isWhole(way, runs.get(0))) {
      put(whole, runs.get(0));
    } else {
      issues.repair(
          "osm_way_nodes_missing",
          "way " + way.id(),
          "Invalid way %d: %d of its %d nodes are missing in the file; its other parts are kept"
              .formatted(way.id(), missing(way), way.refs().length));
    }
    runs.forEach(run -> touched(run).stream().forEach(r -> regionWays.get(r).add(run)));
  }

  private void dealRelation(RawRelation relation, Map<Long, OsmWay> whole) {
    var members = new ArrayList<OsmRelation.Member>();
    var missing = new TreeSet<Long>();
    var touched = new BitSet();
    for (int i = 0; i < relation.wayIds().length; i++) {
      OsmWay way = whole.get(relation.wayIds()[i]);
      if (way == null) {
        missing.add(relation.wayIds()[i]);
      } else {
        members.add(new OsmRelation.Member(relation.roles()[i], way));
        touched.or(touched(way));
      }
    }
    report(relation, missing);
    var placed = new OsmRelation(relation.id(), relation.tags(), members, new ArrayList<>(missing));
    touched.stream().forEach(r -> regionRelations.get(r).add(placed));
  }

  private void report(RawRelation relation, SortedSet<Long> missing) {
    if (!missing.isEmpty()) {
      issues.keep(
          "osm_relation_members_missing",
          "relation " + relation.id(),
          "Invalid relation %d: %d of its %d member ways are missing or cut in the file, first %d"
              .formatted(relation.id(), missing.size(), relation.wayIds().length, missing.first()));
    }
  }

  /** The way's runs of two or more present nodes; one run, the way itself, as a rule. */
  private List<OsmWay> runs(RawWay way) {
    var runs = new ArrayList<OsmWay>();
    int start = 0;
    for (int i = 0; i <= way.refs().length; i++) {
      if (i == way.refs().length || !nodes.has(way.refs()[i])) {
        if (i - start >= 2) {
          runs.add(placed(way, start, i));
        }
        start = i + 1;
      }
    }
    return runs;
  }

  private OsmWay placed(RawWay way, int from, int to) {
    long[] ids = Arrays.copyOfRange(way.refs(), from, to);
    var lon = new double[ids.length];
    var lat = new double[ids.length];
    for (int i = 0; i < ids.length; i++) {
      int at = nodes.find(ids[i]);
      lon[i] = nodes.lon(at);
      lat[i] = nodes.lat(at);
    }
    return new OsmWay(way.id(), way.tags(), ids, lon, lat);
  }

  private BitSet touched(OsmWay way) {
    var touched = new BitSet();
    for (int i = 0; i < way.lon().length; i++) {
      for (int r : index.near(way.lon()[i], way.lat()[i])) {
        if (regions.get(r).holds(way.lon()[i], way.lat()[i])) {
          touched.set(r);
        }
      }
    }
    return touched;
  }

  private long missing(RawWay way) {
    return Arrays.stream(way.refs()).filter(ref -> !nodes.has(ref)).count();
  }

  private static boolean isWhole(RawWay way, OsmWay run) {
    return run.nodeIds().length == way.refs().length;
  }

  private static void put(Map<Long, OsmWay> ways, OsmWay way) {
    ways.put(way.id(), way);
  }
}
