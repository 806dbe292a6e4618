package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.Ranking;
import org.urbanobservatory.index.Rankings;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Rows;

/** Ranks the cities of a release among their peers, anew in each release. */
public final class RankCities {
  private RankCities() {}

  /**
   * Ranks at every component.
   *
   * <ol>
   *   <li>group the scores by edition, year and component, the largest set that is compared
   *   <li>rank among all cities and within each country
   * </ol>
   *
   * @param scores an emission of {@code scores}
   * @return an emission of {@code rankings}
   */
  public static Dataset<Row> emit(Dataset<Row> scores) {
    return Emission.select(scores, "scores")
        .groupByKey((MapFunction<Row, String>) RankCities::compared, Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (set, rows) -> rank(rows),
            Emission.encoder());
  }

  private static String compared(Row score) {
    return score.getAs("edition") + "/" + score.getAs("year") + "/" + score.getAs("component_id");
  }

  private static Iterator<Row> rank(Iterator<Row> rows) {
    List<Score> scores = new ArrayList<>();
    rows.forEachRemaining(row -> scores.add(Rows.score(row)));
    var emitted = new Emissions();
    Rankings.rank(scores).forEach(ranking -> emitted.add("rankings", row(ranking)));
    return emitted.iterator();
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
        .row();
  }
}
