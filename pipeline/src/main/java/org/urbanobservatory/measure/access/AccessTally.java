package org.urbanobservatory.measure.access;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.urbanobservatory.grid.ExactSum;

/** Counts people by region; the sums run in the order of the origins. */
final class AccessTally {
  /** The region of an origin that belongs to none. */
  static final int NOWHERE = -1;

  private final FacilityDistances distances;
  private final double[] people;
  private final int[] regionOf;
  private final List<Sums> sums = new ArrayList<>();

  /** People of one region. */
  private static final class Sums {
    private final ExactSum people = new ExactSum();
    private final ExactSum within = new ExactSum();
    private final ExactSum notConnected = new ExactSum();
    private final ExactSum cutOff = new ExactSum();
    private final ExactSum nearer = new ExactSum();
    private boolean isHalved;
    private Double medianM;

    /** Adds people in the order of their distance; the one who makes half gives the median. */
    void walk(double persons, OptionalDouble metres) {
      nearer.add(persons);
      if (!isHalved && 2 * nearer.value() >= people.value()) {
        isHalved = true;
        medianM = metres.isPresent() ? (Double) metres.getAsDouble() : null;
      }
    }

    AccessShare share() {
      return new AccessShare(
          people.value(), within.value(), notConnected.value(), cutOff.value(), medianM);
    }
  }

  AccessTally(FacilityDistances distances, double[] people, int[] regionOf, int regions) {
    this.distances = distances;
    this.people = people;
    this.regionOf = regionOf;
    for (int region = 0; region < regions; region++) {
      sums.add(new Sums());
    }
  }

  List<AccessShare> shares() {
    for (int origin = 0; origin < people.length; origin++) {
      if (regionOf[origin] != NOWHERE) {
        count(origin, sums.get(regionOf[origin]));
      }
    }
    for (int origin : distances.nearestFirst()) {
      if (regionOf[origin] != NOWHERE && people[origin] > 0) {
        sums.get(regionOf[origin]).walk(people[origin], distances.metres(origin));
      }
    }
    return sums.stream().map(Sums::share).toList();
  }

  private void count(int origin, Sums region) {
    region.people.add(people[origin]);
    if (distances.isWithin(origin)) {
      region.within.add(people[origin]);
    }
    if (distances.isNotConnected(origin)) {
      region.notConnected.add(people[origin]);
    }
    if (distances.isCutOff(origin)) {
      region.cutOff.add(people[origin]);
    }
  }
}
