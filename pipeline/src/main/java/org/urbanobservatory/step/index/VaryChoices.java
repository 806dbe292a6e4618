package org.urbanobservatory.step.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.uncertainty.ChoiceShares;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.index.UncertaintyRows.Indexed;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import scala.Tuple2;

/**
 * Phase 5, index: which choices of an edition an index hangs on, in the last reporting year, and
 * what the standard errors of values move, in every year.
 */
public final class VaryChoices implements Serializable {
  private static final long serialVersionUID = 1;
  private final BorrowedValues national;
  private final IndexSets.Plan sets;
  private final ArrayList<Edition> alone;
  private final int samples;
  private final MethodRanges ranges = new MethodRanges();
  private transient Map<String, ChoiceShares> shares;

  private VaryChoices(BorrowedValues national, Plan plan) {
    this.national = national;
    this.sets = plan.sets().ofVaried();
    this.alone =
        new ArrayList<>(
            plan.editions().stream()
                .filter(edition -> edition.uncertainty().isVaried() && !edition.isTreated())
                .toList());
    this.samples = plan.samples();
  }

  /**
   * What to vary.
   *
   * @param editions those that vary no choice have no rows
   * @param sets extents, years, and the places whose rows are wanted
   * @param samples rows of each Sobol sample, 0 for no shares of choices
   */
  public record Plan(List<Edition> editions, IndexSets.Plan sets, int samples) {
    public Plan {
      editions = List.copyOf(editions);
    }
  }

  /**
   * Shares of choices and ranges of errors.
   *
   * <ol>
   *   <li>score each city by the points of a Sobol sample of the choices, and by drawn errors
   *   <li>group the values that are compared by set, and do the same to each set
   * </ol>
   *
   * @param values an emission of {@code indicator_values}, all those of a place in one
   * @param compared the same with places that are only compared with
   * @param national values of the countries
   * @return an emission of {@code choice_shares} and {@code sampling_ranges}
   */
  public static Dataset<Row> emit(
      Dataset<Row> values, Dataset<Row> compared, BorrowedValues national, Plan plan) {
    var step = new VaryChoices(national, plan);
    Dataset<Row> byCity =
        values.flatMap((FlatMapFunction<Row, Row>) step::vary, Emission.encoder());
    return step.sets.isEmpty()
        ? byCity
        : byCity.union(
            IndexSets.bySet(compared, step.sets)
                .flatMapGroups(
                    (FlatMapGroupsFunction<String, Tuple2<String, Row>, Row>) step::varySet,
                    Emission.encoder()));
  }

  private Iterator<Row> vary(Row emitted) {
    Place city = Emission.place(emitted);
    var rows = new Emissions();
    if (!city.isNational() && !alone.isEmpty()) {
      List<IndicatorValue> values =
          national.complete(city, IndexCities.defined(emitted, sets.extents()));
      alone.forEach(edition -> vary(edition, city, values, rows));
    }
    return rows.iterator();
  }

  private void vary(Edition edition, Place city, List<IndicatorValue> values, Emissions rows) {
    MonteCarlo monteCarlo = ranges.monteCarlo(edition);
    for (int year : sets.years()) {
      var at = new Indexed(edition.id(), year, city);
      monteCarlo
          .sampling(city, year, values)
          .forEach(range -> rows.add("sampling_ranges", UncertaintyRows.of(at, range)));
    }
    addShares(edition, monteCarlo.sheet(city, lastYear(), values), values, rows);
  }

  private Iterator<Row> varySet(String set, Iterator<Tuple2<String, Row>> emitted) {
    IndexSets.Group group = sets.sets().get(set);
    var rows = new Emissions();
    if (group.years().contains(lastYear())) {
      List<IndicatorValue> values = IndexSets.completed(emitted, national, sets);
      Map<Place, List<IndicatorValue>> byPlace =
          values.stream()
              .collect(
                  Collectors.groupingBy(IndicatorValue::place, TreeMap::new, Collectors.toList()));
      ranges.monteCarlo(group.edition()).sheets(values, group.years()).get(lastYear()).stream()
          .filter(sheet -> sets.reported().contains(sheet.place()))
          .forEach(sheet -> addShares(group.edition(), sheet, byPlace.get(sheet.place()), rows));
    }
    return rows.iterator();
  }

  private void addShares(
      Edition edition, CitySheet sheet, List<IndicatorValue> values, Emissions rows) {
    if (samples > 0) {
      String root = edition.root().id();
      var at = new Indexed(edition.id(), sheet.year(), sheet.place());
      shares(edition)
          .of(root, sheet, values)
          .forEach(share -> rows.add("choice_shares", UncertaintyRows.of(at, root, share)));
    }
  }

  private int lastYear() {
    return sets.years().get(sets.years().size() - 1);
  }

  private synchronized ChoiceShares shares(Edition edition) {
    if (shares == null) {
      shares = new HashMap<>();
    }
    return shares.computeIfAbsent(
        edition.id(), id -> new ChoiceShares(ranges.monteCarlo(edition), samples));
  }
}
