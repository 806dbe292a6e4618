package org.urbanobservatory.index.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * All series of one city: of each indicator its values, of each component of each edition its
 * scores. Every year that has a value counts, also one that is no reporting year.
 *
 * <p>A series of values breaks where a value or an input of it is a break, where the unit changes,
 * and where values of the indicator's own extent follow values that were taken on another (proxies)
 * or the other way round: only what was measured alike is compared.
 */
public final class CityPanel {
  private static final String BREAK = "B";
  private static final Comparator<IndicatorValue> OWN_YEAR_FIRST =
      Comparator.comparingInt(IndicatorValue::year)
          .thenComparing(IndicatorValue::isProxy)
          .thenComparing(IndicatorValue::value);

  private CityPanel() {}

  /**
   * The series, sorted by key.
   *
   * @param values of this city; breakdowns and components are left aside
   * @param scores of this city
   * @param editions those of the scores; a score of another edition is left aside
   */
  public static List<PlaceSeries> of(
      Place city, List<IndicatorValue> values, List<Score> scores, List<Edition> editions) {
    return of(city, values, new Feeding(scores, values), editions);
  }

  /**
   * Scores with what feeds them.
   *
   * @param scores of a city
   * @param values its own and those that it borrows, whose breaks are those of the scores
   */
  public record Feeding(List<Score> scores, List<IndicatorValue> values) {}

  /** The same where scores are fed by more than the city's own values. */
  public static List<PlaceSeries> of(
      Place city, List<IndicatorValue> values, Feeding feeding, List<Edition> editions) {
    var series = new ArrayList<>(ofValues(city, values));
    for (Edition edition : editions) {
      List<Score> own =
          feeding.scores().stream().filter(s -> s.edition().equals(edition.id())).toList();
      if (!own.isEmpty()) {
        series.addAll(ofScores(city, edition, own, new ScoreBreaks(edition, feeding.values())));
      }
    }
    series.sort(Comparator.comparing(PlaceSeries::key));
    return series;
  }

  private static List<PlaceSeries> ofValues(Place city, List<IndicatorValue> values) {
    var byKey = new TreeMap<SeriesKey, List<IndicatorValue>>();
    values.stream()
        .filter(v -> v.component() == null && v.breakdown().isTotal())
        .forEach(
            v ->
                byKey
                    .computeIfAbsent(
                        SeriesKey.ofValues(v.indicatorId(), v.extentId()), k -> new ArrayList<>())
                    .add(v));
    var series = new ArrayList<PlaceSeries>();
    byKey.forEach((key, rows) -> series.add(ofValues(city, key, rows)));
    return series;
  }

  private static PlaceSeries ofValues(Place city, SeriesKey key, List<IndicatorValue> rows) {
    SortedMap<Integer, IndicatorValue> years = byDataYear(rows);
    String unit = years.isEmpty() ? rows.get(0).unit() : years.get(years.lastKey()).unit();
    return new PlaceSeries(city, key, unit, new Series(points(years)));
  }

  /** Values by the year of their data; of several the one that was first given for it. */
  static SortedMap<Integer, IndicatorValue> byDataYear(List<IndicatorValue> rows) {
    var years = new TreeMap<Integer, IndicatorValue>();
    rows.stream()
        .filter(v -> v.value() != null)
        .sorted(OWN_YEAR_FIRST)
        .forEach(v -> years.putIfAbsent(dataYear(v), v));
    return years;
  }

  /** The points of a series of values, with every kind of break as {@code B}. */
  static List<SeriesPoint> points(SortedMap<Integer, IndicatorValue> years) {
    var points = new ArrayList<SeriesPoint>();
    IndicatorValue previous = null;
    for (Map.Entry<Integer, IndicatorValue> year : years.entrySet()) {
      IndicatorValue value = year.getValue();
      boolean isBreak = value.isBreak() || !isComparable(previous, value);
      String status = isBreak ? BREAK : value.obsStatus();
      points.add(new SeriesPoint(year.getKey(), value.value(), status));
      previous = value;
    }
    return points;
  }

  private static boolean isComparable(IndicatorValue previous, IndicatorValue value) {
    return previous == null
        || (previous.isProxy() == value.isProxy() && previous.unit().equals(value.unit()));
  }

  private static List<PlaceSeries> ofScores(
      Place city, Edition edition, List<Score> scores, ScoreBreaks breaks) {
    var byComponent = new TreeMap<String, SortedMap<Integer, Score>>();
    scores.forEach(
        s -> byComponent.computeIfAbsent(s.componentId(), id -> new TreeMap<>()).put(s.year(), s));
    Map<String, SortedMap<Integer, Score>> scored = new TreeMap<>();
    byComponent.forEach((id, years) -> scored.put(id, withScore(years)));
    breaks.read(scored);
    var series = new ArrayList<PlaceSeries>();
    scored.forEach(
        (id, years) ->
            series.add(
                new PlaceSeries(
                    city,
                    SeriesKey.ofScores(edition.id(), id),
                    Score.UNIT,
                    new Series(points(id, years, breaks)))));
    return series;
  }

  private static SortedMap<Integer, Score> withScore(SortedMap<Integer, Score> years) {
    var scored = new TreeMap<>(years);
    scored.values().removeIf(score -> score.score() == null);
    return scored;
  }

  private static List<SeriesPoint> points(
      String id, SortedMap<Integer, Score> years, ScoreBreaks breaks) {
    var points = new ArrayList<SeriesPoint>();
    Integer previous = null;
    for (Score score : years.values()) {
      boolean isBreak = previous != null && breaks.isBetween(id, previous, score.year());
      points.add(new SeriesPoint(score.year(), score.score(), isBreak ? BREAK : null));
      previous = score.year();
    }
    return points;
  }

  static int dataYear(IndicatorValue value) {
    return Objects.requireNonNullElse(value.dataYear(), value.year());
  }
}
