package org.urbanobservatory.job.explain;

import java.util.List;
import org.urbanobservatory.index.explain.ChangeContribution;
import org.urbanobservatory.index.explain.Contribution;
import org.urbanobservatory.index.explain.NextBand;
import org.urbanobservatory.index.explain.PeerComparison;
import org.urbanobservatory.index.explain.WhatIf;
import org.urbanobservatory.model.Place;

/**
 * Everything that explains a city's index.
 *
 * @param subject what is explained
 * @param contributions points from each component
 * @param movement what moved the index
 * @param nextBand the way to the next band, null at the top or without a score
 * @param peers the city against its peers
 * @param moves what would move under the values that were set; empty without
 * @param notes what is left out, and why
 */
public record Explanation(
    Subject subject,
    List<Contribution> contributions,
    Movement movement,
    NextBand.Way nextBand,
    List<PeerComparison> peers,
    List<WhatIf.Move> moves,
    List<String> notes) {
  public Explanation {
    contributions = List.copyOf(contributions);
    peers = List.copyOf(peers);
    moves = List.copyOf(moves);
    notes = List.copyOf(notes);
  }

  /**
   * What is explained.
   *
   * @param release id of the release that it is read from; null for a table of values
   * @param edition id of the edition
   * @param place the city
   * @param year the year of the index
   * @param score the index, null without
   * @param band its band, null without
   */
  public record Subject(
      String release, String edition, Place place, int year, Double score, String band) {}

  /**
   * What moved the index.
   *
   * @param since the earlier year of the change, null without
   * @param changes parts of the change since then, largest first
   * @param revision the change since another release, null without
   */
  public record Movement(Integer since, List<ChangeContribution> changes, Revision revision) {
    public Movement {
      changes = List.copyOf(changes);
    }
  }
}
