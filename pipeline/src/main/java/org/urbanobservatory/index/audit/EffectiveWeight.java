package org.urbanobservatory.index.audit;

/**
 * What a component weighs in fact in its ancestor, against what it should.
 *
 * @param componentId a child
 * @param parentId the node it is weighed in
 * @param n places with both
 * @param nominalShare its weight over that of its siblings
 * @param squaredCorrelation with the node: the share of the node's variance that fixing the child
 *     would remove at most, for a linear relation (Paruolo, Saisana and Saltelli 2013, Journal of
 *     the Royal Statistical Society A 176, 609-634); null where undefined
 * @param squaredShare squared correlation over the sum of the siblings'; null with it
 * @param varianceShare covariance of its contribution with the node over the node's variance; those
 *     of siblings add up to 1 where all places have all siblings; null where undefined
 */
public record EffectiveWeight(
    String componentId,
    String parentId,
    int n,
    double nominalShare,
    Double squaredCorrelation,
    Double squaredShare,
    Double varianceShare) {}
