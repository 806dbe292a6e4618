package org.urbanobservatory.grid.degurba;

import java.util.BitSet;

/** The clusters of one rule: sized in the first pass, known again in every later one. */
final class ClusterLayer {
  private final ClusterRule rule;
  private final RowFlags flags;
  private final int position;
  private ClusterSizes sizes = new ClusterSizes();
  private RunLabels labels;
  private int[] clusters;

  /**
   * @param position of the rule among the layers of the flags
   */
  ClusterLayer(ClusterRule rule, RowFlags flags, int position) {
    this.rule = rule;
    this.flags = flags;
    this.position = position;
    startPass();
  }

  /** First pass: takes a row that the flags have loaded. */
  void add() {
    sizes.row(flags.population(position));
    labels.next(flags.flags(), sizes);
  }

  /** After the first pass. */
  void finish() {
    clusters = sizes.clusters(rule.population());
    sizes = null;
  }

  /** Before every later pass. */
  void startPass() {
    labels = new RunLabels(flags.columns(), rule.neighbourhood(), 1 << position);
  }

  /** Later passes: the labels of a row that the flags have loaded. */
  int[] next() {
    return labels.next(flags.flags(), RunLabels.Listener.NONE);
  }

  /** Number of the cluster of a label of {@link #next()}; 0 is none. */
  int cluster(int label) {
    return label == 0 ? 0 : clusters[label];
  }

  /** Takes clusters away by their numbers. */
  void drop(BitSet numbers) {
    for (int label = 0; label < clusters.length; label++) {
      clusters[label] = numbers.get(clusters[label]) ? 0 : clusters[label];
    }
  }
}
