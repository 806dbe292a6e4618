package org.urbanobservatory.grid.degurba;

import java.util.Arrays;

/** Joins labels to clusters and sums the people of each, while rows are labelled. */
final class ClusterSizes implements RunLabels.Listener {
  private int[] parents = new int[64];
  private double[] sums = new double[64];
  private double[] lost = new double[64];
  private int count;
  private double[] population;

  /** Says who lives in the row that is labelled next. */
  void row(double[] persons) {
    this.population = persons;
  }

  @Override
  public void run(int label, int from, int to) {
    if (label > count) {
      add(label);
    }
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(population[i])) {
        sum(label, population[i]);
      }
    }
  }

  @Override
  public void touch(int label, int other) {
    int a = root(label);
    int b = root(other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  /**
   * The clusters that are large enough.
   *
   * @return for each label the number of its cluster from 1, in the row order of their first cells;
   *     0 where it is too small. This object must not be used any more
   */
  int[] clusters(double minimum) {
    sumUp();
    int clusters = 0;
    for (int label = 1; label <= count; label++) {
      int root = parents[label];
      if (root == label) {
        parents[label] = sums[label] + lost[label] >= minimum ? ++clusters : 0;
      } else {
        parents[label] = parents[root];
      }
    }
    return parents;
  }

  /** For each label the label of its cluster's first cell. */
  int[] roots() {
    for (int label = 1; label <= count; label++) {
      parents[label] = parents[parents[label]];
    }
    return parents;
  }

  int count() {
    return count;
  }

  private void sumUp() {
    roots();
    for (int label = 1; label <= count; label++) {
      if (parents[label] != label) {
        sum(parents[label], sums[label]);
        lost[parents[label]] += lost[label];
      }
    }
  }

  private void add(int label) {
    if (label == parents.length) {
      parents = Arrays.copyOf(parents, 2 * label);
      sums = Arrays.copyOf(sums, 2 * label);
      lost = Arrays.copyOf(lost, 2 * label);
    }
    parents[label] = label;
    count = label;
  }

  /** Neumaier's compensated sum, so that the order of the rows does not decide at a threshold. */
  private void sum(int label, double term) {
    double sum = sums[label];
    double next = sum + term;
    lost[label] += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sums[label] = next;
  }

  private int root(int label) {
    int root = label;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }
}
