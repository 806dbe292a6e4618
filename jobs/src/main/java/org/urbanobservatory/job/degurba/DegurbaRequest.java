package org.urbanobservatory.job.degurba;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.urbanobservatory.grid.degurba.DegurbaRelease;
import org.urbanobservatory.grid.degurba.DegurbaSettings;
import org.urbanobservatory.grid.degurba.DegurbaThresholds;
import org.urbanobservatory.grid.degurba.UnitRules;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.NearestName;

/**
 * What is to be classified, and how.
 *
 * @param grids the grids
 * @param units administrative units to classify, null for none
 * @param parameters which thresholds hold
 * @param level of the cells
 * @param out folder for the results
 */
public record DegurbaRequest(
    Grids grids, Units units, Parameters parameters, Level level, Path out) {
  public DegurbaRequest {
    Objects.requireNonNull(grids, "grids");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(out, "out");
  }

  DegurbaSettings settings() {
    return level == Level.LEVEL_1
        ? DegurbaThresholds.level1(parameters.release(), parameters.thresholds())
        : DegurbaThresholds.level2(parameters.release(), parameters.thresholds());
  }

  /**
   * Thresholds.
   *
   * @param release whose thresholds hold
   * @param thresholds those that are stated in their place, by name
   */
  public record Parameters(DegurbaRelease release, Map<String, String> thresholds) {
    public Parameters {
      Objects.requireNonNull(release, "release");
      thresholds = Map.copyOf(thresholds);
      for (String name : new TreeSet<>(thresholds.keySet())) {
        if (!DegurbaThresholds.NAMES.contains(name)) {
          throw new ConfigException(
              "Invalid threshold: '%s' is none of %s%s"
                  .formatted(
                      name,
                      String.join(", ", DegurbaThresholds.NAMES),
                      NearestName.hint(name, DegurbaThresholds.NAMES)));
        }
      }
      requireNumbers(release, thresholds);
    }
  }

  private static void requireNumbers(DegurbaRelease release, Map<String, String> thresholds) {
    try {
      DegurbaThresholds.level2(release, thresholds);
      DegurbaThresholds.level1(release, thresholds);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("Invalid --threshold: " + e.getMessage());
    }
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
