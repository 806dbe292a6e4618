package org.urbanobservatory.index.breakdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Score;

/** Which components of an edition have a score for a group of people. */
final class GroupLeaves {
  private final Map<String, List<String>> below = new HashMap<>();

  GroupLeaves(Edition edition) {
    for (Component leaf : edition.leaves()) {
      String id = leaf.id();
      while (id != null) {
        below.computeIfAbsent(id, key -> new ArrayList<>()).add(leaf.id());
        id = edition.findComponent(id).orElseThrow().parentId();
      }
    }
  }

  static Map<String, Score> byId(List<Score> scores) {
    var byId = new HashMap<String, Score>();
    scores.forEach(score -> byId.put(score.componentId(), score));
    return byId;
  }

  /**
   * The rows of a group; without a score where a leaf below is scored for all people and not for
   * the group.
   *
   * @param rows of one group
   * @param total of all people, by component
   */
  List<Score> checked(List<Score> rows, Map<String, Score> total) {
    Map<String, Score> own = byId(rows);
    return rows.stream().map(row -> isWhole(row, own, total) ? row : without(row)).toList();
  }

  private boolean isWhole(Score row, Map<String, Score> own, Map<String, Score> total) {
    return below.get(row.componentId()).stream()
        .allMatch(leaf -> !isScored(total.get(leaf)) || isScored(own.get(leaf)));
  }

  private static boolean isScored(Score score) {
    return score != null && score.score() != null;
  }

  private static Score without(Score row) {
    return new Score(
        row.place(),
        row.edition(),
        row.year(),
        row.level(),
        row.componentId(),
        row.parentId(),
        null,
        null,
        null,
        row.coverage(),
        row.proxiedShare(),
        row.confidenceShare(),
        null,
        null,
        null,
        null,
        GroupScores.NOT_ALL_INPUTS);
  }
}
