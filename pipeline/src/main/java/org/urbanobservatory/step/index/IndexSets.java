package org.urbanobservatory.step.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.treatment.SetComputation;
import org.urbanobservatory.index.treatment.StageRow;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.index.uncertainty.ScoreRanges;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;
import scala.Tuple2;

/**
 * Phase 5, index, of the editions that treat a table of places: all places of a set are scored in
 * one task, because each may change the scores of the others.
 */
public final class IndexSets {
  private IndexSets() {}

  /**
   * Scores and stages of every place.
   *
   * <ol>
   *   <li>send every value to the sets that may use it: each treated edition, and each year by
   *       itself where the edition compares within a year only
   *   <li>group by set
   *   <li>keep the totals on the extent that each indicator is defined on, by place, and borrow the
   *       country's value of an indicator that a city has none of
   *   <li>score the set
   * </ol>
   *
   * @param values an emission of {@code indicator_values}, of all places that are compared
   * @param national values of the countries
   * @param plan what to compute
   * @return an emission of {@code scores}, {@code index_stages}, {@code index_findings} and {@code
   *     issues}
   */
  public static Dataset<Row> emit(Dataset<Row> values, BorrowedValues national, Plan plan) {
    return bySet(values, plan)
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Tuple2<String, Row>, Row>)
                (set, rows) -> score(plan.sets().get(set), completed(rows, national, plan), plan),
            Emission.encoder());
  }

  /** Every value in each set that may use it. */
  static KeyValueGroupedDataset<String, Tuple2<String, Row>> bySet(Dataset<Row> values, Plan plan) {
    List<String> sets = new ArrayList<>(plan.sets().keySet());
    return values
        .flatMap(
            (FlatMapFunction<Row, Tuple2<String, Row>>)
                row -> sets.stream().map(set -> new Tuple2<>(set, row)).iterator(),
            Encoders.tuple(Encoders.STRING(), Emission.encoder()))
        .groupByKey((MapFunction<Tuple2<String, Row>, String>) Tuple2::_1, Encoders.STRING());
  }

  /**
   * What to compute.
   *
   * @param editions those without a treatment are ignored
   * @param extents the extent that each indicator is defined on, by indicator id
   * @param years the years of the index
   * @param reported the places whose rows are wanted; the others are only compared with
   */
  public record Plan(
      List<Edition> editions, Map<String, String> extents, List<Integer> years, Set<Place> reported)
      implements java.io.Serializable {
    public Plan {
      editions = new ArrayList<>(editions.stream().filter(Edition::isTreated).toList());
      extents = new TreeMap<>(extents);
      years = new ArrayList<>(years);
      reported = new TreeSet<>(reported);
    }

    /** The same of the editions alone that vary their choices. */
    Plan ofVaried() {
      return new Plan(
          editions.stream().filter(edition -> edition.uncertainty().isVaried()).toList(),
          extents,
          years,
          reported);
    }

    /** Whether any edition treats a table of places. */
    public boolean isEmpty() {
      return editions.isEmpty();
    }

    /** The sets to score, by a name that says edition and year. */
    SortedMap<String, Group> sets() {
      var sets = new TreeMap<String, Group>();
      for (Edition edition : editions) {
        if (SetComputation.comparesYearsApart(edition)) {
          years.forEach(y -> sets.put(edition.id() + "/" + y, new Group(edition, List.of(y))));
        } else {
          sets.put(edition.id(), new Group(edition, years));
        }
      }
      return sets;
    }
  }

  /** An edition with the years that it needs together. */
  record Group(Edition edition, List<Integer> years) {}

  /** The values that a set is scored by: those of each place, completed by its country's. */
  static List<IndicatorValue> completed(
      Iterator<Tuple2<String, Row>> rows, BorrowedValues national, Plan plan) {
    var byPlace = new TreeMap<Place, List<IndicatorValue>>();
    rows.forEachRemaining(
        row ->
            byPlace
                .computeIfAbsent(Emission.place(row._2()), place -> new ArrayList<>())
                .addAll(IndexCities.defined(row._2(), plan.extents())));
    var completed = new ArrayList<IndicatorValue>();
    byPlace.forEach((place, own) -> completed.addAll(national.complete(place, own)));
    return completed;
  }

  private static Iterator<Row> score(Group group, Collection<IndicatorValue> values, Plan plan) {
    SetComputation.Result result = new SetComputation(group.edition()).score(values, group.years());
    var emitted = new Emissions();
    for (Score score : ranged(group, reported(result.scores(), plan), values, plan)) {
      emitted.add("scores", Rows.of(score));
    }
    for (StageRow stage : result.stages()) {
      add(emitted, group.edition(), stage, plan);
    }
    emitted.addIssues(
        result.issues().stream().filter(issue -> plan.reported().contains(issue.place())).toList());
    return emitted.iterator();
  }

  private static List<Score> reported(List<Score> scores, Plan plan) {
    return scores.stream().filter(score -> plan.reported().contains(score.place())).toList();
  }

  /** The scores with their method ranges, where the edition varies its choices. */
  private static List<Score> ranged(
      Group group, List<Score> scores, Collection<IndicatorValue> values, Plan plan) {
    if (!group.edition().uncertainty().isVaried()) {
      return scores;
    }
    var monteCarlo = new MonteCarlo(group.edition(), group.edition().uncertainty());
    Map<Integer, List<CitySheet>> sheets = new TreeMap<>();
    monteCarlo
        .sheets(values, group.years())
        .forEach(
            (year, all) ->
                sheets.put(
                    year, all.stream().filter(s -> plan.reported().contains(s.place())).toList()));
    return ScoreRanges.fill(scores, monteCarlo, sheets);
  }

  private static void add(Emissions emitted, Edition edition, StageRow stage, Plan plan) {
    if (stage.place() == null) {
      emitted.add("index_findings", StageRows.finding(edition.id(), stage));
    } else if (plan.reported().contains(stage.place())) {
      emitted.add("index_stages", StageRows.stage(edition.id(), stage));
    }
  }
}
