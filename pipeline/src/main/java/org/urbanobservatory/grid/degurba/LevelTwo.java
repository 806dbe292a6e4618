package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.BitSet;
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
    int[] centres = new int[flags.columns()];
    boolean[] urban = new boolean[flags.columns()];
    for (int row = 0; row < rows; row++) {
      flags.loadLayers(row);
      plane.copyRow(row, centres);
      int[] denseLabels = dense.next();
      int[] labels = semiDense.next();
      int[] clusters = near.row();
      for (int i = 0; i < urban.length; i++) {
        urban[i] = centres[i] != 0 || dense.cluster(denseLabels[i]) != 0;
        clusters[i] = semiDense.cluster(labels[i]);
      }
      near.add(urban);
    }
    semiDense.drop(near.found());
  }

  @Override
  public void classify(int[] centres, byte[] classes) {
    int[] denseLabels = dense.next();
    int[] semiDenseLabels = semiDense.next();
    int[] suburbanLabels = suburban.next();
    int[] ruralLabels = rural.next();
    for (int i = 0; i < classes.length; i++) {
      CellClass found;
      if (centres[i] != 0) {
        found = CellClass.URBAN_CENTRE_LEVEL_2;
      } else if (dense.cluster(denseLabels[i]) != 0) {
        found = CellClass.DENSE_URBAN_CLUSTER;
      } else if (semiDense.cluster(semiDenseLabels[i]) != 0) {
        found = CellClass.SEMI_DENSE_URBAN_CLUSTER;
      } else if (suburban.cluster(suburbanLabels[i]) != 0) {
        found = CellClass.SUBURBAN;
      } else {
        found = ruralClass(ruralLabels[i], flags.flags()[i]);
      }
      classes[i] = found.code();
    }
  }

  private CellClass ruralClass(int label, int flag) {
    if (rural.cluster(label) != 0) {
      return CellClass.RURAL_CLUSTER;
    }
    if ((flag & RowFlags.LOW_DENSITY) != 0) {
      return CellClass.LOW_DENSITY_RURAL;
    }
    return (flag & RowFlags.WATER) != 0
        ? CellClass.WATER_LEVEL_2
        : CellClass.VERY_LOW_DENSITY_RURAL;
  }

  /** The clusters within a distance of urban cells, found while rows go by. */
  private static final class NearClusters {
    private final int distance;
    private final int[][] clusters;
    private final boolean[][] near;
    private final boolean[] any;
    private final BitSet found = new BitSet();
    private int row;

    NearClusters(int columns, int distance) {
      this.distance = distance;
      this.clusters = new int[distance + 1][columns];
      this.near = new boolean[distance + 1][columns];
      this.any = new boolean[distance + 1];
    }

    /** The clusters of the next row, to be filled before it is added. */
    int[] row() {
      return clusters[row % clusters.length];
    }

    void add(boolean[] urban) {
      int place = row % clusters.length;
      any[place] = widen(urban, near[place]);
      for (int back = 0; back <= Math.min(distance, row); back++) {
        int other = (row - back) % clusters.length;
        mark(place, other);
        mark(other, place);
      }
      row++;
    }

    BitSet found() {
      return found;
    }

    private void mark(int nearPlace, int clusterPlace) {
      if (any[nearPlace]) {
        for (int i = 0; i < near[nearPlace].length; i++) {
          if (near[nearPlace][i] && clusters[clusterPlace][i] != 0) {
            found.set(clusters[clusterPlace][i]);
          }
        }
      }
    }

    /** Marks the cells up to the distance from urban ones along the row. */
    private boolean widen(boolean[] urban, boolean[] wide) {
      Arrays.fill(wide, false);
      boolean found = false;
      int done = 0;
      for (int i = 0; i < urban.length; i++) {
        if (urban[i]) {
          found = true;
          for (int j = Math.max(done, i - distance); j <= Math.min(urban.length - 1, i + distance); j++) {
            wide[j] = true;
          }
          done = Math.min(urban.length, i + distance + 1);
        }
      }
      return found;
    }
  }
}
