package org.urbanobservatory.index.treatment;

import java.util.List;
import org.urbanobservatory.model.Component;

/** Divides values by the denominator that their leaf names. */
final class Denominating {
  private Denominating() {}

  static void apply(Panel panel, List<Component> leaves, Denominators denominators) {
    for (int column = 0; column < leaves.size(); column++) {
      Component.Denominator denominator = leaves.get(column).options().get(0).denominator();
      if (denominator != null) {
        apply(panel, column, denominator, denominators);
      }
    }
  }

  private static void apply(
      Panel panel, int column, Component.Denominator denominator, Denominators denominators) {
    for (int row = 0; row < panel.rows().size(); row++) {
      if (!panel.isMissing(column, row)) {
        Double divisor = denominators.find(denominator.indicatorId(), panel.row(row), column);
        divide(panel, new Cell(column, row), denominator, divisor);
      }
    }
  }

  private record Cell(int column, int row) {}

  private static void divide(
      Panel panel, Cell cell, Component.Denominator denominator, Double divisor) {
    String id = denominator.indicatorId();
    if (divisor == null) {
      panel.clear(cell.column(), cell.row(), "denominator_missing: " + id);
    } else if (divisor == 0) {
      panel.clear(cell.column(), cell.row(), "division_by_zero: " + id);
    } else {
      double value = denominator.scale() * panel.value(cell.column(), cell.row()) / divisor;
      panel.set(cell.column(), cell.row(), value);
    }
  }

  /** The denominators of places and years. */
  interface Denominators {
    /** The denominator of the value of a column, null when it is not known. */
    Double find(String indicatorId, PlaceYear row, int column);
  }
}
