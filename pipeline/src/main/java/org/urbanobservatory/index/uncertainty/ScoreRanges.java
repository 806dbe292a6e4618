package org.urbanobservatory.index.uncertainty;

import java.util.HashMap;
import java.util.List;
import org.urbanobservatory.model.Score;

/** Puts method ranges into scores. */
public final class ScoreRanges {
  private ScoreRanges() {}

  /** The scores of one place, edition and year with their ranges. */
  public static List<Score> fill(List<Score> scores, List<MethodRange> ranges) {
    var byId = new HashMap<String, MethodRange>();
    ranges.forEach(range -> byId.put(range.componentId(), range));
    return scores.stream().map(score -> with(score, byId.get(score.componentId()))).toList();
  }

  private static Score with(Score score, MethodRange range) {
    if (range == null || score.score() == null) {
      return score;
    }
    return new Score(
        score.place(),
        score.edition(),
        score.year(),
        score.level(),
        score.componentId(),
        score.parentId(),
        score.rawValue(),
        score.score(),
        score.band(),
        score.coverage(),
        score.proxiedShare(),
        score.confidenceShare(),
        range.low(),
        range.high(),
        score.contribution(),
        score.dataYear(),
        score.reason());
  }
}
