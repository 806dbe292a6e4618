package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * How a value becomes a score by comparison with the other places of the set: a closed set of
 * kinds. All are higher for a better place; {@link Standardisation.Relative} says which way is
 * better.
 */
public sealed interface Scaling extends Serializable {

  /** The lowest score that a place can get; negative infinity where there is no bound. */
  double lowest();

  /** {@code from + (to-from) (x-min) / (max-min)}. */
  record MinMax(double from, double to) implements Scaling {
    public MinMax {
      Check.finite("from", from);
      Check.finite("to", to);
      if (from >= to) {
        throw new IllegalArgumentException(
            "Invalid range of min_max: from " + from + " is not below to " + to);
      }
    }

    @Override
    public double lowest() {
      return from;
    }
  }

  /** {@code mean + deviation (x-m) / s}, s being the sample standard deviation. */
  record ZScore(double mean, double deviation) implements Scaling {
    public ZScore {
      Check.finite("mean", mean);
      Check.finite("deviation", deviation);
      if (deviation <= 0) {
        throw new IllegalArgumentException(
            "Invalid deviation of z_score: " + deviation + " must be above 0");
      }
    }

    @Override
    public double lowest() {
      return Double.NEGATIVE_INFINITY;
    }
  }

  /** One more than the number of worse places; equals share the lowest number. */
  record Rank() implements Scaling {
    @Override
    public double lowest() {
      return 1;
    }
  }

  /** The number of worse places. */
  record Borda() implements Scaling {
    @Override
    public double lowest() {
      return 0;
    }
  }

  /** {@code 100 (worse places) / (places - 1)}. */
  record PercentileRank() implements Scaling {
    @Override
    public double lowest() {
      return 0;
    }
  }

  /**
   * {@code 100 (x-worst) / (target-worst)}: 0 for the worst place, 100 at the target. Beyond it the
   * score is 100 when {@code capped}, else above.
   */
  record DistanceToTarget(double target, Cap cap) implements Scaling {
    public DistanceToTarget {
      Check.finite("target", target);
    }

    @Override
    public double lowest() {
      return 0;
    }
  }

  /** {@code 100 x/r} where higher is better, else {@code 100 r/x}; values must be above 0. */
  record DistanceToReference(Reference reference) implements Scaling {
    @Override
    public double lowest() {
      return 0;
    }
  }

  /** What a value beyond a target is worth. */
  enum Cap {
    AT_TARGET,
    NONE
  }

  /** The value that {@link DistanceToReference} compares with. */
  enum Reference {
    BEST,
    MEAN
  }
}
