package org.urbanobservatory.grid.degurba;

import java.util.List;

/** What level 1 and level 2 do differently with the rows of a grid. */
interface LevelPasses {
  /** The rows, with the centre as their first layer. */
  RowFlags flags();

  /** The cluster layers below the centre. */
  List<ClusterLayer> layers();

  /** Passes that need the centres and come before the classes; none by default. */
  default void prepare(CentrePlane centres) {}

  /**
   * Classifies a row that the flags have loaded.
   *
   * @param centres the centre of each cell, 0 is none
   * @param classes to be filled
   */
  void classify(int[] centres, byte[] classes);
}
