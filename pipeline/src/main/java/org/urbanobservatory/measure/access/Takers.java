package org.urbanobservatory.measure.access;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.measure.population.UnitShares;

/** The regions that take people of each unit of an extent. */
final class Takers {
  private final UnitShares inside;
  private final List<List<Taker>> ofUnit = new ArrayList<>();

  /**
   * A region that takes people of a unit.
   *
   * @param region its number
   * @param share of the whole unit that it covers
   */
  record Taker(int region, double share) {}

  Takers(UnitShares inside) {
    this.inside = inside;
    for (int i = 0; i < inside.count(); i++) {
      ofUnit.add(new ArrayList<>(1));
    }
  }

  /** Adds a region; what it covers beyond the extent is left out. */
  void add(int region, UnitShares covered) {
    for (int i = 0; i < covered.count(); i++) {
      int position = java.util.Arrays.binarySearch(inside.units(), covered.units()[i]);
      if (position >= 0) {
        ofUnit.get(position).add(new Taker(region, covered.shares()[i]));
      }
    }
  }

  /** The takers of the unit at a position in the extent. */
  List<Taker> of(int position) {
    return ofUnit.get(position);
  }
}
