package org.urbanobservatory.source.osm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Joins member ways to rings at the nodes where they end. Rings that meet at such a node stay
 * apart: whenever a walk comes back to a node it has passed, what lies between is a ring. Where
 * several ways go on, one of the same role is taken first; which one matters to no area, as rings
 * are filled by the even-odd rule.
 */
final class RingAssembly {
  private final List<AreaRing> rings = new ArrayList<>();
  private final List<OsmRelation.Member> open = new ArrayList<>();
  private final Map<Long, List<Integer>> ends = new HashMap<>();
  private final boolean[] used;
  private final OptionalLong looseEnd;

  RingAssembly(List<OsmRelation.Member> members) {
    deal(members);
    used = new boolean[open.size()];
    looseEnd =
        ends.entrySet().stream()
            .filter(e -> e.getValue().size() % 2 == 1)
            .mapToLong(Map.Entry::getKey)
            .min();
    for (int w = 0; looseEnd.isEmpty() && w < open.size(); w++) {
      walk(w);
    }
  }

  /** The lowest node at which an odd number of ways ends, so that no ring closes there. */
  OptionalLong findLooseEnd() {
    return looseEnd;
  }

  List<AreaRing> rings() {
    return rings;
  }

  /** Closed ways are rings already; a way that is named twice is one. */
  private void deal(List<OsmRelation.Member> members) {
    var seen = new HashSet<Long>();
    for (OsmRelation.Member member : members) {
      long[] ids = member.way().nodeIds();
      if (!seen.add(member.way().id())) {
        continue;
      }
      if (member.way().isClosed()) {
        rings.add(AreaRing.of(List.of(new AreaRing.Step(member, ids[0]))));
      } else if (ids[0] != ids[ids.length - 1]) {
        ends.computeIfAbsent(ids[0], k -> new ArrayList<>()).add(open.size());
        ends.computeIfAbsent(ids[ids.length - 1], k -> new ArrayList<>()).add(open.size());
        open.add(member);
      }
    }
  }

  private void walk(int start) {
    if (used[start]) {
      return;
    }
    var path = new ArrayList<AreaRing.Step>();
    long node = open.get(start).way().nodeIds()[0];
    for (int next = start; next >= 0; next = next(node, path)) {
      used[next] = true;
      path.add(new AreaRing.Step(open.get(next), node));
      node = path.get(path.size() - 1).to();
      cutRing(path, node);
    }
  }

  /** Takes the ring off the path's end if the path has been at this node before. */
  private void cutRing(List<AreaRing.Step> path, long node) {
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i).from() == node) {
        List<AreaRing.Step> ring = path.subList(i, path.size());
        rings.add(AreaRing.of(List.copyOf(ring)));
        ring.clear();
        return;
      }
    }
  }

  private int next(long node, List<AreaRing.Step> path) {
    String role = path.isEmpty() ? "" : path.get(path.size() - 1).member().role();
    int other = -1;
    for (int w : ends.get(node)) {
      if (!used[w] && open.get(w).role().equals(role)) {
        return w;
      }
      other = !used[w] && other < 0 ? w : other;
    }
    return other;
  }
}
