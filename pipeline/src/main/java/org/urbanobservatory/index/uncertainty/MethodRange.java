package org.urbanobservatory.index.uncertainty;

/**
 * Where the score of a node lies in 90 of 100 combinations of the edition's choices. It need not
 * contain the published score: that is one combination, and may be an extreme one.
 *
 * @param componentId the node
 * @param low 5 % quantile of the draws (linear between order statistics, type 7 of Hyndman and Fan
 *     1996), null when the node has no score
 * @param high 95 % quantile, null when the node has no score
 * @param scoredShare share of the draws in which the node has a score; an omitted indicator has none
 */
public record MethodRange(String componentId, Double low, Double high, double scoredShare) {}
