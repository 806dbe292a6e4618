package org.urbanobservatory.grid.degurba;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds the urban centres: dense clusters, smoothed, their holes filled. */
final class CentreFinder {
  /** The position of the centre among the layers of {@link RowFlags}. */
  static final int LAYER = 0;

  private final CentreRule rule;
  private final RowFlags flags;
  private final int rows;
  private final ClusterBoxes clusters = new ClusterBoxes();
  private final RunLabels labels;
  private final List<CellBox> cut = new ArrayList<>();

  CentreFinder(CentreRule rule, RowFlags flags, int rows) {
    this.rule = rule;
    this.flags = flags;
    this.rows = rows;
    this.labels = newLabels();
  }

  /** First pass: takes a row that the flags have loaded. */
  void add(int row) {
    clusters.row(row, flags.population(LAYER));
    labels.next(flags.flags(), clusters);
  }

  /** After the first pass: makes a pass over the rows and gives the centres' cells. */
  CentrePlane centres() {
    CellBox[] boxes = clusters.boxes();
    int[] centres = clusters.clusters(rule.cluster().population());
    var plane = new CentrePlane(flags, rows);
    var cutBoxes = new TreeSet<CellBox>(CellBox.ORDER);
    for (int label = 1; label <= clusters.count(); label++) {
      if (centres[label] > 0) {
        plane.reserve(boxes[label]);
      } else if (boxes[label].touchesEdge(flags.columns(), rows)) {
        cutBoxes.add(boxes[label]);
      }
    }
    cut.addAll(cutBoxes);
    if (!plane.isEmpty()) {
      fill(plane, centres);
      new CentreSmoothing(plane, rule.smoothing()).smooth();
      new HoleFilling(plane, rule.holeCells()).fill();
    }
    return plane;
  }

  /** Dense clusters at the edge that are too small for a centre. */
  List<CellBox> cutClusters() {
    return cut;
  }

  private void fill(CentrePlane plane, int[] centres) {
    RunLabels again = newLabels();
    for (int row = 0; row < rows; row++) {
      flags.load(row);
      plane.fill(row, flags.flags());
      int y = row;
      again.next(flags.flags(), (label, from, to) -> plane.join(y, from, to, centres[label]));
    }
  }

  private RunLabels newLabels() {
    return new RunLabels(rule.cluster().neighbourhood(), 1 << LAYER);
  }
}
