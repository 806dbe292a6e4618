package org.urbanobservatory.index.uncertainty;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** The ends of the middle 90 % of draws: type 7 of Hyndman and Fan (1996). */
final class Quantiles {
  private static final double LOW = 5;
  private static final double HIGH = 95;

  private Quantiles() {}

  static double low(double[] numbers) {
    return quantile(numbers, LOW);
  }

  static double high(double[] numbers) {
    return quantile(numbers, HIGH);
  }

  /** Those draws that have a score. */
  static double[] scored(double[] drawn) {
    int count = 0;
    for (double score : drawn) {
      count += Means.isScore(score) ? 1 : 0;
    }
    if (count == drawn.length) {
      return drawn;
    }
    var scores = new double[count];
    int at = 0;
    for (double score : drawn) {
      if (Means.isScore(score)) {
        scores[at++] = score;
      }
    }
    return scores;
  }

  static boolean isVaried(double[] scores) {
    for (double score : scores) {
      if (score != scores[0]) {
        return true;
      }
    }
    return false;
  }

  private static double quantile(double[] numbers, double percent) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(numbers, percent);
  }
}
