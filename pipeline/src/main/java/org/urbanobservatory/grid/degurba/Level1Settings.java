package org.urbanobservatory.grid.degurba;

import java.util.Objects;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/**
 * Level 1: urban centre, urban cluster, rural, water.
 *
 * @param centre class 3
 * @param cluster class 2, where the cell is in no centre
 * @param clusterWindow as {@link CentreRule#populationWindow()}, for the cluster
 * @param water class 0, among what remains
 */
public record Level1Settings(
    CentreRule centre, ClusterRule cluster, int clusterWindow, WaterRule water)
    implements DegurbaSettings {
  private static final ClusterRule CLUSTER =
      new ClusterRule(300, 5000, Neighbourhood.SIDES_AND_CORNERS);

  /** Global Human Settlement Layer, Data Package 2023: the default. */
  public static final Level1Settings R2023A =
      new Level1Settings(CentreRule.R2023A, CLUSTER, 1, WaterRule.STANDARD);

  /** Global Human Settlement Layer, Data Package 2022, with its option of built-up land. */
  public static final Level1Settings R2022A =
      new Level1Settings(CentreRule.R2022A, CLUSTER, 1, WaterRule.STANDARD);

  public Level1Settings {
    Objects.requireNonNull(centre, "centre");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(water, "water");
    CentreRule.refuseEvenWindow(clusterWindow);
  }
}
