package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.List;

/** The classes of level 1. */
final class LevelOne implements LevelPasses {
  private final RowFlags flags;
  private final ClusterLayer clusters;

  LevelOne(Level1Settings settings, PopulationGrid grid) {
    this.flags =
        new RowFlags(
            grid,
            List.of(
                new RowFlags.Layer(
                    settings.centre().cluster(), settings.centre().populationWindow()),
                new RowFlags.Layer(settings.cluster(), settings.clusterWindow())),
            settings.water(),
            Double.POSITIVE_INFINITY);
    this.clusters = new ClusterLayer(settings.cluster(), flags, 1);
  }

  @Override
  public RowFlags flags() {
    return flags;
  }

  @Override
  public List<ClusterLayer> layers() {
    return List.of(clusters);
  }

  @Override
  public void classify(byte[] classes) {
    byte[] cells = flags.flags();
    for (int i = 0; i < classes.length; i++) {
      boolean isWater = (cells[i] & RowFlags.WATER) != 0;
      classes[i] = isWater ? CellClass.WATER.code() : CellClass.RURAL.code();
    }
    clusters.next((n, from, to) -> Arrays.fill(classes, from, to, CellClass.URBAN_CLUSTER.code()));
  }

  @Override
  public CellClass centre() {
    return CellClass.URBAN_CENTRE;
  }
}
