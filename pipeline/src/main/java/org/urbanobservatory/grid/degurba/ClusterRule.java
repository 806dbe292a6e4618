package org.urbanobservatory.grid.degurba;

import java.io.Serializable;
import java.util.Objects;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * Which cells form a cluster. All thresholds are inclusive.
 *
 * @param density persons per km2 of land from which a cell belongs
 * @param population persons from which a group of touching cells is a cluster
 * @param neighbourhood which cells touch
 * @param builtShare built share of the land, rounded to 0.001, from which a cell belongs whatever
 *     its density; infinite where built-up land does not count
 */
public record ClusterRule(
    double density, double population, Neighbourhood neighbourhood, double builtShare)
    implements Serializable {
  /** No cell belongs for its built-up land. */
  public static final double WITHOUT_BUILT = Double.POSITIVE_INFINITY;

  public ClusterRule {
    Objects.requireNonNull(neighbourhood, "neighbourhood");
    if (!(density > 0 && density < Double.POSITIVE_INFINITY && population >= 0)) {
      throw new IllegalArgumentException(
          "Invalid cluster rule: density %s, population %s; above 0 and at least 0"
              .formatted(density, population));
    }
    if (!(builtShare > 0)) {
      throw new IllegalArgumentException(
          "Invalid cluster rule: built share " + builtShare + "; above 0");
    }
  }

  /** A rule by density alone. */
  public ClusterRule(double density, double population, Neighbourhood neighbourhood) {
    this(density, population, neighbourhood, WITHOUT_BUILT);
  }

  /** Whether a cell belongs for the built share of its land. */
  boolean holdsBuilt(double share) {
    return builtShare < WITHOUT_BUILT && Math.rint(share * 1000) / 1000 >= builtShare;
  }
}
