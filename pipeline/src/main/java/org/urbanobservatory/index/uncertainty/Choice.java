package org.urbanobservatory.index.uncertainty;

/**
 * A choice that is varied: the random numbers {@code from} to {@code to} (excluded) decide it.
 *
 * @param id {@code weights}, {@code reading:economic_density}, {@code aggregation:index}, {@code
 *     missing}, {@code omission}, {@code values}
 * @param from first coordinate
 * @param to after the last coordinate
 */
public record Choice(String id, int from, int to) {
  /** Sampling error of the values; not a choice of method, but comparable with them. */
  public static final String VALUES = "values";
}
