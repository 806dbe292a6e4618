package org.urbanobservatory.measure.population;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.extent.DisplayGrid;

/** The display cell of each point. */
final class Squares {
  /** How far a border lies beside its image, and more; a point nearer may be of the next square. */
  private static final double BORDER_M = 0.05;

  private final double size;
  private final Map<Square, Integer> cells = new TreeMap<>();

  private record Square(long row, long column) implements Comparable<Square> {
    @Override
    public int compareTo(Square other) {
      int byRow = Long.compare(row, other.row);
      return byRow != 0 ? byRow : Long.compare(column, other.column);
    }
  }

  Squares(DisplayGrid grid) {
    this.size = grid.size();
    for (DisplayCell cell : grid.cells()) {
      cells.put(new Square(cell.row(), cell.column()), cells.size());
    }
  }

  /**
   * The position in the grid of the cell whose square holds a point; where that square has no cell,
   * of one beside that is nearly touched.
   */
  OptionalInt find(double x, double y) {
    Integer own = at(x, y);
    if (own != null) {
      return OptionalInt.of(own);
    }
    for (double dx : List.of(0.0, BORDER_M, -BORDER_M)) {
      for (double dy : List.of(0.0, BORDER_M, -BORDER_M)) {
        Integer beside = at(x + dx, y + dy);
        if (beside != null) {
          return OptionalInt.of(beside);
        }
      }
    }
    return OptionalInt.empty();
  }

  private Integer at(double x, double y) {
    return cells.get(new Square((long) Math.floor(y / size), (long) Math.floor(x / size)));
  }
}
