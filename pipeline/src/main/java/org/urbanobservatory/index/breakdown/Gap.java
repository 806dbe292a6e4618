package org.urbanobservatory.index.breakdown;

import org.urbanobservatory.model.Breakdown;

/**
 * The gap between two groups in one indicator.
 *
 * @param indicatorId the indicator
 * @param dataYear year of both values
 * @param group women, or any other group
 * @param reference men where the group is women, else the total
 * @param groupValue in the indicator's unit
 * @param referenceValue in the indicator's unit
 * @param ratio group over reference, null where the reference is 0
 */
public record Gap(
    String indicatorId,
    int dataYear,
    Breakdown group,
    Breakdown reference,
    double groupValue,
    double referenceValue,
    Double ratio) {

  /** In the indicator's unit. */
  public double difference() {
    return groupValue - referenceValue;
  }
}
