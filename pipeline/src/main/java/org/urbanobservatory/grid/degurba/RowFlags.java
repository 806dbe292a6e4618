package org.urbanobservatory.grid.degurba;

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
  private final double lowest;
  private final Map<Integer, WindowRows> windows = new TreeMap<>();
  private final byte[] flags;

  /** The layers' densities, NaN, which none reaches, for those that are averaged first. */
  private final double[] densities;

  /**
   * @param layers at most five; the first is the urban centre
   * @param lowDensity infinite where no class depends on it
   */
  RowFlags(PopulationGrid grid, List<Layer> layers, WaterRule water, double lowDensity) {
    this.rows = new GridRows(grid);
    this.layers = layers;
    this.water = water;
    this.lowDensity = lowDensity;
    this.lowest =
        layers.stream().mapToDouble(layer -> layer.rule().density()).reduce(lowDensity, Math::min);
    this.flags = new byte[grid.columns()];
    this.densities =
        layers.stream()
            .mapToDouble(l -> l.window() == 1 ? l.rule().density() : Double.NaN)
            .toArray();
    layers.stream()
        .filter(layer -> layer.window() > 1)
        .forEach(layer -> windows.put(layer.window(), new WindowRows(grid, layer.window())));
  }

  int columns() {
    return flags.length;
  }

  /** Loads a row with the bits of the layers and of low density. */
  void loadLayers(int row) {
    // The windows read ahead, and a source may hand out one array for every row.
    windows.values().forEach(window -> window.load(row));
    rows.load(row);
    double[] density = rows.density();
    for (int i = 0; i < flags.length; i++) {
      flags[i] = density[i] >= lowest ? byDensity(density[i]) : 0;
    }
    if (rows.built() != null) {
      markBuilt(rows.built());
    }
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).window() > 1) {
        markAveraged(layers.get(i), 1 << i);
      }
    }
  }

  /** Loads a row with all bits. */
  void load(int row) {
    loadLayers(row);
    double[] people = population(0);
    for (int i = 0; i < flags.length; i++) {
      double land = rows.land(i);
      if (!(land >= water.landShare())) {
        boolean isWater = water.holds(land, rows.population()[i], rows.built(i));
        flags[i] |= (byte) (isWater ? WATER : 0);
        flags[i] |= (byte) (land < water.landShare() && people[i] == 0 ? IGNORED : 0);
      }
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

  private byte byDensity(double density) {
    int bits = density >= lowDensity ? LOW_DENSITY : 0;
    for (int i = 0; i < densities.length; i++) {
      bits |= density >= densities[i] ? 1 << i : 0;
    }
    return (byte) bits;
  }

  private void markBuilt(double[] built) {
    for (int i = 0; i < flags.length; i++) {
      if (built[i] > 0) {
        flags[i] |= byBuilt(built[i] / rows.land(i));
      }
    }
  }

  private byte byBuilt(double share) {
    int bits = 0;
    for (int i = 0; i < layers.size(); i++) {
      bits |= layers.get(i).rule().holdsBuilt(share) ? 1 << i : 0;
    }
    return (byte) bits;
  }

  private void markAveraged(Layer layer, int bit) {
    double[] density = windows.get(layer.window()).density();
    for (int i = 0; i < flags.length; i++) {
      flags[i] |= (byte) (density[i] >= layer.rule().density() ? bit : 0);
    }
  }
}
