package org.urbanobservatory.step.index;

import java.util.List;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.Ranking;
import org.urbanobservatory.index.uncertainty.ChoiceShare;
import org.urbanobservatory.index.uncertainty.RankRange;
import org.urbanobservatory.index.uncertainty.SamplingRange;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.RowBuilder;
import org.urbanobservatory.table.Rows;

/** Ranks, and what choices and errors move, as rows of their tables. */
public final class UncertaintyRows {
  private UncertaintyRows() {}

  /** What rows are of: one place in an edition and year. */
  public record Indexed(String edition, int year, Place place) {}

  /** A row of {@code rankings}. */
  public static Row of(Ranking ranking) {
    var at = new Indexed(ranking.edition(), ranking.year(), ranking.place());
    return filled("rankings", at, ranking.componentId())
        .set("peer_set", ranking.peerSet())
        .set("rank", ranking.rank())
        .set("rank_low", ranking.rankLow())
        .set("rank_high", ranking.rankHigh())
        .row();
  }

  /**
   * Rows of {@code rank_frequencies}.
   *
   * @param peerSet the set, as {@code rankings} names it
   */
  public static List<Row> frequencies(String edition, int year, String peerSet, RankRange range) {
    var at = new Indexed(edition, year, range.place());
    return range.frequencies().stream()
        .map(
            frequency ->
                filled("rank_frequencies", at, range.componentId())
                    .set("peer_set", peerSet)
                    .set("rank", frequency.rank())
                    .set("draws_share", frequency.share())
                    .row())
        .toList();
  }

  /** A row of {@code choice_shares}. */
  public static Row of(Indexed at, String componentId, ChoiceShare share) {
    return filled("choice_shares", at, componentId)
        .set("choice", share.choice())
        .set("first_order_share", share.first())
        .set("first_order_low_share", share.firstLow())
        .set("first_order_high_share", share.firstHigh())
        .set("total_share", share.total())
        .set("total_low_share", share.totalLow())
        .set("total_high_share", share.totalHigh())
        .row();
  }

  /** A row of {@code sampling_ranges}. */
  public static Row of(Indexed at, SamplingRange range) {
    return filled("sampling_ranges", at, range.componentId())
        .set("std_error", range.stdError())
        .set("sampling_low", range.low())
        .set("sampling_high", range.high())
        .row();
  }

  private static RowBuilder filled(String table, Indexed at, String componentId) {
    return Rows.builder(table)
        .set("edition", at.edition())
        .set("year", at.year())
        .at(at.place())
        .set("component_id", componentId);
  }
}
