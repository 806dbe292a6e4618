package org.urbanobservatory.index.breakdown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanobservatory.index.treatment.SetComputation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * Scores of groups of people by an edition that compares places. The groups of one kind (women and
 * men, or the age groups) of all places are the members of one set: a score says how the group
 * stands among all of them, so groups compare with each other and not with the score of all people.
 * As in {@link GroupScores} a component has a score only where every leaf below it that is scored
 * for all people is scored for the group too.
 */
public final class SetGroupScores {
  /** Cannot stand in an id of a city. */
  private static final char SEPARATOR = '\u0000';

  private final SetComputation computation;
  private final GroupLeaves leaves;

  public SetGroupScores(Edition edition) {
    this.computation = new SetComputation(edition);
    this.leaves = new GroupLeaves(edition);
  }

  /** A group in a place, and the member of a set that stands for it. */
  private record Member(Place place, Breakdown group) {
    static Member of(IndicatorValue value) {
      return new Member(value.place(), value.breakdown());
    }

    Place standIn() {
      String code =
          String.join(
              "/",
              group.sex(),
              group.age(),
              group.disability(),
              group.income(),
              group.urbanisation());
      return new Place(place.countryCode(), place.cityId() + SEPARATOR + code);
    }
  }

  /** A place in a year; sorted by place. */
  private record At(Place place, int year) implements Comparable<At> {
    static At of(Score score) {
      return new At(score.place(), score.year());
    }

    @Override
    public int compareTo(At other) {
      int byPlace = place.compareTo(other.place);
      return byPlace == 0 ? Integer.compare(year, other.year) : byPlace;
    }
  }

  /**
   * The scores of every group that has a value, by kind, place, group and year, and then in the
   * edition's order.
   *
   * @param values of all places and groups; of each indicator those on one extent
   */
  public List<GroupScore> of(Collection<IndicatorValue> values, Collection<Integer> years) {
    Map<At, List<Score>> totals = scored(values, years);
    Map<String, List<IndicatorValue>> kinds = new TreeMap<>();
    values.stream()
        .filter(value -> !value.breakdown().isTotal() && value.component() == null)
        .filter(value -> value.value() != null)
        .forEach(
            value ->
                kinds
                    .computeIfAbsent(kind(value.breakdown()), kind -> new ArrayList<>())
                    .add(value));
    return kinds.values().stream()
        .flatMap(ofKind -> ofKind(ofKind, years, totals).stream())
        .toList();
  }

  /** By place and year. */
  private SortedMap<At, List<Score>> scored(
      Collection<IndicatorValue> values, Collection<Integer> years) {
    return computation.score(values, years).scores().stream()
        .collect(Collectors.groupingBy(At::of, TreeMap::new, Collectors.toList()));
  }

  /** What the groups of one set differ in, a 1 for each of sex, age and so on. */
  private static String kind(Breakdown group) {
    return Stream.of(
            group.sex(), group.age(), group.disability(), group.income(), group.urbanisation())
        .map(code -> code.equals(Breakdown.ALL) ? "0" : "1")
        .collect(Collectors.joining());
  }

  private List<GroupScore> ofKind(
      List<IndicatorValue> values, Collection<Integer> years, Map<At, List<Score>> totals) {
    var members = new HashMap<Place, Member>();
    values.forEach(value -> members.put(Member.of(value).standIn(), Member.of(value)));
    List<IndicatorValue> set =
        values.stream()
            .map(v -> v.withPlace(Member.of(v).standIn()).withBreakdown(Breakdown.TOTAL))
            .toList();
    var rows = new ArrayList<GroupScore>();
    scored(set, years)
        .forEach(
            (at, scores) -> {
              Member member = members.get(at.place());
              List<Score> total = totals.getOrDefault(new At(member.place(), at.year()), List.of());
              leaves.checked(scores, GroupLeaves.byId(total)).stream()
                  .map(row -> new GroupScore(member.group(), row.withPlace(member.place())))
                  .forEach(rows::add);
            });
    return rows;
  }
}
