package org.urbanobservatory.grid.degurba;

import java.io.Serializable;
import java.util.Objects;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * What an urban centre is.
 *
 * @param cluster the dense cluster it is made from
 * @param smoothing how its edge is smoothed
 * @param holeCells a hole with fewer cells is filled; 0 fills none
 * @param populationWindow side in cells of the square over which population and density are
 *     averaged first; odd, 1 for none
 */
public record CentreRule(
    ClusterRule cluster, EdgeSmoothing smoothing, int holeCells, int populationWindow)
    implements Serializable {
  /** Global Human Settlement Layer, Data Package 2023. */
  public static final CentreRule R2023A = of(EdgeSmoothing.R2023A, 0.2);

  /** Global Human Settlement Layer, Data Package 2022, with its option of built-up land. */
  public static final CentreRule R2022A = of(EdgeSmoothing.R2022A, 0.5);

  public CentreRule {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(smoothing, "smoothing");
    if (holeCells < 0 || holeCells > 1000) {
      throw new IllegalArgumentException(
          "Invalid cells of a hole: " + holeCells + "; from 0 to 1000");
    }
    refuseEvenWindow(populationWindow);
  }

  private static CentreRule of(EdgeSmoothing smoothing, double builtShare) {
    return new CentreRule(
        new ClusterRule(1500, 50_000, Neighbourhood.SIDES, builtShare), smoothing, 15, 1);
  }

  static void refuseEvenWindow(int window) {
    if (window < 1 || window % 2 == 0) {
      throw new IllegalArgumentException(
          "Invalid window of population: " + window + " cells; an odd number");
    }
  }
}
