package org.urbanobservatory.grid.atlas;

import org.urbanobservatory.grid.Lattice;

/**
 * The cells whose centres lie in a circle around a cell's centre, as one chord a row. A centre on
 * the circle counts.
 *
 * @param chords half length in columns, by distance in rows: the chord of row {@code d} reaches
 *     from {@code column - chords[d]} to {@code column + chords[d]}; not to be changed
 */
record WalkingCircle(int[] chords) {
  /** A centre may miss the circle by the rounding of a few multiplications. */
  private static final double ROUNDING = 1 + 1e-12;

  /**
   * @param radius above 0, in units of the lattice's plane
   */
  static WalkingCircle of(Lattice lattice, double radius) {
    if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Invalid radius of a circle: " + radius + "; give a length above 0");
    }
    double inRows = radius / lattice.cellHeight() * ROUNDING;
    double inColumns = radius / lattice.cellWidth() * ROUNDING;
    int[] chords = new int[(int) Math.min(lattice.rows() - 1L, (long) inRows) + 1];
    for (int row = 0; row < chords.length; row++) {
      double share = row / inRows;
      double half = inColumns * Math.sqrt(Math.max(0, 1 - share * share));
      chords[row] = (int) Math.min(lattice.columns(), (long) half);
    }
    return new WalkingCircle(chords);
  }

  /** How many rows the circle reaches beyond the row of its centre. */
  int reach() {
    return chords.length - 1;
  }

  /** Number of cells whose centres lie in the circle. */
  long cells() {
    long cells = -(2L * chords[0] + 1);
    for (int chord : chords) {
      cells += 2 * (2L * chord + 1);
    }
    return cells;
  }

  /** The longest half chord. */
  int width() {
    return chords[0];
  }
}
