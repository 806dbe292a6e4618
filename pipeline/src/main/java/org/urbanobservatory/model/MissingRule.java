package org.urbanobservatory.model;

/** What an index may do with an indicator that has no usable value. */
public enum MissingRule {
  /** The mean is taken over what is there; the rule of every edition. */
  LEAVE_OUT,
  /** A value older than the edition allows is taken after all. */
  OLDER_VALUE,
  /** The mean of the indicators present in the same dimension stands in. */
  DIMENSION_MEAN,
  /** No report counts as the worst score. */
  ZERO,
  /** The mean score of the other places stands in; not for editions with fixed benchmarks. */
  GROUP_MEAN
}
