package org.urbanobservatory.index.uncertainty;

import org.urbanobservatory.model.Aggregation;

/**
 * Weighted means over the children of a node in flat arrays: the arithmetic of {@link
 * org.urbanobservatory.index.Aggregator}, term by term, without objects.
 */
final class Means {
  private static final double WEIGHT_ROUNDING = 1e-12;

  private Means() {}

  /** Whether a place has this score: it is neither missing (NaN) nor not applicable. */
  static boolean isScore(double score) {
    return score > TreeProgram.NOT_APPLICABLE;
  }

  /** The mean of the children with a score, of which there is one. */
  static double of(Aggregation means, int[] children, double[] weights, double[] scores) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int child : children) {
      double score = scores[child];
      if (isScore(score)) {
        lowest = score < lowest ? score : lowest;
        highest = score > highest ? score : highest;
      }
    }
    if (means.needsPositive() && lowest <= 0) {
      return lowest < 0 ? Double.NaN : 0;
    }
    double mean =
        switch (means) {
          case ARITHMETIC -> arithmetic(children, weights, scores);
          case GEOMETRIC -> geometric(children, weights, scores);
          case HARMONIC -> harmonic(children, weights, scores);
          case WEIGHTED_MEDIAN -> weightedMedian(children, weights, scores);
          case COPELAND -> throw refused();
        };
    return mean < lowest ? lowest : mean > highest ? highest : mean;
  }

  /** Wins and losses against other places are no function of one place. */
  static IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "Cannot vary the choices of an edition that aggregates by copeland: a draw scores one place"
            + " at a time; take another aggregation or leave 'uncertainty' out");
  }

  private static double arithmetic(int[] children, double[] weights, double[] scores) {
    double sum = 0;
    double total = 0;
    for (int child : children) {
      if (isScore(scores[child])) {
        total += weights[child];
        sum += weights[child] * scores[child];
      }
    }
    return sum / total;
  }

  private static double geometric(int[] children, double[] weights, double[] scores) {
    double sum = 0;
    double total = 0;
    for (int child : children) {
      if (isScore(scores[child])) {
        total += weights[child];
        sum += weights[child] * StrictMath.log(scores[child]);
      }
    }
    return StrictMath.exp(sum / total);
  }

  private static double harmonic(int[] children, double[] weights, double[] scores) {
    double sum = 0;
    double total = 0;
    for (int child : children) {
      if (isScore(scores[child])) {
        total += weights[child];
        sum += weights[child] / scores[child];
      }
    }
    return total / sum;
  }

  private static double weightedMedian(int[] children, double[] weights, double[] scores) {
    int[] sorted = sorted(children, scores);
    double total = 0;
    for (int child : sorted) {
      total += weights[child];
    }
    double half = total / 2;
    double reached = 0;
    for (int i = 0; i < sorted.length; i++) {
      reached += weights[sorted[i]];
      boolean isHalf = StrictMath.abs(reached - half) <= half * WEIGHT_ROUNDING;
      if (isHalf && i + 1 < sorted.length) {
        return (scores[sorted[i]] + scores[sorted[i + 1]]) / 2;
      }
      if (reached > half) {
        return scores[sorted[i]];
      }
    }
    return scores[sorted[sorted.length - 1]];
  }

  /** The children with a score from the lowest to the highest, equal ones in their order. */
  private static int[] sorted(int[] children, double[] scores) {
    var sorted = new int[children.length];
    int count = 0;
    for (int child : children) {
      if (isScore(scores[child])) {
        int at = count++;
        while (at > 0 && scores[sorted[at - 1]] > scores[child]) {
          sorted[at] = sorted[at - 1];
          at--;
        }
        sorted[at] = child;
      }
    }
    return java.util.Arrays.copyOf(sorted, count);
  }
}
