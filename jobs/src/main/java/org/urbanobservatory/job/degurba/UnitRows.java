package org.urbanobservatory.job.degurba;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.urbanobservatory.grid.degurba.CellClass;
import org.urbanobservatory.grid.degurba.UnitClass;
import org.urbanobservatory.grid.degurba.UnitShares;

/** Classified units as rows. */
final class UnitRows {
  /** Classes whose shares a unit has at level 2, in the order of their columns. */
  static final List<CellClass> LEVEL_2 =
      List.of(
          CellClass.DENSE_URBAN_CLUSTER,
          CellClass.SEMI_DENSE_URBAN_CLUSTER,
          CellClass.SUBURBAN,
          CellClass.RURAL_CLUSTER,
          CellClass.LOW_DENSITY_RURAL,
          CellClass.VERY_LOW_DENSITY_RURAL);

  private UnitRows() {}

  static Row row(ClassifiedUnit unit) {
    List<Object> cells = new ArrayList<>();
    cells.add(unit.unit().id());
    cells.add(unit.unit().name());
    addClass(cells, unit.level1());
    addClass(cells, unit.level2());
    cells.add(unit.population());
    cells.add(unit.coveredShare());
    addShares(cells, unit);
    cells.add(unit.reason());
    return new GenericRowWithSchema(cells.toArray(), ResultTables.UNITS.structType());
  }

  private static void addClass(List<Object> cells, UnitClass unitClass) {
    cells.add(unitClass == null ? null : unitClass.code());
    cells.add(unitClass == null ? null : ResultTables.word(unitClass));
  }

  private static void addShares(List<Object> cells, ClassifiedUnit unit) {
    UnitShares shares = unit.shares();
    if (shares == null) {
      for (int i = 0; i < 4 + LEVEL_2.size(); i++) {
        cells.add(null);
      }
      return;
    }
    cells.add(unit.population() > 0 ? "people" : "land");
    cells.add(shares.ofLevel1(CellClass.URBAN_CENTRE));
    cells.add(shares.ofLevel1(CellClass.URBAN_CLUSTER));
    cells.add(shares.ofLevel1(CellClass.RURAL) + shares.ofLevel1(CellClass.WATER));
    for (CellClass cellClass : LEVEL_2) {
      cells.add(unit.level2() == null ? null : shares.of(cellClass));
    }
  }
}
