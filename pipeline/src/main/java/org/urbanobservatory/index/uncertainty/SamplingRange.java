package org.urbanobservatory.index.uncertainty;

/**
 * What the sampling error of the values moves, with the edition's choices as they are.
 *
 * @param componentId the node
 * @param stdError standard deviation of its score over the draws
 * @param low 5 % quantile
 * @param high 95 % quantile
 */
public record SamplingRange(String componentId, double stdError, double low, double high) {}
