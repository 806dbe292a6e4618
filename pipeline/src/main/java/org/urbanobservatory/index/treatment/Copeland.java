package org.urbanobservatory.index.treatment;

import java.util.Arrays;

/**
 * Copeland's method: every place meets every other one; of the children that both have, the place
 * with the better scores on more of the weight wins. The score is {@code 100 (wins + draws/2) /
 * meetings}, a straight line over wins minus losses, so it is 50 where they are equal. No child can
 * be compensated by another, and the size of a lead does not matter.
 */
public final class Copeland {
  private final double[][] scores;
  private final double[] weights;

  private Copeland(double[][] scores, double[] weights) {
    this.scores = scores;
    this.weights = weights;
  }

  /**
   * The scores of the places; NaN for one that meets no other.
   *
   * @param scores of each child over the places, NaN where missing
   * @param weights of the children
   */
  public static double[] scores(double[][] scores, double[] weights) {
    return new Copeland(scores, weights).scores();
  }

  private double[] scores() {
    int places = scores[0].length;
    double[] points = new double[places];
    int[] meetings = new int[places];
    for (int a = 0; a < places; a++) {
      for (int b = a + 1; b < places; b++) {
        double outcome = meeting(a, b);
        if (!Double.isNaN(outcome)) {
          points[a] += outcome;
          points[b] += 1 - outcome;
          meetings[a]++;
          meetings[b]++;
        }
      }
    }
    double[] result = new double[places];
    Arrays.setAll(result, p -> meetings[p] == 0 ? Double.NaN : 100 * points[p] / meetings[p]);
    return result;
  }

  /** 1 when the first wins, 0 when the second does, a half at a draw, NaN without a child. */
  private double meeting(int first, int second) {
    double lead = 0;
    boolean isMet = false;
    for (int child = 0; child < weights.length; child++) {
      double difference = scores[child][first] - scores[child][second];
      if (!Double.isNaN(difference) && weights[child] > 0) {
        isMet = true;
        lead += StrictMath.signum(difference) * weights[child];
      }
    }
    return !isMet ? Double.NaN : lead > 0 ? 1 : lead < 0 ? 0 : 0.5;
  }
}
