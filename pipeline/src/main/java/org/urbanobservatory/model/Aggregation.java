package org.urbanobservatory.model;

/** How the scores of children become the score of their parent. */
public enum Aggregation {
  ARITHMETIC,
  GEOMETRIC,
  HARMONIC
}
