package org.urbanobservatory.index.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.Scored;
import org.urbanobservatory.index.treatment.SetComputation;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/** Scores one place by an edition; the places that it is compared with stay as they are. */
public interface PlaceScorer {
  /**
   * The scores of a place, in the edition's order of components; without rows where the edition
   * compares places and this one has no value.
   *
   * @param values of the place, as {@link IndexComputation#score} takes them
   */
  Scored score(Place place, int year, List<IndicatorValue> values);

  /** Scores by an edition that scores each place by itself. */
  static PlaceScorer alone(Edition edition) {
    return new IndexComputation(edition)::score;
  }

  /**
   * Scores by any edition.
   *
   * @param all values of all places; those of the scored place are replaced
   * @param years of the index, which an edition may compare with each other
   */
  static PlaceScorer among(
      Edition edition, Collection<IndicatorValue> all, Collection<Integer> years) {
    if (!edition.isTreated()) {
      return alone(edition);
    }
    var computation = new SetComputation(edition);
    boolean isYearAlone = SetComputation.comparesYearsApart(edition);
    return (place, year, values) -> {
      var compared = new ArrayList<IndicatorValue>(values);
      all.stream().filter(value -> !value.place().equals(place)).forEach(compared::add);
      var scored = new TreeSet<Integer>(isYearAlone ? List.of() : years);
      scored.add(year);
      SetComputation.Result result = computation.score(compared, scored);
      return new Scored(
          result.scores().stream()
              .filter(score -> score.place().equals(place) && score.year() == year)
              .toList(),
          result.issues().stream().filter(issue -> place.equals(issue.place())).toList());
    };
  }
}
