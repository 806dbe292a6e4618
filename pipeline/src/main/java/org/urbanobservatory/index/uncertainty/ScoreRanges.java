package org.urbanobservatory.index.uncertainty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.Place;
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

  /**
   * The scores of many places and years, in their order, with the ranges of their sheets.
   *
   * @param sheets by year; a score without a sheet stays as it is
   */
  public static List<Score> fill(
      List<Score> scores, MonteCarlo monteCarlo, Map<Integer, List<CitySheet>> sheets) {
    Map<RangedNode, MethodRange> ranges = new HashMap<>();
    sheets.forEach(
        (year, places) -> {
          List<List<MethodRange>> found = monteCarlo.ranges(places);
          for (int i = 0; i < places.size(); i++) {
            for (MethodRange range : found.get(i)) {
              ranges.put(new RangedNode(year, places.get(i).place(), range.componentId()), range);
            }
          }
        });
    return scores.stream()
        .map(s -> with(s, ranges.get(new RangedNode(s.year(), s.place(), s.componentId()))))
        .toList();
  }

  /** What a range is of. */
  private record RangedNode(int year, Place place, String componentId) {}

  private static Score with(Score score, MethodRange range) {
    return range == null || score.score() == null
        ? score
        : score.withRange(range.low(), range.high());
  }
}
