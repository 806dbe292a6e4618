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
    labels = new RunLabels(rule.neighbourhood(), 1 << position);
  }

  /**
   * Later passes: tells the clusters' runs of a row that the flags have loaded.
   *
   * @param clusterRuns is told numbers of clusters instead of labels
   */
  void next(RunLabels.Listener clusterRuns) {
    labels.next(
        flags.flags(),
        (label, from, to) -> {
          if (clusters[label] != 0) {
            clusterRuns.run(clusters[label], from, to);
          }
        });
  }

  /** Takes clusters away by their numbers. */
  void drop(BitSet numbers) {
    for (int label = 0; label < clusters.length; label++) {
      clusters[label] = numbers.get(clusters[label]) ? 0 : clusters[label];
    }
  }
}
