package org.urbanobservatory.index.treatment;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Treatment;

/**
 * Scores all places of a set by an edition with a treatment: raw values, the edition's steps in
 * their order, standardisation, weights, aggregation.
 *
 * <p>A value of the raw stage is an indicator's latest one, not after the year and not older than
 * the edition allows; where the edition imputes in time, only the value of that very year, so that
 * the declared step decides. A place without any value of a year takes no part in that year.
 */
public final class SetComputation {
  private final Edition edition;

  /**
   * @throws IllegalArgumentException when the edition has no treatment, or one that cannot be
   *     carried out; the message names each step or component with the remedy
   */
  public SetComputation(Edition edition) {
    if (!edition.isTreated()) {
      throw new IllegalArgumentException(
          "Invalid edition " + edition.id() + ": it has no treatment, score each place by itself");
    }
    List<String> problems = TreatmentCheck.check(edition);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid edition " + edition.id() + ": " + String.join("; ", problems));
    }
    this.edition = edition;
  }

  /** Whether the scores of a year depend on nothing that is said of other years. */
  public static boolean comparesYearsApart(Edition edition) {
    Treatment treatment = edition.findTreatment().orElseThrow();
    return treatment.scope() == Treatment.Scope.YEAR
        && treatment.steps().stream().noneMatch(SetRun::isInTime);
  }

  /**
   * What was computed.
   *
   * @param scores one for every place, year and component, in the edition's order of components
   * @param stages the table after each step, and what was found out about the set
   * @param issues what a reader has to know about the scores
   */
  public record Result(List<Score> scores, List<StageRow> stages, List<Issue> issues) {
    public Result {
      scores = List.copyOf(scores);
      stages = List.copyOf(stages);
      issues = List.copyOf(issues);
    }
  }

  /**
   * The scores of the places that have values.
   *
   * @param values of each indicator those on one extent, the one it is defined on; breakdowns and
   *     components are ignored, their order does not matter
   * @param years the years of the index
   * @throws IllegalStateException when an indicator of a place has two values of one year
   */
  public Result score(Collection<IndicatorValue> values, Collection<Integer> years) {
    return new SetRun(edition, new ValueTable(values), new TreeSet<>(years)).result();
  }
}
