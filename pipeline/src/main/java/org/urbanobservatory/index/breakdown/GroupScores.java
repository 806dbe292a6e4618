package org.urbanobservatory.index.breakdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
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
  private final Map<String, List<String>> leaves = new HashMap<>();

  /**
   * @throws IllegalArgumentException when the edition compares places: a score of a group would
   *     need the groups of all places
   */
  public GroupScores(Edition edition) {
    this.computation = new IndexComputation(edition);
    for (Component leaf : edition.leaves()) {
      String id = leaf.id();
      while (id != null) {
        leaves.computeIfAbsent(id, key -> new ArrayList<>()).add(leaf.id());
        id = edition.findComponent(id).orElseThrow().parentId();
      }
    }
  }

  /**
   * The scores of every group that has a value, by group and then in the edition's order.
   *
   * @param values of one place, all groups; of each indicator those on one extent
   */
  public List<GroupScore> of(Place place, int year, List<IndicatorValue> values) {
    Map<String, Score> total = byId(computation.score(place, year, values).scores());
    var scores = new ArrayList<GroupScore>();
    for (Breakdown group : groups(values)) {
      List<Score> rows = computation.score(place, year, asTotal(values, group)).scores();
      Map<String, Score> own = byId(rows);
      rows.forEach(row -> scores.add(new GroupScore(group, checked(row, own, total))));
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

  private Score checked(Score row, Map<String, Score> own, Map<String, Score> total) {
    boolean isWhole =
        leaves.get(row.componentId()).stream()
            .allMatch(leaf -> total.get(leaf).score() == null || own.get(leaf).score() != null);
    return isWhole ? row : without(row);
  }

  private static Map<String, Score> byId(List<Score> scores) {
    var byId = new HashMap<String, Score>();
    scores.forEach(score -> byId.put(score.componentId(), score));
    return byId;
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
        NOT_ALL_INPUTS);
  }

  private static List<IndicatorValue> asTotal(List<IndicatorValue> values, Breakdown group) {
    return values.stream()
        .filter(value -> value.breakdown().equals(group))
        .map(GroupScores::asTotal)
        .toList();
  }

  private static IndicatorValue asTotal(IndicatorValue v) {
    return new IndicatorValue(
        v.place(),
        v.extentId(),
        v.indicatorId(),
        v.sdgSeries(),
        v.component(),
        v.year(),
        Breakdown.TOTAL,
        v.value(),
        v.unit(),
        v.numerator(),
        v.denominator(),
        v.population(),
        v.stdError(),
        v.dataYear(),
        v.isProxy(),
        v.obsStatus(),
        v.nature(),
        v.method(),
        v.source(),
        v.reason());
  }
}
