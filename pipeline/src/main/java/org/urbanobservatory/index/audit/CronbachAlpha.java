package org.urbanobservatory.index.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.urbanobservatory.model.Component;

/**
 * Internal consistency: {@code k/(k-1) (1 - sum of the items' variances / variance of their sum)}
 * (Cronbach 1951, Psychometrika 16, 297-334), over the places that have all items.
 */
public final class CronbachAlpha {
  private CronbachAlpha() {}

  /**
   * Alpha of raw items.
   *
   * @param rows one for each place, one number for each item
   * @return null with fewer than two items or rows, or where the sum does not vary
   */
  public static Double of(double[][] rows) {
    int items = rows.length == 0 ? 0 : rows[0].length;
    if (items < 2 || rows.length < 2) {
      return null;
    }
    double variances =
        IntStream.range(0, items)
            .mapToDouble(
                item ->
                    new Variance()
                        .evaluate(Arrays.stream(rows).mapToDouble(row -> row[item]).toArray()))
            .sum();
    double total =
        new Variance()
            .evaluate(Arrays.stream(rows).mapToDouble(row -> Arrays.stream(row).sum()).toArray());
    return total > 0 ? items / (items - 1.0) * (1 - variances / total) : null;
  }

  /** Of each node, with all children and without each of them. */
  static List<Reliability> of(ScoreMatrix matrix) {
    var rows = new ArrayList<Reliability>();
    for (Component node : matrix.innerNodes()) {
      List<String> children = matrix.children(node.id());
      rows.add(row(matrix, node.id(), null, children));
      for (String child : children.size() > 2 ? children : List.<String>of()) {
        List<String> others = children.stream().filter(id -> !id.equals(child)).toList();
        rows.add(row(matrix, node.id(), child, others));
      }
    }
    return rows;
  }

  private static Reliability row(
      ScoreMatrix matrix, String node, String without, List<String> items) {
    double[][] complete = matrix.complete(items);
    return new Reliability(node, without, items.size(), complete.length, of(complete));
  }
}
