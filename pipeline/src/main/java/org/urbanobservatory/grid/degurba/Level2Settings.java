package org.urbanobservatory.grid.degurba;

import java.io.Serializable;
import java.util.Objects;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * Level 2: urban clusters and rural cells in finer classes. The first class that fits a cell is its
 * own; clusters are formed on all cells, before higher classes are taken away.
 *
 * @param centre class 30
 * @param urban classes 23, 22, 21
 * @param rural classes 13, 12, 11
 * @param water class 10, among what would be 11
 */
public record Level2Settings(CentreRule centre, Urban urban, Rural rural, WaterRule water)
    implements DegurbaSettings {
  /**
   * The urban classes below the centre.
   *
   * @param dense class 23
   * @param semiDense class 22; a cluster near 30 or 23 is dropped
   * @param semiDenseDistance cells, along rows, columns or diagonals, up to which a cluster is near
   * @param suburban class 21
   */
  public record Urban(
      ClusterRule dense, ClusterRule semiDense, int semiDenseDistance, ClusterRule suburban)
      implements Serializable {
    /** 1500 and 5,000; 900 and 2,500 more than 2 cells away; 300 and 5,000. */
    public static final Urban R2023A = of(CentreRule.R2023A);

    public static final Urban R2022A = of(CentreRule.R2022A);

    public Urban {
      Objects.requireNonNull(dense, "dense");
      Objects.requireNonNull(semiDense, "semiDense");
      Objects.requireNonNull(suburban, "suburban");
      if (semiDenseDistance < 0 || semiDenseDistance > 1000) {
        throw new IllegalArgumentException(
            "Invalid distance of semi-dense clusters: " + semiDenseDistance + " cells; 0 to 1000");
      }
    }

    private static Urban of(CentreRule centre) {
      double builtShare = centre.cluster().builtShare();
      return new Urban(
          new ClusterRule(1500, 5000, Neighbourhood.SIDES, builtShare),
          new ClusterRule(900, 2500, Neighbourhood.SIDES),
          2,
          new ClusterRule(300, 5000, Neighbourhood.SIDES_AND_CORNERS));
    }
  }

  /**
   * The rural classes.
   *
   * @param cluster class 13
   * @param lowDensity persons per km2 of land from which a cell is 12, else 11
   */
  public record Rural(ClusterRule cluster, double lowDensity) implements Serializable {
    /** 300 and 500; 50. */
    public static final Rural STANDARD =
        new Rural(new ClusterRule(300, 500, Neighbourhood.SIDES_AND_CORNERS), 50);

    public Rural {
      Objects.requireNonNull(cluster, "cluster");
      if (!(lowDensity > 0)) {
        throw new IllegalArgumentException("Invalid low density: " + lowDensity + "; above 0");
      }
    }
  }

  /** Global Human Settlement Layer, Data Package 2023: the default. */
  public static final Level2Settings R2023A =
      new Level2Settings(CentreRule.R2023A, Urban.R2023A, Rural.STANDARD, WaterRule.STANDARD);

  /** Global Human Settlement Layer, Data Package 2022, with its option of built-up land. */
  public static final Level2Settings R2022A =
      new Level2Settings(CentreRule.R2022A, Urban.R2022A, Rural.STANDARD, WaterRule.STANDARD);

  public Level2Settings {
    Objects.requireNonNull(centre, "centre");
    Objects.requireNonNull(urban, "urban");
    Objects.requireNonNull(rural, "rural");
    Objects.requireNonNull(water, "water");
  }
}
