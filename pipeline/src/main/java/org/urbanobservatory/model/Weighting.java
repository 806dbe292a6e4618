package org.urbanobservatory.model;

/** Where the weights of the children of a component come from. */
public enum Weighting {
  /** The weights of the edition's rows. */
  GIVEN,
  /** One for every child, whatever the rows say. */
  EQUAL,
  /** The squared loadings of the first principal component of the children's correlations. */
  PCA,
  /** One over the sum of absolute correlations with all children, so that twins share a voice. */
  CORRELATION;

  /** Whether the weights depend on which places are in the set. */
  public boolean isRelative() {
    return this == PCA || this == CORRELATION;
  }
}
