package org.urbanobservatory.index.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.urbanobservatory.model.Component;

/** Distributions of raw values and scores, and the outliers among the raw values. */
final class Distributions {
  private static final double FENCE = 1.5;
  private static final double MOST_SKEWNESS = 2;
  private static final double MOST_KURTOSIS = 3.5;

  private Distributions() {}

  static List<Distribution> of(ScoreMatrix matrix) {
    var rows = new ArrayList<Distribution>();
    for (Component component : matrix.edition().components()) {
      if (component.isLeaf()) {
        rows.add(row(component.id(), "value", matrix.values(component.id())));
      }
      rows.add(row(component.id(), "score", matrix.scores(component.id())));
    }
    return rows;
  }

  static List<Outlier> outliers(ScoreMatrix matrix) {
    var outliers = new ArrayList<Outlier>();
    for (Component component : matrix.edition().leaves()) {
      double[] values = matrix.values(component.id());
      double[] present = ScoreMatrix.present(values);
      if (present.length > 0) {
        double low = lowFence(present);
        double high = highFence(present);
        for (int i = 0; i < values.length; i++) {
          if (values[i] < low || values[i] > high) {
            double fence = values[i] < low ? low : high;
            outliers.add(
                new Outlier(matrix.places().get(i), component.id(), values[i], fence));
          }
        }
      }
    }
    return outliers;
  }

  static Distribution row(String componentId, String measure, double[] column) {
    double[] present = ScoreMatrix.present(column);
    int missing = column.length - present.length;
    if (present.length == 0) {
      return new Distribution(
          componentId, measure, 0, missing, null, null, null, null, null, null, null, null, null, 0,
          false);
    }
    var statistics = new DescriptiveStatistics(present);
    Double skewness = finite(statistics.getSkewness());
    Double kurtosis = finite(statistics.getKurtosis());
    return new Distribution(
        componentId,
        measure,
        present.length,
        missing,
        statistics.getMin(),
        quantile(present, 25),
        quantile(present, 50),
        quantile(present, 75),
        statistics.getMax(),
        statistics.getMean(),
        present.length < 2 ? null : statistics.getStandardDeviation(),
        skewness,
        kurtosis,
        outliers(present),
        skewness != null
            && kurtosis != null
            && StrictMath.abs(skewness) > MOST_SKEWNESS
            && kurtosis > MOST_KURTOSIS);
  }

  private static int outliers(double[] present) {
    double low = lowFence(present);
    double high = highFence(present);
    return (int) Arrays.stream(present).filter(x -> x < low || x > high).count();
  }

  private static double lowFence(double[] present) {
    double lower = quantile(present, 25);
    return lower - FENCE * (quantile(present, 75) - lower);
  }

  private static double highFence(double[] present) {
    double upper = quantile(present, 75);
    return upper + FENCE * (upper - quantile(present, 25));
  }

  private static double quantile(double[] present, double percent) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(present, percent);
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
