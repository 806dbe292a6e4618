package org.urbanobservatory.measure.access;

/**
 * What a region takes of the people of origins.
 *
 * @param origins numbers of the origins, ascending; not copied, not to be changed
 * @param shares of the people of each, 0 to 1; not copied, not to be changed
 */
public record OriginShares(int[] origins, double[] shares) {
  public OriginShares {
    if (origins.length != shares.length) {
      throw new IllegalArgumentException(
          "Invalid shares: %d of %d origins".formatted(shares.length, origins.length));
    }
  }

  /** How many origins it takes people of. */
  public int count() {
    return origins.length;
  }
}
