package org.urbanobservatory.step.city;

import java.util.List;
import java.util.Optional;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Why the inputs of a kind and year give a city nothing: they were refused before anything was read,
 * cannot be read, or miss the city. Issues of the inputs say more.
 *
 * @param refused inputs that were refused
 * @param served inputs that were read
 * @param unreadable whether one of those read cannot be used
 */
record UselessInputs(
    List<SpatialInput> refused, List<SpatialInput> served, boolean unreadable) {
  /**
   * The reason.
   *
   * @param misses when all of them miss the city
   * @param unusable when what one of them holds is not known
   * @return empty where there is no input at all
   */
  Optional<String> findReason(String misses, String unusable) {
    if (refused.isEmpty() && served.isEmpty()) {
      return Optional.empty();
    }
    boolean allMiss = !unreadable && refused.stream().allMatch(SpatialInput::missesCity);
    return Optional.of(allMiss ? misses : unusable);
  }
}
