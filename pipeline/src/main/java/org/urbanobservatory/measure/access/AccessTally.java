package org.urbanobservatory.measure.access;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.grid.ExactSum;

/** Counts people by region; the sums run in the order of the origins. */
final class AccessTally {
  /** The region of an origin that belongs to none. */
  static final int NOWHERE = -1;

  private final FacilityDistances distances;
  private final double[] people;
  private final int[] regionOf;
  private final ExactSum[][] sums;

  /** What is summed. */
  private enum Sum {
    PEOPLE,
    WITHIN,
    NOT_CONNECTED,
    CUT_OFF,
    WALKED
  }

  AccessTally(FacilityDistances distances, double[] people, int[] regionOf, int regions) {
    this.distances = distances;
    this.people = people;
    this.regionOf = regionOf;
    this.sums = new ExactSum[regions][Sum.values().length];
    for (ExactSum[] region : sums) {
      java.util.Arrays.setAll(region, i -> new ExactSum());
    }
  }

  List<AccessShare> shares() {
    for (int i = 0; i < people.length; i++) {
      if (regionOf[i] != NOWHERE) {
        count(i, sums[regionOf[i]]);
      }
    }
    Double[] medians = medians();
    var shares = new ArrayList<AccessShare>();
    for (int region = 0; region < sums.length; region++) {
      shares.add(share(sums[region], medians[region]));
    }
    return shares;
  }

  private void count(int origin, ExactSum[] region) {
    region[Sum.PEOPLE.ordinal()].add(people[origin]);
    if (distances.isWithin(origin)) {
      region[Sum.WITHIN.ordinal()].add(people[origin]);
    }
    if (distances.isNotConnected(origin)) {
      region[Sum.NOT_CONNECTED.ordinal()].add(people[origin]);
    }
    if (distances.isCutOff(origin)) {
      region[Sum.CUT_OFF.ordinal()].add(people[origin]);
    }
  }

  /** The distance at which each region's people, nearest first, make half of all. */
  private Double[] medians() {
    var medians = new Double[sums.length];
    for (int origin : distances.nearestFirst()) {
      int region = regionOf[origin];
      if (region != NOWHERE && medians[region] == null && people[origin] > 0) {
        ExactSum walked = sums[region][Sum.WALKED.ordinal()];
        walked.add(people[origin]);
        boolean half = 2 * walked.value() >= value(sums[region], Sum.PEOPLE);
        medians[region] = half ? (Double) distances.metres(origin).orElse(Double.NaN) : null;
      }
    }
    for (int region = 0; region < medians.length; region++) {
      // Half of the people is reached only among those without a distance.
      medians[region] = medians[region] == null || medians[region].isNaN() ? null : medians[region];
    }
    return medians;
  }

  private static AccessShare share(ExactSum[] region, Double medianM) {
    return new AccessShare(
        value(region, Sum.PEOPLE),
        value(region, Sum.WITHIN),
        value(region, Sum.NOT_CONNECTED),
        value(region, Sum.CUT_OFF),
        medianM);
  }

  private static double value(ExactSum[] region, Sum sum) {
    return region[sum.ordinal()].value();
  }
}
