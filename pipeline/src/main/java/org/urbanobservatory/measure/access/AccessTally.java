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

    void count(FacilityDistances distances, int origin, double persons) {
      people.add(persons);
      if (distances.isWithin(origin)) {
        within.add(persons);
      }
      if (distances.isNotConnected(origin)) {
        notConnected.add(persons);
      }
      if (distances.isCutOff(origin)) {
        cutOff.add(persons);
      }
    }

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
        sums.get(regionOf[origin]).count(distances, origin, people[origin]);
      }
    }
    for (int origin : distances.nearestFirst()) {
      if (regionOf[origin] != NOWHERE && people[origin] > 0) {
        sums.get(regionOf[origin]).walk(people[origin], distances.metres(origin));
      }
    }
    return sums.stream().map(Sums::share).toList();
  }

  /**
   * The share of some people at some origins.
   *
   * @param people persons at each of the origins
   */
  static AccessShare share(FacilityDistances distances, int[] origins, double[] people) {
    var sums = new Sums();
    for (int i = 0; i < origins.length; i++) {
      sums.count(distances, origins[i], people[i]);
    }
    for (int i : distances.nearestFirst(origins)) {
      if (people[i] > 0) {
        sums.walk(people[i], distances.metres(origins[i]));
      }
    }
    return sums.share();
  }
}
