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
 * @param place the city
 * @param year the year of the index
 * @param score the index, null without
 * @param band its band, null without
 * @param contributions points from each component
 * @param since the earlier year of the change, null without
 * @param changes parts of the change since then, largest first
 * @param nextBand the way to the next band, null at the top or without a score
 * @param peers the city against its peers
 * @param moves what would move under the values that were set; empty without
 */
public record Explanation(
    Place place,
    int year,
    Double score,
    String band,
    List<Contribution> contributions,
    Integer since,
    List<ChangeContribution> changes,
    NextBand.Way nextBand,
    List<PeerComparison> peers,
    List<WhatIf.Move> moves) {
  public Explanation {
    contributions = List.copyOf(contributions);
    changes = List.copyOf(changes);
    peers = List.copyOf(peers);
    moves = List.copyOf(moves);
  }
}
