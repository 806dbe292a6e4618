package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/** The ranges that sampling errors make of scores. */
final class SamplingRanges {
  private SamplingRanges() {}

  /**
   * One for each node that an error moves, children before parents.
   *
   * @param drawn scores by node and draw of the errors
   */
  static List<SamplingRange> of(double[][] drawn, TreeProgram program) {
    var ranges = new ArrayList<SamplingRange>();
    for (int node = 0; node < program.size(); node++) {
      double[] scores = Quantiles.scored(drawn[node]);
      if (scores.length > 0 && Quantiles.isVaried(scores)) {
        ranges.add(
            new SamplingRange(
                program.nodes.get(node).id(),
                new StandardDeviation().evaluate(scores),
                Quantiles.low(scores),
                Quantiles.high(scores)));
      }
    }
    return ranges;
  }
}
