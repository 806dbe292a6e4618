package org.urbanobservatory.index.audit;

/**
 * Cronbach's alpha of the children of a node.
 *
 * @param componentId the node
 * @param without the child that is left out, null for all children
 * @param items children
 * @param n places that have all of them
 * @param alpha null with fewer than two children or places, or without variance
 */
public record Reliability(String componentId, String without, int items, int n, Double alpha) {}
