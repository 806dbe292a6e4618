package org.urbanobservatory.index.treatment;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.StatUtils;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Standardisation.Direction;
import org.urbanobservatory.model.Standardisation.Relative;

/** Scores of values by comparison with each other. */
public final class Scalings {
  /** Reason: one place cannot be compared. */
  public static final String SINGLE_PLACE = "single_place_in_set";

  /** Reason: all places have the same value. */
  public static final String CONSTANT = "constant_in_set";

  /** Reason: every place is beyond the target, so the distance from the worst has no scale. */
  public static final String TARGET_MET_BY_ALL = "target_met_by_all";

  /** Reason: a ratio to the reference needs values above 0. */
  public static final String NOT_ABOVE_ZERO = "not_above_0";

  private final double[] values;
  private final boolean isHigher;

  private Scalings(Direction direction, double[] values) {
    this.values = values;
    this.isHigher = direction == Direction.HIGHER_BETTER;
  }

  /**
   * What came of it.
   *
   * @param scores in the order of the values, NaN where there is none
   * @param reason why there is none; null when all have a score
   * @param parameters what the scores were computed with, in words
   */
  public record Outcome(double[] scores, String reason, String parameters) {}

  /** The scores of finite values, of which there is at least one. */
  public static Outcome scores(Relative relative, double[] values) {
    return new Scalings(relative.direction(), values).scores(relative.scaling());
  }

  private Outcome scores(Scaling scaling) {
    if (scaling instanceof Scaling.MinMax minMax) {
      return minMax(minMax);
    } else if (scaling instanceof Scaling.ZScore zScore) {
      return zScore(zScore);
    } else if (scaling instanceof Scaling.DistanceToTarget target) {
      return distance(target);
    } else if (scaling instanceof Scaling.DistanceToReference reference) {
      return distance(reference);
    }
    return byRank(scaling);
  }

  private Outcome minMax(Scaling.MinMax range) {
    double minimum = StatUtils.min(values);
    double maximum = StatUtils.max(values);
    String parameters = "minimum %s, maximum %s of %d".formatted(minimum, maximum, values.length);
    if (minimum == maximum) {
      return none(constant(), parameters);
    }
    return each(x ->
            range.from()
                + (range.to() - range.from())
                    * (isHigher ? x - minimum : maximum - x)
                    / (maximum - minimum),
        parameters);
  }

  private Outcome zScore(Scaling.ZScore target) {
    double mean = StatUtils.mean(values);
    double deviation = values.length < 2 ? 0 : StrictMath.sqrt(StatUtils.variance(values));
    String parameters =
        "mean %s, standard deviation %s of %d".formatted(mean, deviation, values.length);
    if (StatUtils.min(values) == StatUtils.max(values)) {
      return none(constant(), parameters);
    }
    double sign = isHigher ? 1 : -1;
    return each(x -> target.mean() + target.deviation() * sign * (x - mean) / deviation,
        parameters);
  }

  private Outcome distance(Scaling.DistanceToTarget kind) {
    double worst = isHigher ? StatUtils.min(values) : StatUtils.max(values);
    double range = isHigher ? kind.target() - worst : worst - kind.target();
    boolean isCapped = kind.cap() == Scaling.Cap.AT_TARGET;
    String parameters = "worst %s, target %s".formatted(worst, kind.target());
    if (range <= 0) {
      return isCapped
          ? each(x -> 100, parameters)
          : none(TARGET_MET_BY_ALL, parameters);
    }
    return each(x -> {
          double score = 100 * (isHigher ? x - worst : worst - x) / range;
          return isCapped ? StrictMath.min(100, score) : score;
        },
        parameters);
  }

  private Outcome distance(Scaling.DistanceToReference kind) {
    double[] positive = Arrays.stream(values).filter(x -> x > 0).toArray();
    if (positive.length == 0) {
      return none(NOT_ABOVE_ZERO, "no value above 0");
    }
    double best = isHigher ? StatUtils.max(positive) : StatUtils.min(positive);
    double reference =
        kind.reference() == Scaling.Reference.BEST ? best : StatUtils.mean(positive);
    double[] scores =
        Arrays.stream(values)
            .map(x -> x <= 0 ? Double.NaN : 100 * (isHigher ? x / reference : reference / x))
            .toArray();
    return new Outcome(
        scores,
        positive.length < values.length ? NOT_ABOVE_ZERO : null,
        "reference %s of %d".formatted(reference, positive.length));
  }

  /** Sorting once gives the number of worse places of every value. */
  private Outcome byRank(Scaling scaling) {
    String parameters = values.length + " places";
    if (scaling instanceof Scaling.PercentileRank && values.length == 1) {
      return none(SINGLE_PLACE, parameters);
    }
    double sign = isHigher ? 1 : -1;
    double[] sorted = Arrays.stream(values).map(x -> sign * x + 0.0).sorted().toArray();
    return each(x -> points(scaling, worse(sorted, sign * x + 0.0), values.length), parameters);
  }

  private static double points(Scaling scaling, int worse, int places) {
    if (scaling instanceof Scaling.Rank) {
      return worse + 1;
    } else if (scaling instanceof Scaling.Borda) {
      return worse;
    } else if (scaling instanceof Scaling.PercentileRank) {
      return 100.0 * worse / (places - 1);
    }
    throw new IllegalStateException("Cannot scale: unknown kind " + scaling);
  }

  /** The number of values below {@code x} in a sorted array that holds it. */
  private static int worse(double[] sorted, double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Outcome each(DoubleUnaryOperator score, String parameters) {
    return new Outcome(
        Arrays.stream(values).map(x -> score.applyAsDouble(x) + 0.0).toArray(), null, parameters);
  }

  private Outcome none(String reason, String parameters) {
    double[] scores = new double[values.length];
    Arrays.fill(scores, Double.NaN);
    return new Outcome(scores, reason, parameters);
  }

  private String constant() {
    return values.length == 1 ? SINGLE_PLACE : CONSTANT;
  }
}
