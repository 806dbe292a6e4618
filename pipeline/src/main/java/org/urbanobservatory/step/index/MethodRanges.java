package org.urbanobservatory.step.index;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.index.uncertainty.ScoreRanges;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;

/** The draws of editions, made once in each task, and the method ranges that they give. */
final class MethodRanges implements Serializable {
  private static final long serialVersionUID = 1;
  private transient Map<String, MonteCarlo> draws;

  /** The draws of an edition that varies its choices. */
  synchronized MonteCarlo monteCarlo(Edition edition) {
    if (draws == null) {
      draws = new HashMap<>();
    }
    return draws.computeIfAbsent(
        edition.id(), id -> new MonteCarlo(edition, edition.uncertainty()));
  }

  /** The scores of one place and year with their method ranges, where the edition has any. */
  List<Score> complete(Edition edition, List<Score> scores, List<IndicatorValue> values) {
    boolean isScored =
        scores.stream().anyMatch(score -> score.parentId() != null && score.score() != null);
    if (!edition.uncertainty().isVaried() || edition.isTreated() || !isScored) {
      return scores;
    }
    Score any = scores.get(0);
    MonteCarlo monteCarlo = monteCarlo(edition);
    CitySheet sheet = monteCarlo.sheet(any.place(), any.year(), values);
    return ScoreRanges.fill(scores, monteCarlo.ranges(sheet));
  }
}
