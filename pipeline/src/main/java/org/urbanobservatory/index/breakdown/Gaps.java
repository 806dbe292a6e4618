package org.urbanobservatory.index.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.IndicatorValue;

/** Gaps between groups in single indicators: women against men, other groups against everyone. */
public final class Gaps {
  private static final Breakdown MEN = Breakdown.TOTAL.withSex("M");

  private Gaps() {}

  /**
   * The gaps of the latest year not after the index in which both groups have a value; sorted by
   * indicator and group.
   *
   * @param values of one place, all groups; of each indicator those on one extent
   */
  public static List<Gap> of(int year, List<IndicatorValue> values) {
    var byIndicator = new TreeMap<String, List<IndicatorValue>>();
    values.stream()
        .filter(value -> value.value() != null && value.component() == null)
        .filter(value -> dataYear(value) <= year)
        .forEach(v -> byIndicator.computeIfAbsent(v.indicatorId(), id -> new ArrayList<>()).add(v));
    var gaps = new ArrayList<Gap>();
    byIndicator.values().forEach(rows -> addGaps(rows, gaps));
    return gaps;
  }

  private static void addGaps(List<IndicatorValue> rows, List<Gap> gaps) {
    var groups = new TreeMap<Breakdown, List<IndicatorValue>>();
    rows.forEach(v -> groups.computeIfAbsent(v.breakdown(), group -> new ArrayList<>()).add(v));
    for (Map.Entry<Breakdown, List<IndicatorValue>> group : groups.entrySet()) {
      if (!group.getKey().isTotal() && !group.getKey().sex().equals("M")) {
        List<IndicatorValue> reference =
            groups.getOrDefault(reference(group.getKey()), List.of());
        gap(group.getValue(), reference).ifPresent(gaps::add);
      }
    }
  }

  private static Breakdown reference(Breakdown group) {
    return group.sex().equals("F") ? group.withSex(MEN.sex()) : Breakdown.TOTAL;
  }

  private static Optional<Gap> gap(List<IndicatorValue> group, List<IndicatorValue> reference) {
    return group.stream()
        .sorted(Comparator.comparingInt(Gaps::dataYear).reversed())
        .flatMap(
            value ->
                reference.stream()
                    .filter(other -> dataYear(other) == dataYear(value))
                    .limit(1)
                    .map(other -> gap(value, other)))
        .findFirst();
  }

  private static Gap gap(IndicatorValue value, IndicatorValue other) {
    Double ratio = other.value() == 0 ? null : value.value() / other.value();
    return new Gap(
        value.indicatorId(),
        dataYear(value),
        value.breakdown(),
        other.breakdown(),
        value.value(),
        other.value(),
        ratio);
  }

  private static int dataYear(IndicatorValue value) {
    return Objects.requireNonNullElse(value.dataYear(), value.year());
  }
}
