package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.List;

/** The classes of level 2. */
final class LevelTwo implements LevelPasses {
  private final RowFlags flags;
  private final int rows;
  private final int distance;
  private final ClusterLayer dense;
  private final ClusterLayer semiDense;
  private final ClusterLayer suburban;
  private final ClusterLayer rural;

  LevelTwo(Level2Settings settings, PopulationGrid grid) {
    this.rows = grid.rows();
    this.distance = settings.urban().semiDenseDistance();
    ClusterRule ruralRule = settings.rural().cluster();
    Level2Settings.Urban urban = settings.urban();
    this.flags =
        new RowFlags(
            grid,
            List.of(
                new RowFlags.Layer(
                    settings.centre().cluster(), settings.centre().populationWindow()),
                new RowFlags.Layer(urban.dense(), 1),
                new RowFlags.Layer(urban.semiDense(), 1),
                new RowFlags.Layer(urban.suburban(), 1),
                new RowFlags.Layer(ruralRule, 1)),
            settings.water(),
            settings.rural().lowDensity());
    this.dense = new ClusterLayer(urban.dense(), flags, 1);
    this.semiDense = new ClusterLayer(urban.semiDense(), flags, 2);
    this.suburban = new ClusterLayer(urban.suburban(), flags, 3);
    this.rural = new ClusterLayer(ruralRule, flags, 4);
  }

  @Override
  public RowFlags flags() {
    return flags;
  }

  @Override
  public List<ClusterLayer> layers() {
    return List.of(dense, semiDense, suburban, rural);
  }

  /** A pass that drops the semi-dense clusters near centres and dense clusters. */
  @Override
  public void prepare(CentrePlane plane) {
    var near = new NearClusters(flags.columns(), distance);
    for (int row = 0; row < rows; row++) {
      flags.loadLayers(row);
      near.startRow(row);
      plane.forEachCentre(row, (n, from, to) -> near.addUrban(from, to));
      dense.next((n, from, to) -> near.addUrban(from, to));
      semiDense.next(near::addCluster);
      near.endRow();
    }
    near.endGrid();
    semiDense.drop(near.found());
  }

  /** Paints the classes from the last to the first, so that the first that fits remains. */
  @Override
  public void classify(byte[] classes) {
    byte[] cells = flags.flags();
    for (int i = 0; i < classes.length; i++) {
      classes[i] = thinlySettled(cells[i]);
    }
    paint(rural, CellClass.RURAL_CLUSTER, classes);
    paint(suburban, CellClass.SUBURBAN, classes);
    paint(semiDense, CellClass.SEMI_DENSE_URBAN_CLUSTER, classes);
    paint(dense, CellClass.DENSE_URBAN_CLUSTER, classes);
  }

  @Override
  public CellClass centre() {
    return CellClass.URBAN_CENTRE_LEVEL_2;
  }

  private static void paint(ClusterLayer layer, CellClass cellClass, byte[] classes) {
    layer.next((n, from, to) -> Arrays.fill(classes, from, to, cellClass.code()));
  }

  private static byte thinlySettled(int flag) {
    if ((flag & RowFlags.LOW_DENSITY) != 0) {
      return CellClass.LOW_DENSITY_RURAL.code();
    }
    return (flag & RowFlags.WATER) != 0
        ? CellClass.WATER_LEVEL_2.code()
        : CellClass.VERY_LOW_DENSITY_RURAL.code();
  }
}
