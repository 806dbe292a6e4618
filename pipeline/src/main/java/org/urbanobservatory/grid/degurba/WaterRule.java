package org.urbanobservatory.grid.degurba;

import java.io.Serializable;

/**
 * Which cells are water: little land, nobody, nothing built. A value that is missing speaks for
 * water.
 *
 * @param landShare share of land below which a cell may be water
 * @param population most persons
 * @param builtShare largest built share of the cell
 */
public record WaterRule(double landShare, double population, double builtShare)
    implements Serializable {
  /** Below half land, nobody, nothing built. */
  public static final WaterRule STANDARD = new WaterRule(0.5, 0, 0);

  public WaterRule {
    if (!(landShare >= 0 && landShare <= 1 && population >= 0 && builtShare >= 0)) {
      throw new IllegalArgumentException(
          "Invalid water rule: land share %s, population %s, built share %s"
              .formatted(landShare, population, builtShare));
    }
  }

  boolean holds(double land, double people, double built) {
    return !(land >= landShare) && !(people > population) && !(built > builtShare);
  }
}
