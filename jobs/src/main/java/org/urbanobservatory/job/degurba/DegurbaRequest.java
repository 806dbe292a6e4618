package org.urbanobservatory.job.degurba;

import java.nio.file.Path;
import java.util.Objects;
import org.urbanobservatory.grid.degurba.DegurbaRelease;
import org.urbanobservatory.grid.degurba.DegurbaSettings;
import org.urbanobservatory.grid.degurba.UnitRules;

/**
 * What is to be classified, and how.
 *
 * @param grids the grids
 * @param units administrative units to classify, null for none
 * @param release whose parameters hold
 * @param level of the cells
 * @param out folder for the results
 */
public record DegurbaRequest(
    Grids grids, Units units, DegurbaRelease release, Level level, Path out) {
  public DegurbaRequest {
    Objects.requireNonNull(grids, "grids");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(out, "out");
  }

  DegurbaSettings settings() {
    return level == Level.LEVEL_1 ? release.level1() : release.level2();
  }

  /** How finely cells are classified. */
  public enum Level {
    LEVEL_1,
    LEVEL_2
  }

  /** What the values of built-up land and land are. */
  public enum AreaUnit {
    /** Shares of the cell, 0 to 1. */
    SHARE,
    /** Square metres in the cell, as the Global Human Settlement Layer has them. */
    M2
  }

  /**
   * The grids of cells of 1 km2.
   *
   * @param population persons a cell
   * @param builtUp built-up land, null where unknown
   * @param land permanent land, null where unknown
   * @param areas unit of the latter two
   */
  public record Grids(Path population, Path builtUp, Path land, AreaUnit areas) {
    public Grids {
      Objects.requireNonNull(population, "population");
      Objects.requireNonNull(areas, "areas");
    }
  }

  /**
   * Administrative units.
   *
   * @param file polygons in any CRS
   * @param idColumn the column that names a unit, null for the ids of the file, else positions
   * @param rules how they are classified at level 2
   */
  public record Units(Path file, String idColumn, UnitRules rules) {
    public Units {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(rules, "rules");
    }
  }
}
