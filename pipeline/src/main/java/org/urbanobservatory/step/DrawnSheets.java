package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
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
  private final Map<String, String> extents;
  private final ArrayList<Integer> years;
  private final MethodRanges ranges = new MethodRanges();

  /**
   * @param national values of the countries, borrowed as {@link IndexCities} does
   * @param editions those that vary no choice, or compare places, have no sheets
   * @param extents the extent that each indicator is defined on
   * @param years the years of the index
   */
  public DrawnSheets(
      BorrowedValues national,
      List<Edition> editions,
      Map<String, String> extents,
      List<Integer> years) {
    this.national = national;
    this.extents = extents;
    this.years = new ArrayList<>(years);
    this.editions =
        new ArrayList<>(
            editions.stream()
                .filter(edition -> edition.uncertainty().isVaried() && !edition.isTreated())
                .toList());
  }

  List<Edition> editions() {
    return editions;
  }

  MonteCarlo monteCarlo(String editionId) {
    return ranges.monteCarlo(
        editions.stream().filter(e -> e.id().equals(editionId)).findFirst().orElseThrow());
  }

  /**
   * Sheets by edition, year and component.
   *
   * @param values an emission of {@code indicator_values}, all those of a place in one
   */
  Dataset<Tuple2<String, byte[]>> of(Dataset<Row> values) {
    return values.flatMap((FlatMapFunction<Row, Tuple2<String, byte[]>>) this::sheets, encoder());
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
    if (city.isNational() || editions.isEmpty()) {
      return sheets.iterator();
    }
    List<IndicatorValue> values =
        national.complete(city, IndexCities.defined(emitted, extents));
    for (Edition edition : editions) {
      MonteCarlo monteCarlo = ranges.monteCarlo(edition);
      for (int year : years) {
        CitySheet sheet = monteCarlo.sheet(city, year, values);
        for (String id : RankedRanges.componentIds(edition)) {
          sheets.add(new Tuple2<>(key(edition.id(), year, id), monteCarlo.pack(sheet, id)));
        }
      }
    }
    return sheets.iterator();
  }
}
