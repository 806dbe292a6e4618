package org.urbanobservatory.index.audit;

/**
 * Pearson's correlation of the scores of two components over the places that have both.
 *
 * @param first a component
 * @param second another
 * @param relation how they are related
 * @param n places with both
 * @param r the correlation, null below three places or where one is constant
 * @param flag what is wrong with it, null for nothing
 */
public record Correlation(
    String first, String second, Relation relation, int n, Double r, Flag flag) {
  /** How two components are related. */
  public enum Relation {
    /** Children of one parent. */
    SIBLINGS,
    /** The second is an ancestor of the first. */
    ANCESTOR,
    /** Indicators of different parents. */
    ACROSS
  }

  /** What is wrong with a correlation. */
  public enum Flag {
    /** Below 0: the components work against each other in a mean. */
    NEGATIVE,
    /** Above 0.92: they say the same twice (the threshold of the JRC's audits). */
    REDUNDANT
  }
}
