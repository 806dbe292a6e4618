package org.urbanobservatory.step.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.Scored;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.step.ComputeIndicators;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;

/**
 * Phase 5, index: the indicator values of each city become scores in every edition and year.
 * Editions that treat a table of places are left to {@link IndexSets}.
 */
public final class IndexCities {
  private IndexCities() {}

  /**
   * Scores of every place.
   *
   * <ol>
   *   <li>keep the totals on the extent that each indicator is defined on
   *   <li>borrow the country's value of an indicator that the city has none of
   *   <li>score the place in each edition and reporting year
   * </ol>
   *
   * @param values an emission of {@code indicator_values}, all those of a place in one, as {@link
   *     ComputeIndicators} makes them
   * @param national values of the countries
   * @param editions the editions to compute
   * @param extents the extent that each indicator is defined on, by indicator id; an indicator that
   *     is not in it is taken on the extent it has
   * @param years the years of the index
   * @return an emission of {@code scores} and {@code issues}
   */
  public static Dataset<Row> emit(
      Dataset<Row> values,
      BorrowedValues national,
      List<Edition> editions,
      Map<String, String> extents,
      List<Integer> years) {
    var scorer = new Scorer(editions.stream().filter(e -> !e.isTreated()).toList(), years);
    return values.flatMap(
        (FlatMapFunction<Row, Row>)
            emitted -> {
              Place city = Emission.place(emitted);
              return scorer.score(city, national.complete(city, defined(emitted, extents)));
            },
        Emission.encoder());
  }

  /** The totals of a city, of each indicator those on the extent that it is defined on. */
  static List<IndicatorValue> defined(Row emitted, Map<String, String> extents) {
    return ofAllGroups(emitted, extents).stream().filter(v -> v.breakdown().isTotal()).toList();
  }

  /** The same with the values of every group of people. */
  static List<IndicatorValue> ofAllGroups(Row emitted, Map<String, String> extents) {
    var values = new ArrayList<IndicatorValue>();
    Emission.rows(emitted)
        .forEachRemaining(
            row -> {
              if (!Rows.isOfZone(row)) {
                IndicatorValue value = Rows.indicatorValue(row);
                if (isDefined(value, extents)) {
                  values.add(value);
                }
              }
            });
    return values;
  }

  private static boolean isDefined(IndicatorValue value, Map<String, String> extents) {
    return value.extentId().equals(extents.getOrDefault(value.indicatorId(), value.extentId()))
        && value.component() == null;
  }

  /** Scores places; the editions are prepared once in each task. */
  private static final class Scorer implements Serializable {
    private static final long serialVersionUID = 1;
    private final ArrayList<Edition> editions;
    private final ArrayList<Integer> years;
    private final MethodRanges ranges = new MethodRanges();
    private transient List<IndexComputation> computations;
    private transient List<int[]> orders;

    Scorer(List<Edition> editions, List<Integer> years) {
      this.editions = new ArrayList<>(editions);
      this.years = new ArrayList<>(years);
    }

    Iterator<Row> score(Place place, List<IndicatorValue> values) {
      if (computations == null) {
        computations = editions.stream().map(IndexComputation::new).toList();
        orders = editions.stream().map(Scorer::order).toList();
      }
      var emitted = new Emissions();
      for (int i = 0; i < computations.size(); i++) {
        for (Scored scored : computations.get(i).score(place, years, values)) {
          List<Score> scores = ranges.complete(editions.get(i), scored.scores(), values);
          int[] order = orders.get(i);
          emitted.addAll("scores", () -> rows(scores, order));
          emitted.addIssues(scored.issues());
        }
      }
      return emitted.iterator();
    }

    /** The positions of an edition's components by their ids, as the files have them. */
    private static int[] order(Edition edition) {
      List<Component> components = edition.components();
      return IntStream.range(0, components.size())
          .boxed()
          .sorted(Comparator.comparing(i -> components.get(i).id()))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    /**
     * @param scores one for each component of the edition, in its order
     */
    private static Iterator<Row> rows(List<Score> scores, int[] order) {
      return Arrays.stream(order).mapToObj(component -> Rows.of(scores.get(component))).iterator();
    }
  }
}
