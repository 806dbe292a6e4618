package org.urbanobservatory.index.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;

/**
 * Where the scores of an edition break, because the values below them do: a leaf breaks in the
 * first index year that takes a value from after a break of its indicator, or that takes another
 * indicator (PM10 in place of PM2.5); a node breaks with any leaf below it.
 */
final class ScoreBreaks {
  private final Edition edition;
  private final Map<String, SortedMap<Integer, IndicatorValue>> values = new TreeMap<>();
  private final Map<String, NavigableSet<Integer>> indicatorBreaks = new TreeMap<>();
  private final Map<String, NavigableSet<Integer>> componentBreaks = new TreeMap<>();

  /**
   * @param values of one city; of each indicator those on one extent
   */
  ScoreBreaks(Edition edition, List<IndicatorValue> values) {
    this.edition = edition;
    var byIndicator = new TreeMap<String, List<IndicatorValue>>();
    values.stream()
        .filter(v -> v.component() == null && v.breakdown().isTotal())
        .forEach(v -> byIndicator.computeIfAbsent(v.indicatorId(), i -> new ArrayList<>()).add(v));
    byIndicator.forEach(
        (id, rows) -> {
          SortedMap<Integer, IndicatorValue> years = CityPanel.byDataYear(rows);
          this.values.put(id, years);
          NavigableSet<Integer> breaks = new TreeSet<>();
          CityPanel.points(years).stream()
              .filter(SeriesPoint::isBreak)
              .forEach(point -> breaks.add(point.year()));
          indicatorBreaks.put(id, breaks);
        });
  }

  /** Takes in the scores that are not null, by component and year. */
  void read(Map<String, SortedMap<Integer, Score>> scored) {
    for (Component leaf : edition.leaves()) {
      NavigableSet<Integer> breaks = leafBreaks(leaf, scored.get(leaf.id()));
      String id = leaf.id();
      while (id != null) {
        componentBreaks.computeIfAbsent(id, key -> new TreeSet<>()).addAll(breaks);
        id = edition.findComponent(id).orElseThrow().parentId();
      }
    }
  }

  /** Whether a component breaks after one year of the index and not after another. */
  boolean isBetween(String componentId, int after, int until) {
    NavigableSet<Integer> breaks = componentBreaks.get(componentId);
    return breaks != null && !breaks.subSet(after, false, until, true).isEmpty();
  }

  private NavigableSet<Integer> leafBreaks(Component leaf, SortedMap<Integer, Score> years) {
    NavigableSet<Integer> breaks = new TreeSet<>();
    Score previous = null;
    for (Score score : years == null ? List.<Score>of() : years.values()) {
      if (previous != null && isBroken(leaf, previous, score)) {
        breaks.add(score.year());
      }
      previous = score;
    }
    return breaks;
  }

  private boolean isBroken(Component leaf, Score previous, Score score) {
    String before = fedBy(leaf, previous);
    String now = fedBy(leaf, score);
    if (before != null && now != null && !before.equals(now)) {
      return true;
    }
    return leaf.options().stream()
        .map(Component.Option::indicatorId)
        .filter(id -> now == null || now.equals(id))
        .anyMatch(id -> isBroken(id, dataYear(previous), dataYear(score)));
  }

  private boolean isBroken(String indicatorId, int after, int until) {
    NavigableSet<Integer> breaks = indicatorBreaks.get(indicatorId);
    return breaks != null && after < until && !breaks.subSet(after, false, until, true).isEmpty();
  }

  /** The first indicator that had the score's value in its year; null where none is known to. */
  private String fedBy(Component leaf, Score score) {
    for (Component.Option option : leaf.options()) {
      SortedMap<Integer, IndicatorValue> years = values.get(option.indicatorId());
      IndicatorValue value = years == null ? null : years.get(dataYear(score));
      if (value != null && value.value().equals(score.rawValue())) {
        return option.indicatorId();
      }
    }
    return null;
  }

  private static int dataYear(Score score) {
    return Objects.requireNonNullElse(score.dataYear(), score.year());
  }
}
