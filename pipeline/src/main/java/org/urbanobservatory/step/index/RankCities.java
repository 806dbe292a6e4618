package org.urbanobservatory.step.index;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.Ranking;
import org.urbanobservatory.index.Rankings;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.index.uncertainty.RankedRanges;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;
import scala.Tuple2;

/** Ranks the cities of a release among their peers, anew in each release. */
public final class RankCities {
  private RankCities() {}

  /**
   * Ranks at every component.
   *
   * <ol>
   *   <li>group the scores by edition, year and component, the largest set that is compared
   *   <li>group what the draws need of the cities in the same way
   *   <li>rank among all cities and within each country, by the edition's choices and by every draw
   * </ol>
   *
   * @param scores an emission of {@code scores}
   * @param values an emission of {@code indicator_values}, all those of a place in one
   * @param sheets makes what the draws need of a city
   * @return an emission of {@code rankings}
   */
  public static Dataset<Row> emit(Dataset<Row> scores, Dataset<Row> values, DrawnSheets sheets) {
    var drawn =
        sheets
            .of(values)
            .groupByKey(
                (MapFunction<Tuple2<String, byte[]>, String>) Tuple2::_1, Encoders.STRING());
    return Emission.select(scores, "scores")
        .groupByKey((MapFunction<Row, String>) RankCities::compared, Encoders.STRING())
        .cogroup(
            drawn,
            (CoGroupFunction<String, Row, Tuple2<String, byte[]>, Row>)
                (set, rows, packed) -> rank(rows, packed, sheets),
            Emission.encoder());
  }

  private static String compared(Row score) {
    return DrawnSheets.key(
        score.getAs("edition"), score.<Integer>getAs("year"), score.getAs("component_id"));
  }

  private static Iterator<Row> rank(
      Iterator<Row> rows, Iterator<Tuple2<String, byte[]>> packed, DrawnSheets sheets) {
    List<Score> scores = new ArrayList<>();
    rows.forEachRemaining(row -> scores.add(Rows.score(row)));
    List<Ranking> rankings = Rankings.rank(scores);
    var emitted = new Emissions();
    withRanges(rankings, packed, sheets).forEach(r -> emitted.add("rankings", row(r)));
    return emitted.iterator();
  }

  private static List<Ranking> withRanges(
      List<Ranking> rankings, Iterator<Tuple2<String, byte[]>> packed, DrawnSheets sheets) {
    if (rankings.isEmpty() || !packed.hasNext()) {
      return rankings;
    }
    String id = rankings.get(0).componentId();
    MonteCarlo monteCarlo = sheets.monteCarlo(rankings.get(0).edition());
    var places = new ArrayList<CitySheet>();
    packed.forEachRemaining(sheet -> places.add(monteCarlo.unpack(sheet._2(), id)));
    return RankedRanges.fill(rankings, RankedRanges.of(monteCarlo, id, places));
  }

  private static Row row(Ranking ranking) {
    return Rows.builder("rankings")
        .set("edition", ranking.edition())
        .set("year", ranking.year())
        .set("peer_set", ranking.peerSet())
        .set("country_code", ranking.place().countryCode())
        .set("city_id", ranking.place().cityId())
        .set("component_id", ranking.componentId())
        .set("rank", ranking.rank())
        .set("rank_low", ranking.rankLow())
        .set("rank_high", ranking.rankHigh())
        .row();
  }
}
