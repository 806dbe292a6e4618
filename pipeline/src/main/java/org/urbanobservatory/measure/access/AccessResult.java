package org.urbanobservatory.measure.access;

import java.util.List;
import java.util.NoSuchElementException;
import org.urbanobservatory.model.Breakdown;

/**
 * Who reaches what.
 *
 * @param origins the people
 * @param sets distances to each facility set, in the order given
 */
public record AccessResult(Origins origins, List<FacilityDistances> sets) {
  public AccessResult {
    sets = List.copyOf(sets);
  }

  /** The distances to a set. */
  public FacilityDistances set(String id) {
    return sets.stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("Cannot find facility set " + id));
  }

  /** The distances to the nearest of all sets, each within its own threshold. */
  public FacilityDistances any() {
    return FacilityDistances.any("any", sets);
  }

  /** The share of a group in the whole city. */
  public AccessShare share(FacilityDistances distances, Breakdown group) {
    return shares(distances, group, new int[origins.count()], 1).get(0);
  }

  /** The share of a group among the people that a region takes of the origins. */
  public AccessShare share(FacilityDistances distances, Breakdown group, OriginShares region) {
    double[] all = origins.people(group);
    var people = new double[region.count()];
    for (int i = 0; i < people.length; i++) {
      people[i] = all[region.origins()[i]] * region.shares()[i];
    }
    return AccessTally.share(distances, region.origins(), people);
  }

  /**
   * The shares of a group in regions, for example display cells or districts; regions that do not
   * overlap and hold every origin add up to the city.
   *
   * @param regionOf the region of each origin from 0; -1 for none
   * @param regions how many there are
   */
  public List<AccessShare> shares(
      FacilityDistances distances, Breakdown group, int[] regionOf, int regions) {
    if (regionOf.length != origins.count()) {
      throw new IllegalArgumentException(
          "Invalid regions: %d for %d origins".formatted(regionOf.length, origins.count()));
    }
    return new AccessTally(distances, origins.people(group), regionOf, regions).shares();
  }
}
