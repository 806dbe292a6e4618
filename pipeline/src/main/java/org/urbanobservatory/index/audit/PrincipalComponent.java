package org.urbanobservatory.index.audit;

/**
 * One principal component of the children of a node, seen from one child.
 *
 * @param componentId the node
 * @param number from 1, the highest eigenvalue first
 * @param n places that have all children
 * @param eigenvalue of the correlation matrix
 * @param explainedShare share of the variance, 0-1
 * @param child a child
 * @param loading of the child in the unit eigenvector
 */
public record PrincipalComponent(
    String componentId,
    int number,
    int n,
    double eigenvalue,
    double explainedShare,
    String child,
    double loading) {}
