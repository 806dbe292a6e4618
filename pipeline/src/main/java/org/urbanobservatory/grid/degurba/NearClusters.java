package org.urbanobservatory.grid.degurba;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The clusters within a distance of urban cells, found while rows go by: a row's clusters are
 * judged when the last row that can be near them has been seen.
 */
final class NearClusters {
  private record Run(int cluster, int from, int to) {}

  private final int columns;
  private final int distance;
  private final BitSet[] near;
  private final List<List<Run>> clusters = new ArrayList<>();
  private final BitSet found = new BitSet();
  private int row;

  /**
   * @param distance in cells, along rows, columns or diagonals
   */
  NearClusters(int columns, int distance) {
    this.columns = columns;
    this.distance = distance;
    this.near = new BitSet[2 * distance + 1];
    Arrays.setAll(near, i -> new BitSet(columns));
    Arrays.stream(near).forEach(bits -> clusters.add(new ArrayList<>()));
  }

  void startRow(int number) {
    row = number;
    near[row % near.length].clear();
    clusters.get(row % near.length).clear();
  }

  /** Adds urban cells of the row. */
  void addUrban(int from, int to) {
    near[row % near.length].set(Math.max(0, from - distance), Math.min(columns, to + distance));
  }

  /** Adds cells of a cluster of the row. */
  void addCluster(int cluster, int from, int to) {
    clusters.get(row % near.length).add(new Run(cluster, from, to));
  }

  void endRow() {
    if (row >= distance) {
      judge(row - distance);
    }
  }

  /** Judges the rows whose neighbours would lie beside the grid. */
  void endGrid() {
    for (int late = Math.max(0, row - distance + 1); late <= row; late++) {
      judge(late);
    }
  }

  BitSet found() {
    return found;
  }

  private void judge(int judged) {
    for (Run run : clusters.get(judged % near.length)) {
      int end = Math.min(row, judged + distance);
      for (int other = Math.max(0, judged - distance); other <= end; other++) {
        int next = near[other % near.length].nextSetBit(run.from());
        if (next >= 0 && next < run.to()) {
          found.set(run.cluster());
        }
      }
    }
  }
}
