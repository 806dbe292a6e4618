package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * One node of an index tree for one place and year: a row of table {@code scores}.
 *
 * @param place city or country
 * @param edition id of the edition
 * @param year the year of the index
 * @param level level of the node
 * @param componentId id of the node
 * @param parentId id of its parent, null for the root
 * @param rawValue for a leaf the indicator's value, else null
 * @param score 0 to 100, null when not computable
 * @param band id of the band, null without a score
 * @param coverage share of the node's leaf weight that has a score, 0-1
 * @param proxiedShare share of the present leaf weight that is proxied, 0-1
 * @param confidenceShare share of the present leaf weight whose reading is attested, 0-1
 * @param methodLow lower end of the method range, null if not computed
 * @param methodHigh upper end of the method range, null if not computed
 * @param contribution points of the parent's score that come from this node, null where undefined
 * @param dataYear for a leaf the year of its data, else null
 * @param reason why {@code score} is null, else null
 */
public record Score(
    Place place,
    String edition,
    int year,
    Level level,
    String componentId,
    String parentId,
    Double rawValue,
    Double score,
    String band,
    double coverage,
    double proxiedShare,
    double confidenceShare,
    Double methodLow,
    Double methodHigh,
    Double contribution,
    Integer dataYear,
    String reason)
    implements Serializable {
  /** Id of the unit of scores: 0 to 100. */
  public static final String UNIT = "SCORE";

  /** The same score of another place. */
  public Score withPlace(Place newPlace) {
    return with(newPlace, methodLow, methodHigh);
  }

  /** The same score with another method range. */
  public Score withRange(Double low, Double high) {
    return with(place, low, high);
  }

  private Score with(Place newPlace, Double low, Double high) {
    return new Score(
        newPlace,
        edition,
        year,
        level,
        componentId,
        parentId,
        rawValue,
        score,
        band,
        coverage,
        proxiedShare,
        confidenceShare,
        low,
        high,
        contribution,
        dataYear,
        reason);
  }
}
