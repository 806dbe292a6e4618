package org.urbanobservatory.step.index;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.Ranking;
import org.urbanobservatory.index.Rankings;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.index.uncertainty.RankRange;
import org.urbanobservatory.index.uncertainty.RankedRanges;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;
import scala.Tuple2;

/** Ranks the cities of a release among their peers, anew in each release. */
public final class RankCities {
  /** A place in a larger set takes hundreds of ranks, each in a few draws. */
  private static final long MOST_PLACES = 1000;

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
   * @return an emission of {@code rankings} and, for the index in the last year, {@code
   *     rank_frequencies}
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
    List<RankRange> ranges =
        rankings.isEmpty() || !packed.hasNext()
            ? List.of()
            : ranges(rankings.get(0), packed, sheets);
    RankedRanges.fill(rankings, ranges)
        .forEach(ranking -> emitted.add("rankings", UncertaintyRows.of(ranking)));
    if (!ranges.isEmpty() && isLastIndex(scores.get(0), sheets)) {
      addFrequencies(rankings.get(0), ranges, emitted);
    }
    return emitted.iterator();
  }

  private static boolean isLastIndex(Score score, DrawnSheets sheets) {
    return score.parentId() == null && score.year() == sheets.lastYear();
  }

  /**
   * @param any of the rankings that are compared
   */
  private static List<RankRange> ranges(
      Ranking any, Iterator<Tuple2<String, byte[]>> packed, DrawnSheets sheets) {
    MonteCarlo monteCarlo = sheets.monteCarlo(any.edition());
    var places = new ArrayList<CitySheet>();
    packed.forEachRemaining(sheet -> places.add(monteCarlo.unpack(sheet._2(), any.componentId())));
    return RankedRanges.of(monteCarlo, any.componentId(), places);
  }

  /** The ranks that places take, in sets that are not too large to read. */
  private static void addFrequencies(Ranking any, List<RankRange> ranges, Emissions emitted) {
    Map<String, Long> sizes =
        ranges.stream().collect(Collectors.groupingBy(RankRange::peers, Collectors.counting()));
    for (RankRange range : ranges) {
      if (sizes.get(range.peers()) <= MOST_PLACES) {
        emitted.addAll(
            "rank_frequencies",
            UncertaintyRows.frequencies(
                any.edition(), any.year(), RankedRanges.peerSet(range), range));
      }
    }
  }
}
