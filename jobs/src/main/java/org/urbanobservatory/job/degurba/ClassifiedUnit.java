package org.urbanobservatory.job.degurba;

import org.urbanobservatory.grid.degurba.UnitClass;
import org.urbanobservatory.grid.degurba.UnitShares;

/**
 * What a unit is.
 *
 * @param unit the unit
 * @param population its people in the grid
 * @param coveredShare share of its area that the grid covers
 * @param shares of its people, or where nobody lives of its land; null where it has neither
 * @param level1 null where there are no shares
 * @param level2 null where there are no shares or cells are classified at level 1
 */
record ClassifiedUnit(
    UnitFile.Unit unit,
    double population,
    double coveredShare,
    UnitShares shares,
    UnitClass level1,
    UnitClass level2) {
  /** Why there is no class, null where there is one. */
  String reason() {
    if (shares != null) {
      return null;
    }
    return coveredShare > 0 ? "neither_people_nor_land" : "outside_grid";
  }
}
