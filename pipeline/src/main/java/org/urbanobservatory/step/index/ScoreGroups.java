package org.urbanobservatory.step.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.breakdown.Gap;
import org.urbanobservatory.index.breakdown.Gaps;
import org.urbanobservatory.index.breakdown.GroupScores;
import org.urbanobservatory.index.breakdown.SetGroupScores;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;
import scala.Tuple2;

/**
 * Phase 5, index, for groups of people: scores by sex, age or another group where all inputs allow,
 * and gaps between groups in single indicators.
 */
public final class ScoreGroups {
  private ScoreGroups() {}

  /**
   * Scores of groups and gaps of every place.
   *
   * <ol>
   *   <li>keep the values of all groups on the extent that each indicator is defined on
   *   <li>borrow the country's value of an indicator that the city has none of: it is for all
   *       people, so what rests on it is scored for no group
   *   <li>score each group in each edition that scores places by themselves, and reporting year
   *   <li>compare groups in every year that has both values
   * </ol>
   *
   * @param values an emission of {@code indicator_values}, all those of a place in one
   * @param plan editions, extents, years and the values of the countries
   * @return an emission of {@code group_scores} and {@code gaps}
   */
  public static Dataset<Row> emit(Dataset<Row> values, TrendCities.Plan plan) {
    var scorer = new Scorer(plan.editions(), plan.years());
    return values.flatMap(
        (FlatMapFunction<Row, Row>)
            emitted -> {
              Place city = Emission.place(emitted);
              List<IndicatorValue> own = IndexCities.ofAllGroups(emitted, plan.extents());
              var rows = new Emissions();
              if (own.stream().anyMatch(v -> !v.breakdown().isTotal() && v.value() != null)) {
                rows.addAll(
                    "group_scores", scorer.rows(city, completed(city, own, plan.national())));
                rows.addAll("gaps", gaps(own));
              }
              return rows.iterator();
            },
        Emission.encoder());
  }

  /**
   * Scores of groups by the editions that compare places: all places of a set in one task.
   *
   * @param compared an emission of {@code indicator_values} of all places that are compared
   * @param plan editions and the places whose rows are wanted
   * @return an emission of {@code group_scores}
   */
  public static Dataset<Row> emitSets(
      Dataset<Row> compared, BorrowedValues national, IndexSets.Plan plan) {
    return IndexSets.bySet(compared, plan)
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Tuple2<String, Row>, Row>)
                (set, rows) -> scoreSet(plan.sets().get(set), rows, national, plan),
            Emission.encoder());
  }

  private static Iterator<Row> scoreSet(
      IndexSets.Group group,
      Iterator<Tuple2<String, Row>> emitted,
      BorrowedValues national,
      IndexSets.Plan plan) {
    var values = new ArrayList<IndicatorValue>();
    emitted.forEachRemaining(
        row ->
            values.addAll(
                completed(
                    Emission.place(row._2()),
                    IndexCities.ofAllGroups(row._2(), plan.extents()),
                    national)));
    var rows = new Emissions();
    scores(new SetGroupScores(group.edition()), group.years(), values).stream()
        .filter(row -> plan.reported().contains(Rows.place(row)))
        .forEach(row -> rows.add("group_scores", row));
    return rows.iterator();
  }

  /**
   * Rows of {@code group_scores} of an edition that compares places, of components for which the
   * group has any value.
   *
   * @param values of all places and groups
   */
  public static List<Row> scores(
      SetGroupScores edition, List<Integer> years, List<IndicatorValue> values) {
    return values.stream().allMatch(v -> v.breakdown().isTotal())
        ? List.of()
        : edition.of(values, years).stream()
            .filter(group -> group.score().coverage() > 0)
            .map(PanelRows::of)
            .toList();
  }

  /** As the index of all people has it: a city with values of groups alone still borrows. */
  private static List<IndicatorValue> completed(
      Place city, List<IndicatorValue> own, BorrowedValues national) {
    List<IndicatorValue> totals = own.stream().filter(v -> v.breakdown().isTotal()).toList();
    var completed = new ArrayList<>(national.complete(city, totals));
    own.stream().filter(v -> !v.breakdown().isTotal()).forEach(completed::add);
    return completed;
  }

  /**
   * Rows of {@code group_scores}, of components for which the group has any value.
   *
   * @param values of one city, all groups; of each indicator those on one extent
   */
  public static List<Row> scores(
      GroupScores edition, Place city, List<Integer> years, List<IndicatorValue> values) {
    var rows = new ArrayList<Row>();
    for (int year : years) {
      edition.of(city, year, values).stream()
          .filter(group -> group.score().coverage() > 0)
          .forEach(group -> rows.add(PanelRows.of(group)));
    }
    return rows;
  }

  /**
   * Rows of {@code gaps}, for every year in which both groups have a value.
   *
   * @param values of one city, all groups
   */
  public static List<Row> gaps(List<IndicatorValue> values) {
    var rows = new ArrayList<Row>();
    bySeries(values)
        .values()
        .forEach(
            series -> {
              var years = new TreeSet<Integer>();
              series.forEach(value -> years.add(value.year()));
              for (int year : years) {
                for (Gap gap : Gaps.of(year, ofYear(series, year))) {
                  rows.add(PanelRows.of(gap, series.get(0)));
                }
              }
            });
    return rows;
  }

  /** Values that may be compared: of one indicator, extent and unit, in the years of their data. */
  private static Map<String, List<IndicatorValue>> bySeries(List<IndicatorValue> values) {
    var series = new TreeMap<String, List<IndicatorValue>>();
    values.stream()
        .filter(v -> v.value() != null && v.component() == null)
        .filter(v -> v.dataYear() == null || v.dataYear() == v.year())
        .forEach(
            v ->
                series
                    .computeIfAbsent(
                        String.join("/", v.indicatorId(), v.extentId(), v.unit()),
                        k -> new ArrayList<>())
                    .add(v));
    return series;
  }

  private static List<IndicatorValue> ofYear(List<IndicatorValue> values, int year) {
    return values.stream().filter(value -> value.year() == year).toList();
  }

  /** Scores groups; the editions are prepared once in each task. */
  private static final class Scorer implements Serializable {
    private static final long serialVersionUID = 1;
    private final ArrayList<Edition> editions;
    private final ArrayList<Integer> years;
    private transient List<GroupScores> computations;

    Scorer(List<Edition> editions, List<Integer> years) {
      this.editions = new ArrayList<>(editions.stream().filter(e -> !e.isTreated()).toList());
      this.years = new ArrayList<>(years);
    }

    List<Row> rows(Place city, List<IndicatorValue> values) {
      if (computations == null) {
        computations = editions.stream().map(GroupScores::new).toList();
      }
      var rows = new ArrayList<Row>();
      computations.forEach(edition -> rows.addAll(scores(edition, city, years, values)));
      return rows;
    }
  }
}
