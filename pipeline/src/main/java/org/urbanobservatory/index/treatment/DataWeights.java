package org.urbanobservatory.index.treatment;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.urbanobservatory.model.Weighting;

/**
 * Weights that follow from the scores of the children themselves. Both rest on Pearson correlations
 * over the places where all children have a score.
 *
 * <ul>
 *   <li>PCA: the squared loadings of the first principal component, which add up to 1 (OECD and JRC
 *       handbook of 2008, step 6, with one component)
 *   <li>correlation: one over the sum of the absolute correlations with all children, itself
 *       included, so that two children that say the same share one voice
 * </ul>
 *
 * A child that is the same everywhere has no correlation: its weight is 0.
 */
public final class DataWeights {
  /** Reason: too few places for a correlation. */
  public static final String TOO_FEW_PLACES = "weights_undefined: fewer than 3 complete places";

  /** Reason: too few children that differ between places. */
  public static final String TOO_FEW_CHILDREN = "weights_undefined: fewer than 2 varying children";

  /** Reason: the children have no common component. */
  public static final String NO_FIRST_COMPONENT = "weights_undefined: no single first component";

  private static final int LEAST_PLACES = 3;
  private static final double EIGENVALUE_ROUNDING = 1e-9;

  private DataWeights() {}

  /**
   * Weights that add up to 1, or why there are none.
   *
   * @param weights of each child, null when {@code reason} says why
   */
  public record Outcome(double[] weights, String reason) {
    private static Outcome none(String reason) {
      return new Outcome(null, reason);
    }
  }

  /**
   * The weights of children.
   *
   * @param weighting {@code PCA} or {@code CORRELATION}
   * @param scores of each child over the same places; NaN is missing, and so is a place where any
   *     child is missing
   */
  public static Outcome of(Weighting weighting, double[][] scores) {
    double[][] complete = complete(scores);
    if (complete[0].length < LEAST_PLACES) {
      return Outcome.none(TOO_FEW_PLACES);
    }
    int[] varying =
        IntStream.range(0, complete.length)
            .filter(c -> StatUtils.min(complete[c]) != StatUtils.max(complete[c]))
            .toArray();
    if (varying.length < 2) {
      return Outcome.none(TOO_FEW_CHILDREN);
    }
    RealMatrix correlations = correlations(complete, varying);
    double[] found =
        weighting == Weighting.PCA ? firstComponent(correlations) : voices(correlations);
    return found == null
        ? Outcome.none(NO_FIRST_COMPONENT)
        : new Outcome(spread(found, varying, complete.length), null);
  }

  private static double[][] complete(double[][] scores) {
    int[] places =
        IntStream.range(0, scores[0].length)
            .filter(place -> Arrays.stream(scores).noneMatch(c -> Double.isNaN(c[place])))
            .toArray();
    return Arrays.stream(scores)
        .map(child -> Arrays.stream(places).mapToDouble(place -> child[place]).toArray())
        .toArray(double[][]::new);
  }

  private static RealMatrix correlations(double[][] scores, int[] children) {
    double[][] byPlace = new double[scores[0].length][children.length];
    for (int place = 0; place < byPlace.length; place++) {
      for (int child = 0; child < children.length; child++) {
        byPlace[place][child] = scores[children[child]][place];
      }
    }
    return new PearsonsCorrelation().computeCorrelationMatrix(byPlace);
  }

  private static double[] firstComponent(RealMatrix correlations) {
    var eigen = new EigenDecomposition(correlations);
    double[] eigenvalues = eigen.getRealEigenvalues();
    int first =
        IntStream.range(0, eigenvalues.length)
            .reduce((a, b) -> eigenvalues[b] > eigenvalues[a] ? b : a)
            .orElseThrow();
    long equals =
        Arrays.stream(eigenvalues)
            .filter(value -> eigenvalues[first] - value <= EIGENVALUE_ROUNDING)
            .count();
    return equals > 1
        ? null
        : normalised(
            Arrays.stream(eigen.getEigenvector(first).toArray()).map(x -> x * x).toArray());
  }

  private static double[] voices(RealMatrix correlations) {
    double[] voices = new double[correlations.getRowDimension()];
    for (int child = 0; child < voices.length; child++) {
      double sum = 0;
      for (double correlation : correlations.getRow(child)) {
        sum += StrictMath.abs(correlation);
      }
      voices[child] = 1 / sum;
    }
    return normalised(voices);
  }

  private static double[] normalised(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double total = sum;
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  private static double[] spread(double[] found, int[] children, int count) {
    double[] weights = new double[count];
    for (int i = 0; i < children.length; i++) {
      weights[children[i]] = found[i];
    }
    return weights;
  }
}
