package org.urbanobservatory.grid.degurba;

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
  public void classify(int[] centres, byte[] classes) {
    int[] labels = clusters.next();
    for (int i = 0; i < classes.length; i++) {
      classes[i] = classOf(centres[i], labels[i], flags.flags()[i]).code();
    }
  }

  private CellClass classOf(int centre, int label, int flag) {
    if (centre != 0) {
      return CellClass.URBAN_CENTRE;
    }
    if (clusters.cluster(label) != 0) {
      return CellClass.URBAN_CLUSTER;
    }
    return (flag & RowFlags.WATER) != 0 ? CellClass.WATER : CellClass.RURAL;
  }
}
