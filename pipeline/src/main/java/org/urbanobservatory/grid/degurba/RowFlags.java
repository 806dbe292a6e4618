package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rules the cells of one row meet, a bit for each. */
final class RowFlags {
  /** The cell is water. */
  static final int WATER = 1 << 6;

  /** The cell has little land and nobody: no neighbour in the smoothing of edges. */
  static final int IGNORED = 1 << 7;

  /** The density reaches that of a low density cell. */
  static final int LOW_DENSITY = 1 << 5;

  /**
   * A rule whose cells have bit {@code 1 << position in the list}.
   *
   * @param rule the rule
   * @param window as {@link CentreRule#populationWindow()}
   */
  record Layer(ClusterRule rule, int window) {}

  private final GridRows rows;
  private final List<Layer> layers;
  private final WaterRule water;
  private final double lowDensity;
  private final Map<Integer, WindowRows> windows = new TreeMap<>();
  private final byte[] flags;

  /**
   * @param layers at most five; the first is the urban centre
   * @param lowDensity infinite where no class depends on it
   */
  RowFlags(PopulationGrid grid, List<Layer> layers, WaterRule water, double lowDensity) {
    this.rows = new GridRows(grid);
    this.layers = layers;
    this.water = water;
    this.lowDensity = lowDensity;
    this.flags = new byte[grid.columns()];
    layers.stream()
        .filter(layer -> layer.window() > 1)
        .forEach(layer -> windows.put(layer.window(), new WindowRows(grid, layer.window())));
  }

  int columns() {
    return flags.length;
  }

  /** Loads a row with the bits of the layers only. */
  void loadLayers(int row) {
    rows.load(row);
    windows.values().forEach(window -> window.load(row));
    Arrays.fill(flags, (byte) 0);
    for (int i = 0; i < layers.size(); i++) {
      mark(layers.get(i), 1 << i);
    }
  }

  /** Loads a row with all bits. */
  void load(int row) {
    loadLayers(row);
    double[] people = population(0);
    double[] density = rows.density();
    for (int i = 0; i < flags.length; i++) {
      if (!(rows.land(i) >= water.landShare())) {
        flags[i] |= (byte) (isWater(i) ? WATER : 0);
        flags[i] |= (byte) (rows.land(i) < water.landShare() && people[i] == 0 ? IGNORED : 0);
      }
      flags[i] |= (byte) (density[i] >= lowDensity ? LOW_DENSITY : 0);
    }
  }

  byte[] flags() {
    return flags;
  }

  /** Persons in the cells as a layer counts them. */
  double[] population(int layer) {
    int window = layers.get(layer).window();
    return window == 1 ? rows.population() : windows.get(window).population();
  }

  /** Persons in the cells as they are. */
  double[] people() {
    return rows.population();
  }

  private boolean isWater(int column) {
    return water.holds(rows.land(column), rows.population()[column], rows.built(column));
  }

  private void mark(Layer layer, int bit) {
    double[] density =
        layer.window() == 1 ? rows.density() : windows.get(layer.window()).density();
    ClusterRule rule = layer.rule();
    if (rule.countsBuilt()) {
      for (int i = 0; i < flags.length; i++) {
        flags[i] |= (byte) (rule.holds(density[i], rows.builtOfLand(i)) ? bit : 0);
      }
    } else {
      for (int i = 0; i < flags.length; i++) {
        flags[i] |= (byte) (density[i] >= rule.density() ? bit : 0);
      }
    }
  }
}
