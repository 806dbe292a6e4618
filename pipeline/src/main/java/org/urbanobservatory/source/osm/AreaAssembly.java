package org.urbanobservatory.source.osm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Geometry;

/** Turns ways and relations into polygons one by one, each fault an issue of its own. */
final class AreaAssembly {
  private final Predicate<Map<String, String>> wanted;
  private final IssueLog issues;
  private final List<OsmArea> areas = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private long read;
  private long lastOpenWay = Long.MIN_VALUE;

  AreaAssembly(String input, Predicate<Map<String, String>> wanted) {
    this.wanted = wanted;
    this.issues = new IssueLog(input);
  }

  OsmAreas areas() {
    return new OsmAreas(areas, read, refused, issues.list());
  }

  void addWay(OsmWay way) {
    if (!isWanted(way.tags())) {
      return;
    }
    if (way.isClosed()) {
      read++;
      add("way " + way.id(), way.tags(), List.of(AreaRing.of(way)));
    } else if (way.id() != lastOpenWay) {
      read++;
      refuseOpen(way);
    }
  }

  void addRelation(OsmRelation relation) {
    var tags = new TreeMap<>(relation.tags());
    tags.put("area", "yes");
    if (!isWanted(tags)) {
      return;
    }
    read++;
    String element = "relation " + relation.id();
    if (!relation.isWhole()) {
      refuseCut(element, relation);
      return;
    }
    var rings = new RingAssembly(relation.members());
    if (rings.findLooseEnd().isPresent()) {
      refuseLoose(element, rings.findLooseEnd().getAsLong());
    } else {
      add(element, tags, rings.rings());
    }
  }

  private boolean isWanted(Map<String, String> tags) {
    return !"no".equals(tags.get("area")) && wanted.test(tags);
  }

  private void add(String element, Map<String, String> tags, List<AreaRing> rings) {
    var fill = new RingFill(rings);
    Optional<Geometry> polygon = fill.findPolygon();
    if (polygon.isEmpty()) {
      reject(
          "osm_area_empty",
          element,
          "Invalid area %s: its rings enclose no land; redraw it".formatted(element));
      return;
    }
    if (fill.findRepair().isPresent()) {
      issues.repair(
          "osm_area_repaired",
          element,
          "Invalid area %s: %s; correct it in the source"
              .formatted(element, fill.findRepair().get()));
    }
    areas.add(new OsmArea(element, tags, polygon.get()));
  }

  /** Parts of a cut way share its id and are one refusal. */
  private void refuseOpen(OsmWay way) {
    lastOpenWay = way.id();
    reject(
        "osm_area_not_closed",
        "way " + way.id(),
        "Invalid area way %d: it ends at node %d and begins at node %d; close it, or use an extract that holds it whole"
            .formatted(way.id(), way.nodeIds()[way.nodeIds().length - 1], way.nodeIds()[0]));
  }

  private void refuseCut(String element, OsmRelation relation) {
    reject(
        "osm_area_members_missing",
        element,
        "Invalid area %s: %d of its ways are missing or cut in the file, first %d; use an extract that holds it whole"
            .formatted(element, relation.missingWays().size(), relation.missingWays().get(0)));
  }

  private void refuseLoose(String element, long node) {
    reject(
        "osm_area_not_closed",
        element,
        "Invalid area %s: its rings do not close at node %d; complete its members"
            .formatted(element, node));
  }

  private void reject(String code, String element, String message) {
    refused.add(element);
    issues.reject(code, element, message);
  }
}
