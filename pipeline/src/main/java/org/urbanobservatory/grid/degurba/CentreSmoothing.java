package org.urbanobservatory.grid.degurba;

/**
 * Adds cells to urban centres by the majority of their neighbours. All cells of one round are
 * judged by the state before it, so that no order of the cells matters; only cells beside those of
 * the last round can change in the next.
 */
final class CentreSmoothing {
  private static final int NEIGHBOURS = 8;
  private static final int MAJORITY_2022 = 5;

  private final CentrePlane plane;
  private final EdgeSmoothing rule;
  private final int[] around = new int[NEIGHBOURS];
  private int valid;
  private CellList joining = new CellList();

  CentreSmoothing(CentrePlane plane, EdgeSmoothing rule) {
    this.plane = plane;
    this.rule = rule;
  }

  void smooth() {
    if (rule == EdgeSmoothing.NONE) {
      return;
    }
    plane.forEachCell(this::judge);
    while (!joining.isEmpty()) {
      CellList joined = joined();
      joining = new CellList();
      for (int i = 0; i < joined.size(); i++) {
        judgeAround(joined.column(i), joined.row(i));
      }
    }
  }

  /** Lets the cells join and returns them once each. */
  private CellList joined() {
    var joined = new CellList();
    for (int i = 0; i < joining.size(); i++) {
      int column = joining.column(i);
      int row = joining.row(i);
      if (plane.centre(column, row) == 0) {
        plane.join(column, row, joining.centre(i));
        joined.add(column, row, joining.centre(i));
      }
    }
    return joined;
  }

  private void judgeAround(int column, int row) {
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (plane.isInside(column + dx, row + dy)) {
          judge(column + dx, row + dy);
        }
      }
    }
  }

  private void judge(int column, int row) {
    if (plane.centre(column, row) == 0 && look(column, row)) {
      int centre = majority();
      if (centre != 0 && !(rule == EdgeSmoothing.R2023A && isWater(column, row))) {
        joining.add(column, row, centre);
      }
    }
  }

  private boolean isWater(int column, int row) {
    return plane.is(RowFlags.WATER, column, row);
  }

  /** Notes the neighbours' centres; false if there are none. */
  private boolean look(int column, int row) {
    int found = 0;
    int place = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (dx != 0 || dy != 0) {
          around[place] = plane.centre(column + dx, row + dy);
          found |= around[place++];
        }
      }
    }
    valid = found != 0 && rule == EdgeSmoothing.R2023A ? valid(column, row) : NEIGHBOURS;
    return found != 0;
  }

  /** Neighbours that count: those in a centre, beside the grid, or neither water nor ignored. */
  private int valid(int column, int row) {
    int count = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        count += (dx != 0 || dy != 0) && counts(column + dx, row + dy) ? 1 : 0;
      }
    }
    return count;
  }

  private boolean counts(int column, int row) {
    return !plane.isInside(column, row)
        || plane.centre(column, row) != 0
        || !plane.is(RowFlags.WATER | RowFlags.IGNORED, column, row);
  }

  /** The centre that holds enough of the neighbours; 0 if none does. At most one can. */
  private int majority() {
    for (int i = 0; i < NEIGHBOURS; i++) {
      if (around[i] != 0 && isMajority(count(around[i]))) {
        return around[i];
      }
    }
    return 0;
  }

  private boolean isMajority(int count) {
    return rule == EdgeSmoothing.R2022A ? count >= MAJORITY_2022 : 2 * count > valid;
  }

  private int count(int centre) {
    int count = 0;
    for (int other : around) {
      count += other == centre ? 1 : 0;
    }
    return count;
  }
}
