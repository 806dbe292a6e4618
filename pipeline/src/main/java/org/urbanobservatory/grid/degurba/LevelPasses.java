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
   * Classifies a row that the flags have loaded, without the centres.
   *
   * @param classes to be filled
   */
  void classify(byte[] classes);

  /** The class of the cells of centres. */
  CellClass centre();
}
