package org.urbanobservatory.index.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Sen's slope and the Mann-Kendall test.
 *
 * <p>The slope is the median of the slopes between all pairs of years (Sen 1968, Journal of the
 * American Statistical Association 63, 1379-1389). Its interval is that of Gilbert (1987,
 * Statistical Methods for Environmental Pollution Monitoring, section 16.5): with {@code C} the
 * normal quantile times the standard deviation of S, the limits are the slopes at ranks {@code
 * (N-C)/2} and {@code (N+C)/2 + 1} of the N ordered slopes, linear between ranks. Gilbert has it
 * for ten points and more; where the ranks fall outside, there is no interval. S, its variance with
 * ties and z are those of section 16.4.
 */
public final class Trends {
  private static final int FEWEST_POINTS = 3;

  private Trends() {}

  /**
   * The trend after the last break; empty with fewer than three points there.
   *
   * @param confidence of the interval, for example 0.95
   */
  public static Optional<Trend> latest(Series series, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "Invalid confidence: " + confidence + " is not between 0 and 1");
    }
    List<SeriesPoint> points = series.latestPart().points();
    return points.size() < FEWEST_POINTS
        ? Optional.empty()
        : Optional.of(trend(points, confidence, series.parts().size() - 1));
  }

  private static Trend trend(List<SeriesPoint> points, double confidence, int breaks) {
    double[] slopes = slopes(points);
    int s = kendallS(points);
    double variance = variance(points);
    double z = variance == 0 ? 0 : (s - Integer.signum(s)) / StrictMath.sqrt(variance);
    var normal = new NormalDistribution(null, 0, 1);
    double reach =
        normal.inverseCumulativeProbability((1 + confidence) / 2) * StrictMath.sqrt(variance);
    return new Trend(
        points.get(0).year(),
        points.get(points.size() - 1).year(),
        points.size(),
        new Median().evaluate(slopes),
        atRank(slopes, (slopes.length - reach) / 2),
        atRank(slopes, (slopes.length + reach) / 2 + 1),
        s,
        variance,
        z,
        2 * normal.cumulativeProbability(-StrictMath.abs(z)),
        breaks);
  }

  /** Sorted. */
  private static double[] slopes(List<SeriesPoint> points) {
    int n = points.size();
    var slopes = new double[n * (n - 1) / 2];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        SeriesPoint from = points.get(i);
        SeriesPoint to = points.get(j);
        slopes[at++] = (to.value() - from.value()) / (to.year() - from.year());
      }
    }
    Arrays.sort(slopes);
    return slopes;
  }

  private static Double atRank(double[] sorted, double rank) {
    if (rank < 1 || rank > sorted.length) {
      return null;
    }
    int below = (int) StrictMath.floor(rank);
    double part = rank - below;
    double low = sorted[below - 1];
    return part == 0 ? low : low + part * (sorted[below] - low);
  }

  private static int kendallS(List<SeriesPoint> points) {
    int s = 0;
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        s += Double.compare(points.get(j).value() + 0.0, points.get(i).value() + 0.0);
      }
    }
    return s;
  }

  private static double variance(List<SeriesPoint> points) {
    double sum = ties(points.size());
    var groups =
        points.stream().collect(Collectors.groupingBy(p -> p.value() + 0.0, Collectors.counting()));
    for (Long size : groups.values()) {
      sum -= ties(size.doubleValue());
    }
    return sum / 18;
  }

  private static double ties(double n) {
    return n * (n - 1) * (2 * n + 5);
  }
}
