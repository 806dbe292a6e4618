package org.urbanobservatory.grid.degurba;

import java.util.Arrays;

/** Sums and joins as {@link ClusterSizes}, and keeps the columns and rows of each label. */
final class ClusterBoxes implements RunLabels.Listener {
  private final ClusterSizes sizes = new ClusterSizes();
  private CellBox[] boxes = new CellBox[64];
  private int row;

  void row(int number, double[] persons) {
    this.row = number;
    sizes.row(persons);
  }

  @Override
  public void run(int label, int from, int to) {
    sizes.run(label, from, to);
    if (label >= boxes.length) {
      boxes = Arrays.copyOf(boxes, 2 * label);
    }
    var run = new CellBox(from, row, to - 1, row);
    boxes[label] = boxes[label] == null ? run : boxes[label].and(run);
  }

  @Override
  public void touch(int label, int other) {
    sizes.touch(label, other);
  }

  /** For each label the box of its cluster, the same for all labels of one. */
  CellBox[] boxes() {
    int[] roots = sizes.roots();
    for (int label = sizes.count(); label >= 1; label--) {
      boxes[roots[label]] = boxes[roots[label]].and(boxes[label]);
    }
    for (int label = 1; label <= sizes.count(); label++) {
      boxes[label] = boxes[roots[label]];
    }
    return boxes;
  }

  int count() {
    return sizes.count();
  }

  /** As {@link ClusterSizes#clusters(double)}. */
  int[] clusters(double minimum) {
    return sizes.clusters(minimum);
  }
}
