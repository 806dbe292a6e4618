package org.urbanobservatory.step.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.panel.CityPanel;
import org.urbanobservatory.index.panel.PlaceSeries;
import org.urbanobservatory.index.panel.SdgTarget;
import org.urbanobservatory.index.panel.SeriesTrend;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;

/**
 * Phase 5, index, over the years: what each series of a city does, of every indicator and of every
 * component of every edition.
 */
public final class TrendCities {
  private TrendCities() {}

  /**
   * What is followed over the years.
   *
   * @param editions those of the scores
   * @param extents the extent that each indicator is defined on, by indicator id; an indicator that
   *     is not in it is followed on every extent it has
   * @param years the years of the index
   * @param targets values to reach by 2030, by indicator id
   * @param national values of the countries: a score of a city that borrows one breaks with it
   */
  public record Plan(
      List<Edition> editions,
      Map<String, String> extents,
      List<Integer> years,
      Map<String, SdgTarget> targets,
      BorrowedValues national)
      implements Serializable {
    public Plan {
      editions = new ArrayList<>(editions);
      extents = new TreeMap<>(extents);
      years = new ArrayList<>(years);
      targets = new TreeMap<>(targets);
    }
  }

  /**
   * Trends of every city.
   *
   * <ol>
   *   <li>group values and scores by place
   *   <li>keep the totals on the extent that each indicator is defined on, in all their years
   *   <li>make the series of the place, broken where they break
   *   <li>take the trend of each, and the progress of an indicator that has a target
   * </ol>
   *
   * @param rows an emission of {@code indicator_values} and {@code scores}
   * @return an emission of {@code trends}
   */
  public static Dataset<Row> emit(Dataset<Row> rows, Plan plan) {
    return Emissions.byPlace(rows)
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>)
                (key, emitted) -> {
                  var trends = new Emissions();
                  trends.addAll(
                      "trends", rows(series(Emissions.place(key), emitted, plan), plan.targets()));
                  return trends.iterator();
                },
            Emission.encoder());
  }

  /** Rows of {@code trends}, in the order of the series. */
  public static List<Row> rows(List<PlaceSeries> series, Map<String, SdgTarget> targets) {
    var rows = new ArrayList<Row>();
    for (PlaceSeries one : series) {
      String indicator = one.key().indicatorId();
      SdgTarget target = indicator == null ? null : targets.get(indicator);
      rows.add(PanelRows.of(SeriesTrend.of(one, target)));
    }
    return rows;
  }

  /** The series of a city from its emitted values and scores. */
  static List<PlaceSeries> series(Place city, Iterator<Row> emitted, Plan plan) {
    var values = new ArrayList<IndicatorValue>();
    var scores = new ArrayList<Score>();
    emitted.forEachRemaining(
        row -> {
          if (Emission.table(row).equals("scores")) {
            Emission.rows(row).forEachRemaining(score -> scores.add(Rows.score(score)));
          } else {
            values.addAll(IndexCities.defined(row, plan.extents()));
          }
        });
    var feeding = new CityPanel.Feeding(scores, plan.national().complete(city, values));
    return CityPanel.of(city, values, feeding, plan.editions());
  }
}
