package org.urbanobservatory.measure.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Divides the people of each unit among regions, by area, as the population of the regions is.
 *
 * <p>Where one region takes a whole unit it takes all its origins. Where regions divide a unit, a
 * region takes first the origins that lie in it, evenly, up to the people that its area gives it; a
 * region whose area gives it more takes the rest evenly from the origins that others leave. So each
 * region has exactly its people, and regions that cover the unit have exactly those of the unit.
 * Regions that overlap take their people evenly from all origins of the unit.
 */
final class UnitDivision {
  /** Shares of areas cut twice differ by rounding. */
  private static final double ROUNDING = 1e-9;

  private final Origins origins;
  private final List<Geometry> regions;
  private final IndexedPointInAreaLocator[] locators;
  private final List<Taken> taken = new ArrayList<>();

  /** What one region takes. */
  private static final class Taken {
    private int[] origins = new int[16];
    private double[] shares = new double[16];
    private int count;

    void add(int origin, double share) {
      if (count == origins.length) {
        origins = Arrays.copyOf(origins, 2 * count);
        shares = Arrays.copyOf(shares, 2 * count);
      }
      origins[count] = origin;
      shares[count++] = share;
    }

    OriginShares shares() {
      return new OriginShares(Arrays.copyOf(origins, count), Arrays.copyOf(shares, count));
    }
  }

  UnitDivision(Origins origins, List<Geometry> regions) {
    this.origins = origins;
    this.regions = regions;
    this.locators = new IndexedPointInAreaLocator[regions.size()];
    regions.forEach(region -> taken.add(new Taken()));
  }

  List<OriginShares> shares() {
    return taken.stream().map(Taken::shares).toList();
  }

  /**
   * Divides the origins of one unit, numbered from first to before last.
   *
   * @param whole share of the unit that lies in the extent
   */
  void divide(int first, int last, List<Takers.Taker> takers, double whole) {
    double[] due = takers.stream().mapToDouble(t -> Math.min(1, t.share() / whole)).toArray();
    double sum = Arrays.stream(due).sum();
    if (last - first == 1 || sum > 1 + ROUNDING || isOne(due)) {
      takeEvenly(first, last, takers, due);
    } else {
      takeOwnFirst(first, last, takers, due);
    }
  }

  private static boolean isOne(double[] due) {
    return due.length == 1 && due[0] >= 1 - ROUNDING;
  }

  private void takeEvenly(int first, int last, List<Takers.Taker> takers, double[] due) {
    for (int t = 0; t < due.length; t++) {
      for (int origin = first; origin < last; origin++) {
        taken.get(takers.get(t).region()).add(origin, due[t]);
      }
    }
  }

  private void takeOwnFirst(int first, int last, List<Takers.Taker> takers, double[] due) {
    int[] owner = owners(first, last, takers);
    double[] weight = weights(first, last);
    // The last place stands for land of the unit in no region.
    double[] wanted = Arrays.copyOf(due, due.length + 1);
    wanted[due.length] = Math.max(0, 1 - Arrays.stream(due).sum());
    var own = new double[wanted.length];
    for (int i = 0; i < owner.length; i++) {
      own[owner[i]] += weight[i];
    }
    double lacking = 0;
    for (int t = 0; t < own.length; t++) {
      lacking += Math.max(0, wanted[t] - own[t]);
    }
    for (int t = 0; t < due.length; t++) {
      double fromOthers = lacking > 0 ? Math.max(0, wanted[t] - own[t]) / lacking : 0;
      for (int i = 0; i < owner.length; i++) {
        double kept = own[owner[i]] > 0 ? Math.min(1, wanted[owner[i]] / own[owner[i]]) : 1;
        double share = (owner[i] == t ? kept : 0) + (1 - kept) * fromOthers;
        if (share > 0) {
          taken.get(takers.get(t).region()).add(first + i, share);
        }
      }
    }
  }

  /** The taker in which each origin lies, the number of takers for none. */
  private int[] owners(int first, int last, List<Takers.Taker> takers) {
    var owner = new int[last - first];
    for (int i = 0; i < owner.length; i++) {
      var place = new Coordinate(origins.x(first + i), origins.y(first + i));
      int t = 0;
      while (t < takers.size() && !isIn(place, takers.get(t).region())) {
        t++;
      }
      owner[i] = t;
    }
    return owner;
  }

  private boolean isIn(Coordinate place, int region) {
    if (locators[region] == null) {
      locators[region] = new IndexedPointInAreaLocator(regions.get(region));
    }
    return locators[region].locate(place) != Location.EXTERIOR;
  }

  /** The share of each origin in the people of the unit; groups are spread alike. */
  private double[] weights(int first, int last) {
    var weight = new double[last - first];
    for (double[] people : origins.people()) {
      double sum = 0;
      for (int i = first; i < last; i++) {
        sum += people[i];
      }
      if (sum > 0) {
        for (int i = first; i < last; i++) {
          weight[i - first] = people[i] / sum;
        }
        return weight;
      }
    }
    return weight;
  }
}
