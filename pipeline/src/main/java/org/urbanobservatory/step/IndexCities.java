package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.Scored;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Emission;
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
   *   <li>group by place
   *   <li>borrow the country's value of an indicator that the city has none of
   *   <li>score the place in each edition and reporting year
   * </ol>
   *
   * @param values an emission of {@code indicator_values}
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
    List<Edition> shipped =
        new ArrayList<>(editions.stream().filter(edition -> !edition.isTreated()).toList());
    return Emissions.byPlace(values)
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>)
                (key, rows) -> {
                  Place city = Emissions.place(key);
                  return score(
                      city, national.complete(city, defined(rows, extents)), shipped, years);
                },
            Emission.encoder());
  }

  static List<IndicatorValue> defined(Iterator<Row> rows, Map<String, String> extents) {
    var values = new ArrayList<IndicatorValue>();
    rows.forEachRemaining(
        emitted -> {
          Row row = Emission.row(emitted);
          if (!Rows.isOfZone(row) && isDefined(Rows.indicatorValue(row), extents)) {
            values.add(Rows.indicatorValue(row));
          }
        });
    return values;
  }

  private static boolean isDefined(IndicatorValue value, Map<String, String> extents) {
    return value.extentId().equals(extents.getOrDefault(value.indicatorId(), value.extentId()))
        && value.component() == null
        && value.breakdown().isTotal();
  }

  private static Iterator<Row> score(
      Place place, List<IndicatorValue> values, List<Edition> editions, List<Integer> years) {
    var emitted = new Emissions();
    for (Edition edition : editions) {
      var computation = new IndexComputation(edition);
      for (int year : years) {
        Scored scored = computation.score(place, year, values);
        scored.scores().forEach(score -> emitted.add("scores", Rows.of(score)));
        emitted.addIssues(scored.issues());
      }
    }
    return emitted.iterator();
  }
}
