package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Raster;

/**
 * How a unit's people, or where nobody lives its land, are shared by the classes of cells.
 *
 * <p>What counts: the people of each cell by the covered share of the cell. What does not: cells
 * without a value; water cells, when the land is shared.
 *
 * <p>Formula: share of a class = sum(people x covered share in its cells) / sum in all cells; of
 * cells instead of people where nobody lives.
 *
 * <p>Source: European Commission and others, Applying the Degree of Urbanisation (2021), 7.2.
 *
 * <p>Unit: 0 to 1, together 1; no shares where a unit has neither people nor land.
 */
public final class UnitShares {
  static final double HALF = 0.5;

  private final Map<CellClass, Double> shares;

  private UnitShares(Map<CellClass, Double> shares) {
    this.shares = shares;
  }

  /**
   * The shares of a unit.
   *
   * @param unit the covered shares of the cells
   * @param grid classified at level 1 or 2
   * @param population persons a cell of the grid
   * @return empty where the unit has neither people nor land
   */
  public static Optional<UnitShares> of(Coverage unit, ClassifiedGrid grid, Raster population) {
    var tally = new UnitTally(unit);
    int columns = grid.lattice().columns();
    for (int row = tally.firstRow(); row < tally.endRow(); row++) {
      int from = grid.lattice().index(0, row);
      tally.add(
          row,
          Arrays.copyOfRange(grid.classes(), from, from + columns),
          Arrays.copyOfRange(population.values(), from, from + columns));
    }
    return tally.findShares();
  }

  static UnitShares ofSums(Map<CellClass, ExactSum> sums) {
    return new UnitShares(parts(sums));
  }

  private static Map<CellClass, Double> parts(Map<CellClass, ExactSum> sums) {
    var all = new ExactSum();
    sums.values().forEach(sum -> all.add(sum.value()));
    Map<CellClass, Double> parts = new EnumMap<>(CellClass.class);
    sums.forEach((cellClass, sum) -> parts.put(cellClass, sum.value() / all.value()));
    return parts;
  }

  /** The share in cells of a class; 0 where the unit has none. */
  public double of(CellClass cellClass) {
    return shares.getOrDefault(cellClass, 0.0);
  }

  /** The share in cells of a class of level 1, whatever the level of the grid. */
  public double ofLevel1(CellClass level1) {
    return level1(level1);
  }

  /** The share in cells that are rural, or water, at level 1. */
  double rural() {
    return level1(CellClass.RURAL) + level1(CellClass.WATER);
  }

  /**
   * Level 1: a city with at least half in urban centres, a rural area with more than half in rural
   * cells, else a town or semi-dense area.
   */
  public UnitClass level1() {
    if (level1(CellClass.URBAN_CENTRE) >= HALF) {
      return UnitClass.CITY;
    }
    return rural() > HALF ? UnitClass.RURAL_AREA : UnitClass.TOWN_OR_SEMI_DENSE_AREA;
  }

  /**
   * Level 2 of a grid that is classified at level 2.
   *
   * @throws IllegalArgumentException when the grid is classified at level 1
   */
  public UnitClass level2(UnitRules rules) {
    if (shares.keySet().stream().anyMatch(c -> c.code() < CellClass.WATER_LEVEL_2.code())) {
      throw new IllegalArgumentException(
          "Cannot classify a unit at level 2: its cells are classified at level 1");
    }
    return switch (level1()) {
      case CITY -> UnitClass.CITY_LEVEL_2;
      case RURAL_AREA -> rules.ruralArea(this);
      default -> rules.town(this);
    };
  }

  private double level1(CellClass wanted) {
    double share = 0;
    for (Map.Entry<CellClass, Double> part : shares.entrySet()) {
      share += part.getKey().level1() == wanted ? part.getValue() : 0;
    }
    return share;
  }
}
