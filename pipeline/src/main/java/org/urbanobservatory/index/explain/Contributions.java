package org.urbanobservatory.index.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.Score;

/**
 * Splits a score into the points that its components bring in. Each score carries its points of its
 * parent's score (see {@link org.urbanobservatory.index.Aggregator#contributions}); down the tree
 * these shares multiply, so the leaves' points add up to the root's score.
 */
public final class Contributions {
  private Contributions() {}

  /**
   * One for each component, in the order given.
   *
   * @param scores of one place, edition and year, parents before children
   */
  public static List<Contribution> of(List<Score> scores) {
    Map<String, Score> byId = new HashMap<>();
    Map<String, Double> points = new HashMap<>();
    var contributions = new ArrayList<Contribution>();
    for (Score score : scores) {
      byId.put(score.componentId(), score);
      Double own = points(score, byId.get(score.parentId()), points.get(score.parentId()));
      points.put(score.componentId(), own);
      contributions.add(new Contribution(score.componentId(), score.level(), own));
    }
    return contributions;
  }

  private static Double points(Score score, Score parent, Double parentPoints) {
    if (score.parentId() == null) {
      return score.score();
    }
    if (parentPoints == null || score.contribution() == null) {
      return null;
    }
    return parent.score() == 0 ? 0 : parentPoints * score.contribution() / parent.score();
  }
}
