package org.urbanobservatory.model;

/** How the scores of children become the score of their parent. */
public enum Aggregation {
  ARITHMETIC,
  GEOMETRIC,
  HARMONIC,
  /** The score at which half of the weight lies; between two scores their middle. */
  WEIGHTED_MEDIAN,
  /** Wins and losses against every other place of the set, on 0-100. */
  COPELAND;

  /** Whether a score depends on which other places are in the set. */
  public boolean isRelative() {
    return this == COPELAND;
  }

  /** Whether the mean is undefined for a negative score, and 0 for a score of 0. */
  public boolean needsPositive() {
    return this == GEOMETRIC || this == HARMONIC;
  }
}
