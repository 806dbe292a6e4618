package org.urbanobservatory.step.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.index.uncertainty.RankedRanges;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Emission;
import scala.Tuple2;

/**
 * What the draws need of each city at the nodes whose ranks have a range: a few hundred bytes a
 * city, edition, year and node, so that one task can rank all cities in every draw.
 */
public final class DrawnSheets implements Serializable {
  private static final long serialVersionUID = 1;
  private final BorrowedValues national;
  private final ArrayList<Edition> editions;
  private final IndexSets.Plan sets;
  private final TreeMap<String, String> extents;
  private final ArrayList<Integer> years;
  private final MethodRanges ranges = new MethodRanges();

  /**
   * @param national values of the countries, borrowed as {@link IndexCities} does
   * @param editions those that vary no choice have no sheets
   * @param extents the extent that each indicator is defined on
   * @param years the years of the index
   */
  public DrawnSheets(
      BorrowedValues national,
      List<Edition> editions,
      Map<String, String> extents,
      List<Integer> years) {
    this.national = national;
    this.extents = new TreeMap<>(extents);
    this.years = new ArrayList<>(years);
    this.editions =
        new ArrayList<>(
            editions.stream().filter(edition -> edition.uncertainty().isVaried()).toList());
    this.sets = new IndexSets.Plan(this.editions, extents, years, Set.of());
  }

  int lastYear() {
    return years.get(years.size() - 1);
  }

  MonteCarlo monteCarlo(String editionId) {
    return ranges.monteCarlo(
        editions.stream().filter(e -> e.id().equals(editionId)).findFirst().orElseThrow());
  }

  /**
   * Sheets by edition, year and component: of an edition that treats a table of places all those of
   * a set in one task, else those of each city.
   *
   * @param values an emission of {@code indicator_values}, all those of a place in one
   */
  Dataset<Tuple2<String, byte[]>> of(Dataset<Row> values) {
    var alone =
        values.flatMap((FlatMapFunction<Row, Tuple2<String, byte[]>>) this::sheets, encoder());
    return sets.isEmpty()
        ? alone
        : alone.union(
            IndexSets.bySet(values, sets)
                .flatMapGroups(
                    (FlatMapGroupsFunction<String, Tuple2<String, Row>, Tuple2<String, byte[]>>)
                        this::sheetsOfSet,
                    encoder()));
  }

  static Encoder<Tuple2<String, byte[]>> encoder() {
    return Encoders.tuple(Encoders.STRING(), Encoders.BINARY());
  }

  static String key(String edition, int year, String componentId) {
    return edition + "/" + year + "/" + componentId;
  }

  private Iterator<Tuple2<String, byte[]>> sheets(Row emitted) {
    var sheets = new ArrayList<Tuple2<String, byte[]>>();
    Place city = Emission.place(emitted);
    if (city.isNational() || editions.stream().allMatch(Edition::isTreated)) {
      return sheets.iterator();
    }
    List<IndicatorValue> values = national.complete(city, IndexCities.defined(emitted, extents));
    for (Edition edition : editions) {
      for (int year : edition.isTreated() ? List.<Integer>of() : years) {
        add(edition, ranges.monteCarlo(edition).sheet(city, year, values), sheets);
      }
    }
    return sheets.iterator();
  }

  private Iterator<Tuple2<String, byte[]>> sheetsOfSet(
      String set, Iterator<Tuple2<String, Row>> rows) {
    var sheets = new ArrayList<Tuple2<String, byte[]>>();
    IndexSets.Group group = sets.sets().get(set);
    List<IndicatorValue> values = IndexSets.completed(rows, national, sets);
    ranges
        .monteCarlo(group.edition())
        .sheets(values, group.years())
        .values()
        .forEach(places -> places.forEach(sheet -> add(group.edition(), sheet, sheets)));
    return sheets.iterator();
  }

  private void add(Edition edition, CitySheet sheet, List<Tuple2<String, byte[]>> sheets) {
    MonteCarlo monteCarlo = ranges.monteCarlo(edition);
    for (String id : RankedRanges.componentIds(edition)) {
      sheets.add(new Tuple2<>(key(edition.id(), sheet.year(), id), monteCarlo.pack(sheet, id)));
    }
  }
}
