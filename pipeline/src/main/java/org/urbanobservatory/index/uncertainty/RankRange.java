package org.urbanobservatory.index.uncertainty;

import java.util.List;
import org.urbanobservatory.model.Place;

/**
 * Where a city ranks over the draws. Within a draw every city is scored by the same choices.
 *
 * @param place the city
 * @param peers the set it is ranked in
 * @param componentId the ranked node
 * @param rank its rank by the edition's own choices; equal scores share the lowest number
 * @param rankLow best rank in 90 of 100 draws
 * @param rankHigh worst rank in 90 of 100 draws
 * @param frequencies the ranks it takes, from the best to the worst
 */
public record RankRange(
    Place place,
    String peers,
    String componentId,
    int rank,
    int rankLow,
    int rankHigh,
    List<Frequency> frequencies) {

  /** A rank and the share of draws in which it is taken. */
  public record Frequency(int rank, double share) {}

  public RankRange {
    frequencies = List.copyOf(frequencies);
  }
}
