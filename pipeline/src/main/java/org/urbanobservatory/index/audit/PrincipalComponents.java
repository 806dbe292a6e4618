package org.urbanobservatory.index.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * Principal components of the correlation matrix.
 *
 * @param eigenvalues from the highest to the lowest; their sum is the number of columns
 * @param loadings by component and column: unit eigenvectors, the largest entry of each positive
 */
public record PrincipalComponents(double[] eigenvalues, double[][] loadings) {
  public PrincipalComponents {
    eigenvalues = eigenvalues.clone();
    loadings = Arrays.stream(loadings).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The components of some rows; empty with fewer than two columns, fewer than three rows, or a
   * column that does not vary.
   */
  public static Optional<PrincipalComponents> of(double[][] rows) {
    if (rows.length < 3 || rows[0].length < 2) {
      return Optional.empty();
    }
    RealMatrix correlations = new PearsonsCorrelation(rows).getCorrelationMatrix();
    boolean isDefined =
        Arrays.stream(correlations.getData()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    return isDefined ? Optional.of(of(new EigenDecomposition(correlations))) : Optional.empty();
  }

  private static PrincipalComponents of(EigenDecomposition decomposition) {
    double[] values = decomposition.getRealEigenvalues();
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[b], values[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] eigenvalues = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    double[][] loadings =
        Arrays.stream(order)
            .mapToObj(i -> turned(decomposition.getEigenvector(i).toArray()))
            .toArray(double[][]::new);
    return new PrincipalComponents(eigenvalues, loadings);
  }

  /** A vector and its opposite are the same component; the one with a positive peak is shown. */
  private static double[] turned(double[] vector) {
    double peak = 0;
    for (double x : vector) {
      peak = StrictMath.abs(x) > StrictMath.abs(peak) ? x : peak;
    }
    double sign = peak < 0 ? -1 : 1;
    return Arrays.stream(vector).map(x -> sign * x).toArray();
  }

  /** Share of the variance that a component explains. */
  public double explainedShare(int component) {
    return eigenvalues[component] / Arrays.stream(eigenvalues).sum();
  }

  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  @Override
  public double[][] loadings() {
    return Arrays.stream(loadings).map(double[]::clone).toArray(double[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrincipalComponents o
        && Arrays.equals(eigenvalues, o.eigenvalues)
        && Arrays.deepEquals(loadings, o.loadings);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(eigenvalues) + Arrays.deepHashCode(loadings);
  }

  @Override
  public String toString() {
    return Arrays.toString(eigenvalues) + " " + Arrays.deepToString(loadings);
  }
}
