package org.urbanobservatory.index.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * Scores of groups of people. A component has one only where every leaf below it that is scored for
 * all people is scored for the group too: a mean of women's literacy and everyone's air would be
 * nobody's. Standardisations are those of the edition, so groups compare with the total.
 */
public final class GroupScores {
  /** Reason of a component of which an input has no value for the group. */
  public static final String NOT_ALL_INPUTS = "not_all_inputs_by_group";

  private final IndexComputation computation;
  private final GroupLeaves leaves;

  /**
   * @throws IllegalArgumentException when the edition compares places, see {@link SetGroupScores}
   */
  public GroupScores(Edition edition) {
    this.computation = new IndexComputation(edition);
    this.leaves = new GroupLeaves(edition);
  }

  /**
   * The scores of every group that has a value, by group and then in the edition's order.
   *
   * @param values of one place, all groups; of each indicator those on one extent
   */
  public List<GroupScore> of(Place place, int year, List<IndicatorValue> values) {
    Map<String, Score> total = GroupLeaves.byId(computation.score(place, year, values).scores());
    var scores = new ArrayList<GroupScore>();
    for (Breakdown group : groups(values)) {
      List<Score> rows = computation.score(place, year, asTotal(values, group)).scores();
      leaves.checked(rows, total).forEach(row -> scores.add(new GroupScore(group, row)));
    }
    return scores;
  }

  private static SortedSet<Breakdown> groups(List<IndicatorValue> values) {
    SortedSet<Breakdown> groups = new TreeSet<>();
    for (IndicatorValue value : values) {
      if (!value.breakdown().isTotal() && value.value() != null) {
        groups.add(value.breakdown());
      }
    }
    return groups;
  }

  private static List<IndicatorValue> asTotal(List<IndicatorValue> values, Breakdown group) {
    return values.stream()
        .filter(value -> value.breakdown().equals(group))
        .map(value -> value.withBreakdown(Breakdown.TOTAL))
        .toList();
  }
}
