package org.urbanobservatory.index;

import org.urbanobservatory.index.Benchmarks.Resolved;
import org.urbanobservatory.index.Standardised.Missing;
import org.urbanobservatory.index.Standardised.Scored;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Direct;
import org.urbanobservatory.model.Standardisation.Goalposts;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Standardisation.Inverse;
import org.urbanobservatory.model.Standardisation.LandUseEfficiency;
import org.urbanobservatory.model.Standardisation.ObjectiveMaximum;
import org.urbanobservatory.model.Standardisation.ObjectiveMinimum;
import org.urbanobservatory.model.Standardisation.TwoSidedTarget;
import org.urbanobservatory.model.Standardisation.Unscored;
import org.urbanobservatory.model.Transform;

/**
 * Puts a value on 0 to 100 by fixed benchmarks, one method per kind of {@link Standardisation}.
 * Every score is clamped; values are compared with minimum and maximum before the transform, so the
 * logarithm of 0 never arises.
 */
public final class Standardiser {
  /**
   * Issue of a land use efficiency that is judged by land alone, as the population stands still.
   */
  public static final String POPULATION_NOT_GROWING = "population_not_growing";

  /** Issue or reason of a land use efficiency of which only the ratio is known. */
  public static final String GROWTH_RATES_UNKNOWN = "growth_rates_unknown";

  private static final String NO_VALUE = "no_value";

  private Standardiser() {}

  /** The score of a value, or why there is none. */
  public static Standardised score(Standardisation standardisation, BenchmarkInputs inputs) {
    if (standardisation instanceof LandUseEfficiency landUse) {
      return landUse(landUse, inputs);
    }
    if (standardisation instanceof Unscored) {
      return new Standardised.NotApplicable("unscored");
    }
    if (inputs.value() == null) {
      return new Missing(NO_VALUE);
    }
    if (standardisation instanceof Goalposts posts) {
      return clamped(between(posts, inputs.value()));
    }
    if (standardisation instanceof Identity) {
      return clamped(inputs.value());
    }
    if (standardisation instanceof Direct direct) {
      return ranged(new Range(direct.transform(), direct.minimum(), direct.maximum()), inputs);
    }
    if (standardisation instanceof Inverse inverse) {
      return inverted(
          ranged(new Range(inverse.transform(), inverse.minimum(), inverse.maximum()), inputs));
    }
    return targeted(standardisation, inputs);
  }

  /**
   * Refuses what no value can be put on: a minimum that is not below its maximum or outside the
   * transform's domain, a target of 0, an objective that is not above 0, an unknown function.
   *
   * @throws IllegalArgumentException with the offending number
   */
  public static void check(Standardisation standardisation) {
    if (standardisation instanceof Direct direct) {
      checkRange(new Range(direct.transform(), direct.minimum(), direct.maximum()));
    } else if (standardisation instanceof Inverse inverse) {
      checkRange(new Range(inverse.transform(), inverse.minimum(), inverse.maximum()));
    } else if (standardisation instanceof TwoSidedTarget two) {
      checkTarget(two.target(), fixed -> fixed != 0, "must not be 0");
    } else if (standardisation instanceof ObjectiveMinimum minimum) {
      checkTarget(minimum.target(), fixed -> fixed > 0, "must be above 0");
    } else if (standardisation instanceof ObjectiveMaximum maximum) {
      checkTarget(maximum.target(), fixed -> fixed > 0, "must be above 0");
    } else if (standardisation instanceof LandUseEfficiency landUse) {
      check(landUse.inner());
    }
  }

  /** A transform between two benchmarks. */
  private record Range(Transform transform, Benchmark minimum, Benchmark maximum) {}

  private static Standardised ranged(Range range, BenchmarkInputs inputs) {
    Resolved minimum = Benchmarks.resolve(range.minimum(), inputs);
    Resolved maximum = Benchmarks.resolve(range.maximum(), inputs);
    if (minimum.obstacle() != null || maximum.obstacle() != null) {
      return minimum.obstacle() != null ? minimum.obstacle() : maximum.obstacle();
    }
    checkRange(range.transform(), minimum.value(), maximum.value());
    return clamped(position(range.transform(), inputs.value(), minimum.value(), maximum.value()));
  }

  /** The score between two goalposts, in their own range. */
  public static double between(Goalposts posts, double x) {
    double share = (x - posts.lower()) / (posts.upper() - posts.lower());
    double inside = StrictMath.max(0, StrictMath.min(1, share));
    double good =
        posts.direction() == Standardisation.Direction.HIGHER_BETTER ? inside : 1 - inside;
    return posts.from() + (posts.to() - posts.from()) * good;
  }

  /** 0 at the minimum, 100 at the maximum; compared before it is transformed. */
  private static double position(Transform transform, double x, double minimum, double maximum) {
    if (x <= minimum) {
      return 0;
    }
    if (x >= maximum) {
      return 100;
    }
    double start = transform.apply(minimum);
    return 100 * (transform.apply(x) - start) / (transform.apply(maximum) - start);
  }

  private static Standardised inverted(Standardised direct) {
    return direct instanceof Scored scored ? clamped(100 - scored.score()) : direct;
  }

  private static Standardised targeted(Standardisation standardisation, BenchmarkInputs inputs) {
    Resolved target = Benchmarks.resolve(target(standardisation), inputs);
    return target.obstacle() != null
        ? target.obstacle()
        : clamped(targeted(standardisation, inputs.value(), target.value()));
  }

  private static Benchmark target(Standardisation standardisation) {
    if (standardisation instanceof TwoSidedTarget two) {
      return two.target();
    }
    if (standardisation instanceof ObjectiveMinimum minimum) {
      return minimum.target();
    }
    if (standardisation instanceof ObjectiveMaximum maximum) {
      return maximum.target();
    }
    throw new IllegalStateException("Cannot standardise: unknown kind " + standardisation);
  }

  private static double targeted(Standardisation standardisation, double x, double target) {
    if (standardisation instanceof TwoSidedTarget) {
      checkTarget(target, target != 0, "must not be 0");
      return 100 * (1 - StrictMath.abs(x - target) / StrictMath.abs(target));
    }
    checkTarget(target, target > 0, "must be above 0");
    if (standardisation instanceof ObjectiveMinimum) {
      return x >= target ? 100 : 100 * x / target;
    }
    return x <= target ? 100 : 100 * (1 - (x - target) / target);
  }

  /**
   * The inner reading while the population grows. When it does not, the ratio's sign says nothing:
   * 0 if land consumption grows, else 100. A bare ratio is read as that of a growing population,
   * with an issue; a bare negative ratio may be either, so it has no score.
   */
  private static Standardised landUse(LandUseEfficiency landUse, BenchmarkInputs inputs) {
    if (inputs.numerator() == null || inputs.denominator() == null) {
      return withoutRates(landUse, inputs);
    }
    if (inputs.denominator() > 0) {
      return score(landUse.inner(), inputs);
    }
    return new Scored(inputs.numerator() > 0 ? 0 : 100, POPULATION_NOT_GROWING);
  }

  private static Standardised withoutRates(LandUseEfficiency landUse, BenchmarkInputs inputs) {
    if (inputs.value() == null) {
      return new Missing(NO_VALUE);
    }
    if (inputs.value() < 0) {
      return new Missing(GROWTH_RATES_UNKNOWN);
    }
    Standardised inner = score(landUse.inner(), inputs);
    return inner instanceof Scored scored
        ? new Scored(scored.score(), GROWTH_RATES_UNKNOWN)
        : inner;
  }

  /** Adding 0 turns a negative zero into zero. */
  private static Standardised clamped(double score) {
    return new Scored(StrictMath.max(0, StrictMath.min(100, score)) + 0.0, null);
  }

  private static void checkRange(Range range) {
    if (range.minimum() instanceof Benchmark.Function function) {
      Benchmarks.known(function.name());
    }
    if (range.maximum() instanceof Benchmark.Function function) {
      Benchmarks.known(function.name());
    }
    if (range.minimum() instanceof Benchmark.Fixed minimum
        && range.maximum() instanceof Benchmark.Fixed maximum) {
      checkRange(range.transform(), minimum.value(), maximum.value());
    }
  }

  private static void checkRange(Transform transform, double minimum, double maximum) {
    if (!(minimum < maximum)) {
      throw new IllegalArgumentException(
          "Invalid benchmarks: minimum " + minimum + " is not below maximum " + maximum);
    }
    if (!Double.isFinite(transform.apply(minimum))) {
      throw new IllegalArgumentException(
          "Invalid benchmarks: minimum " + minimum + " has no " + transform);
    }
  }

  private static void checkTarget(
      Benchmark target, java.util.function.DoublePredicate accepted, String rule) {
    if (target instanceof Benchmark.Fixed fixed) {
      checkTarget(fixed.value(), accepted.test(fixed.value()), rule);
    } else if (target instanceof Benchmark.Function function) {
      Benchmarks.known(function.name());
    }
  }

  private static void checkTarget(double target, boolean accepted, String rule) {
    if (!accepted) {
      throw new IllegalArgumentException("Invalid benchmark: target " + target + " " + rule);
    }
  }
}
