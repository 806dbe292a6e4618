package org.urbanobservatory.index.explain;

/**
 * One indicator as a way to the next band, the others staying as they are.
 *
 * @param componentId the leaf
 * @param indicatorId the indicator that feeds it
 * @param score its score
 * @param scoreNeeded the score at which the index reaches the band; null when even 100 does not do
 * @param pointsNeeded {@code scoreNeeded - score}, null with it
 * @param value its value in its unit
 * @param valueNeeded the value that scores {@code scoreNeeded}; null with it, and where the value
 *     already is a score or has no way to it
 * @param indexAtBest the index when this indicator scores 100
 */
public record BandStep(
    String componentId,
    String indicatorId,
    double score,
    Double scoreNeeded,
    Double pointsNeeded,
    Double value,
    Double valueNeeded,
    double indexAtBest) {}
