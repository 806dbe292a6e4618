package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Sobol shares of groups of coordinates of a function on the unit cube.
 *
 * <p>Two samples A and B of the cube; for each group a third that is A with the group's coordinates
 * from B. First-order shares are {@code sum (f(B)-m) (f(AB)-f(A)) / NV} with m the mean, total ones
 * those of Jansen (1999), {@code sum (f(A)-f(AB))^2 / 2NV}: the estimators that Saltelli et al.
 * (2010, Computer Physics Communications 181, 259-270, table 2) recommend. Both are exactly 0 for a
 * choice that moves nothing. A and B are the halves of a Sobol sequence with a random shift modulo
 * 1 (Cranley and Patterson 1976); beyond the 1,000 coordinates for which direction numbers exist
 * they are plain random numbers. Intervals are the 5 % and 95 % quantiles of shares over
 * bootstrapped rows.
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
    return of(prepared(point -> point), function);
  }

  /** The same of a function of what was prepared of each point. */
  <T> List<ChoiceShare> of(Prepared<T> points, ToDoubleFunction<T> function) {
    double[] fa = values(function, points.a());
    double[] fb = values(function, points.b());
    var moments = new Moments(fa, fb, resamples);
    if (!(moments.variances[0] > 0)) {
      return List.of();
    }
    var shares = new ArrayList<ChoiceShare>();
    for (int group = 0; group < groups.size(); group++) {
      double[] fab = values(function, points.mixed().get(group));
      shares.add(share(groups.get(group).id(), fa, fab, moments));
    }
    return shares;
  }

  /**
   * What functions need of each point, made once for many functions.
   *
   * @param a of the points of sample A
   * @param b of those of sample B
   * @param mixed by group, of those of A with the group's coordinates from B
   */
  record Prepared<T>(List<T> a, List<T> b, List<List<T>> mixed) {}

  <T> Prepared<T> prepared(Function<double[], T> preparation) {
    List<List<T>> mixed = groups.stream().map(group -> each(mixed(group), preparation)).toList();
    return new Prepared<>(each(a, preparation), each(b, preparation), mixed);
  }

  private static <T> List<T> each(double[][] points, Function<double[], T> preparation) {
    return Arrays.stream(points).map(point -> preparation.apply(point.clone())).toList();
  }

  private double[][] mixed(Choice group) {
    var points = new double[samples][];
    for (int i = 0; i < samples; i++) {
      points[i] = a[i].clone();
      System.arraycopy(b[i], group.from(), points[i], group.from(), group.to() - group.from());
    }
    return points;
  }

  /** Mean and variance of both samples together, by resample. */
  private static final class Moments {
    final double[] fb;
    final double[] means;
    final double[] variances;

    Moments(double[] fa, double[] fb, int[][] resamples) {
      this.fb = fb;
      means = new double[resamples.length];
      variances = new double[resamples.length];
      for (int i = 0; i < resamples.length; i++) {
        means[i] = mean(fa, fb, resamples[i]);
        variances[i] = variance(fa, fb, resamples[i], means[i]);
      }
    }
  }

  /** The first resample is the sample itself. */
  private ChoiceShare share(String id, double[] fa, double[] fab, Moments moments) {
    var first = new double[RESAMPLES + 1];
    var total = new double[RESAMPLES + 1];
    for (int i = 0; i <= RESAMPLES; i++) {
      int[] rows = resamples[i];
      double scale = moments.variances[i] * samples;
      first[i] = products(fa, moments.fb, fab, rows, moments.means[i]) / scale;
      total[i] = squares(fa, fab, rows) / (2 * scale);
    }
    double[] firsts = Arrays.copyOfRange(first, 1, first.length);
    double[] totals = Arrays.copyOfRange(total, 1, total.length);
    return new ChoiceShare(
        id,
        first[0],
        Quantiles.low(firsts),
        Quantiles.high(firsts),
        total[0],
        Quantiles.low(totals),
        Quantiles.high(totals));
  }

  private static double products(double[] fa, double[] fb, double[] fab, int[] rows, double mean) {
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
  private static double variance(double[] fa, double[] fb, int[] rows, double mean) {
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

  private static <T> double[] values(ToDoubleFunction<T> function, List<T> points) {
    return points.stream().mapToDouble(function).toArray();
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
