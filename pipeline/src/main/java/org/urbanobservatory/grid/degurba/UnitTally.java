package org.urbanobservatory.grid.degurba;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;

/**
 * Adds up a unit's people and land by class while classified rows go by; see {@link UnitShares}.
 */
public final class UnitTally {
  private final Coverage unit;
  private final Map<CellClass, ExactSum> people = new EnumMap<>(CellClass.class);
  private final Map<CellClass, ExactSum> land = new EnumMap<>(CellClass.class);

  /**
   * @param unit the covered shares of the grid's cells
   */
  public UnitTally(Coverage unit) {
    this.unit = unit;
  }

  /** The first row of the grid that the unit may cover. */
  public int firstRow() {
    return unit.row();
  }

  /** The row after the last that the unit may cover. */
  public int endRow() {
    return unit.row() + unit.rows();
  }

  /**
   * Takes a row of the grid; one that the unit does not cover says nothing.
   *
   * @param classes codes of {@link CellClass} of the whole row
   * @param persons in the cells of the whole row, NaN where unknown
   */
  public void add(int row, byte[] classes, double[] persons) {
    if (row >= firstRow() && row < endRow()) {
      int line = (row - unit.row()) * unit.columns();
      for (int i = 0; i < unit.columns(); i++) {
        int column = unit.column() + i;
        add(unit.shares()[line + i], classes[column], persons[column]);
      }
    }
  }

  /** Cells that the unit covers: the sum of their covered shares. */
  public double cells() {
    var sum = new ExactSum();
    for (double share : unit.shares()) {
      sum.add(share);
    }
    return sum.value();
  }

  /** People of the unit. */
  public double people() {
    var sum = new ExactSum();
    people.values().forEach(part -> sum.add(part.value()));
    return sum.value();
  }

  /** The shares; empty where the unit has neither people nor land. */
  public Optional<UnitShares> findShares() {
    Map<CellClass, ExactSum> counted = people.isEmpty() ? land : people;
    return counted.isEmpty() ? Optional.empty() : Optional.of(UnitShares.ofSums(counted));
  }

  private void add(double share, byte code, double persons) {
    if (share > 0) {
      CellClass cellClass = CellClass.of(code);
      if (share * persons > 0) {
        people.computeIfAbsent(cellClass, c -> new ExactSum()).add(share * persons);
      }
      if (cellClass.level1() != CellClass.WATER) {
        land.computeIfAbsent(cellClass, c -> new ExactSum()).add(share);
      }
    }
  }
}
