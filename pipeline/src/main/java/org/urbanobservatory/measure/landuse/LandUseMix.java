package org.urbanobservatory.measure.landuse;

import java.util.Optional;

/**
 * The mix of uses of an extent.
 *
 * @param mix 0 to 1, null if no cell has a use
 * @param knownShare share of the extent that has one of the categories
 */
public record LandUseMix(Double mix, double knownShare) {

  /** The mix, if enough of the extent is known. */
  public Optional<Double> findMix(double knownShareMinimum) {
    return knownShare >= knownShareMinimum ? Optional.ofNullable(mix) : Optional.empty();
  }
}
