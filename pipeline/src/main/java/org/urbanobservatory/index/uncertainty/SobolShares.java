package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Sobol shares of groups of coordinates of a function on the unit cube.
 *
 * <p>Two samples A and B of the cube; for each group a third that is A with the group's coordinates
 * from B. First-order shares are {@code sum (f(B)-m) (f(AB)-f(A)) / NV} with m the mean, total ones
 * those of Jansen (1999), {@code sum (f(A)-f(AB))^2 / 2NV}: the estimators that Saltelli et al.
 * (2010, Computer Physics Communications 181, 259-270, table 2) recommend. Both are exactly 0 for a
 * choice that moves nothing. A and B are the halves of a Sobol sequence with
 * a random shift modulo 1 (Cranley and Patterson 1976); beyond the 1,000 coordinates for which
 * direction numbers exist they are plain random numbers. Intervals are the 5 % and 95 % quantiles of
 * shares over bootstrapped rows.
 */
public final class SobolShares {
  private static final int MOST_SOBOL_COORDINATES = 1000;
  private static final int RESAMPLES = 200;
  private static final long SHIFT_KEY = Chance.key("sobol shift");
  private static final long BOOTSTRAP_KEY = Chance.key("sobol bootstrap");

  private final List<Choice> groups;
  private final int samples;
  private final double[][] a;
  private final double[][] b;
  private final int[][] resamples;

  /**
   * @param groups of coordinates, none of them twice
   * @param dimensions of the cube
   * @param samples rows of A and of B; a power of two uses the sequence best
   * @param seed of shift and bootstrap
   */
  public SobolShares(List<Choice> groups, int dimensions, int samples, long seed) {
    if (samples < 2) {
      throw new IllegalArgumentException("Invalid samples: " + samples + " is below 2");
    }
    this.groups = List.copyOf(groups);
    this.samples = samples;
    double[][] points = points(2 * dimensions, samples, seed);
    this.a = half(points, 0, dimensions);
    this.b = half(points, dimensions, dimensions);
    this.resamples = resamples(samples, seed);
  }

  /**
   * The shares of each group, in their order; empty when the function does not vary or is not a
   * number somewhere.
   */
  public List<ChoiceShare> of(ToDoubleFunction<double[]> function) {
    double[] fa = values(function, a);
    double[] fb = values(function, b);
    double variance = variance(fa, fb, resamples[0]);
    if (!(variance > 0)) {
      return List.of();
    }
    var shares = new ArrayList<ChoiceShare>();
    for (Choice group : groups) {
      shares.add(share(group, fa, fb, mixed(function, group)));
    }
    return shares;
  }

  private double[] mixed(ToDoubleFunction<double[]> function, Choice group) {
    var values = new double[samples];
    for (int i = 0; i < samples; i++) {
      double[] point = a[i].clone();
      System.arraycopy(b[i], group.from(), point, group.from(), group.to() - group.from());
      values[i] = function.applyAsDouble(point);
    }
    return values;
  }

  /** The first resample is the sample itself. */
  private ChoiceShare share(Choice group, double[] fa, double[] fb, double[] fab) {
    var first = new double[RESAMPLES];
    var total = new double[RESAMPLES];
    for (int i = 0; i <= RESAMPLES; i++) {
      int[] rows = resamples[i];
      double firstShare = products(fa, fb, fab, rows) / (variance(fa, fb, rows) * samples);
      double totalShare = squares(fa, fab, rows) / (2 * variance(fa, fb, rows) * samples);
      if (i > 0) {
        first[i - 1] = firstShare;
        total[i - 1] = totalShare;
      }
    }
    double scale = variance(fa, fb, resamples[0]) * samples;
    return new ChoiceShare(
        group.id(),
        products(fa, fb, fab, resamples[0]) / scale,
        MonteCarlo.quantile(first, MonteCarlo.LOW),
        MonteCarlo.quantile(first, MonteCarlo.HIGH),
        squares(fa, fab, resamples[0]) / (2 * scale),
        MonteCarlo.quantile(total, MonteCarlo.LOW),
        MonteCarlo.quantile(total, MonteCarlo.HIGH));
  }

  private static double products(double[] fa, double[] fb, double[] fab, int[] rows) {
    double mean = mean(fa, fb, rows);
    double sum = 0;
    for (int row : rows) {
      sum += (fb[row] - mean) * (fab[row] - fa[row]);
    }
    return sum;
  }

  private static double squares(double[] x, double[] y, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += (x[row] - y[row]) * (x[row] - y[row]);
    }
    return sum;
  }

  /** Of both samples together. */
  private static double variance(double[] fa, double[] fb, int[] rows) {
    double mean = mean(fa, fb, rows);
    double squares = 0;
    for (int row : rows) {
      squares += (fa[row] - mean) * (fa[row] - mean) + (fb[row] - mean) * (fb[row] - mean);
    }
    return squares / (2.0 * rows.length);
  }

  private static double mean(double[] fa, double[] fb, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += fa[row] + fb[row];
    }
    return sum / (2.0 * rows.length);
  }

  private static double[] values(ToDoubleFunction<double[]> function, double[][] points) {
    var values = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      values[i] = function.applyAsDouble(points[i].clone());
    }
    return values;
  }

  private static double[][] points(int coordinates, int samples, long seed) {
    var points = new double[samples][];
    var sequence =
        coordinates > 0 && coordinates <= MOST_SOBOL_COORDINATES
            ? new SobolSequenceGenerator(coordinates)
            : null;
    for (int i = 0; i < samples; i++) {
      points[i] = sequence == null ? new double[coordinates] : sequence.nextVector();
      for (int k = 0; k < coordinates; k++) {
        long draw = sequence == null ? i : 0;
        points[i][k] = (points[i][k] + Chance.uniform(seed, draw, SHIFT_KEY + k)) % 1;
      }
    }
    return points;
  }

  private static double[][] half(double[][] points, int from, int dimensions) {
    var half = new double[points.length][dimensions];
    for (int i = 0; i < points.length; i++) {
      System.arraycopy(points[i], from, half[i], 0, dimensions);
    }
    return half;
  }

  private static int[][] resamples(int samples, long seed) {
    var resamples = new int[RESAMPLES + 1][samples];
    for (int i = 0; i <= RESAMPLES; i++) {
      for (int k = 0; k < samples; k++) {
        resamples[i][k] = i == 0 ? k : Chance.below(samples, seed, i, BOOTSTRAP_KEY + k);
      }
    }
    return resamples;
  }
}
