package org.urbanobservatory.grid.degurba;

/** How the edge of an urban centre is smoothed, again and again until no cell is added. */
public enum EdgeSmoothing {
  NONE,
  /** A cell joins the centre that holds at least five of its eight neighbours. */
  R2022A,
  /**
   * A cell that is not water joins the centre that holds more than half of its neighbours. Water
   * and cells with little land and nobody in them are no neighbours; what lies beside the grid is.
   */
  R2023A
}
