package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * How a value becomes a score: a closed set of kinds. The fixed ones give 0 to 100, clamped; with a
 * transform the value is compared with the benchmarks before transforming, so zero is safe.
 */
public sealed interface Standardisation extends Serializable {

  /** {@code S = x}: the value already is a score or a percentage. */
  record Identity() implements Standardisation {}

  /** {@code S = 100 (f(x)-f(min)) / (f(max)-f(min))}. */
  record Direct(Transform transform, Benchmark minimum, Benchmark maximum)
      implements Standardisation {}

  /** {@code S = 100 (1 - (f(x)-f(min)) / (f(max)-f(min)))}. */
  record Inverse(Transform transform, Benchmark minimum, Benchmark maximum)
      implements Standardisation {}

  /** {@code S = 100 (1 - |x-X|/|X|)}, 0 at {@code x <= 0} or {@code x >= 2X} for positive X. */
  record TwoSidedTarget(Benchmark target) implements Standardisation {}

  /** {@code S = 100} when {@code x >= X}, else {@code 100 x/X}. */
  record ObjectiveMinimum(Benchmark target) implements Standardisation {}

  /** {@code S = 100} when {@code x <= X}, 0 when {@code x >= 2X}, else {@code 100 (1-(x-X)/X)}. */
  record ObjectiveMaximum(Benchmark target) implements Standardisation {}

  /**
   * Land use efficiency: the ratio of land consumption to population growth by {@code inner} while
   * population grows; when it does not, 0 if land consumption grows, else 100. A negative ratio is
   * never rewarded by clamping. Needs the two rates: the value's numerator is the growth rate of
   * the area, its denominator the growth rate of the population.
   */
  record LandUseEfficiency(Standardisation inner) implements Standardisation {}

  /**
   * {@code to} at the good post and beyond, {@code from} at the bad one: a straight line between
   * two fixed values of the indicator, {@code lower < upper}, in any range of scores.
   */
  record Goalposts(Direction direction, double lower, double upper, double from, double to)
      implements Standardisation {
    public Goalposts {
      Check.finite("lower", lower);
      Check.finite("upper", upper);
      Check.finite("from", from);
      Check.finite("to", to);
      if (lower >= upper || from >= to) {
        throw new IllegalArgumentException(
            "Invalid goalposts: lower %s, from %s must be below upper %s, to %s"
                .formatted(lower, from, upper, to));
      }
    }
  }

  /** A comparison with the other places of the set, which fixed benchmarks refuse. */
  record Relative(Scaling scaling, Direction direction) implements Standardisation {
    public Relative {
      Objects.requireNonNull(scaling, "scaling");
      Objects.requireNonNull(direction, "direction");
    }
  }

  /** No score: the value is shown, and its weight counts nowhere. */
  record Unscored() implements Standardisation {}

  /** Which way is better in a comparison. */
  enum Direction {
    HIGHER_BETTER,
    LOWER_BETTER
  }

  /** Whether a score depends on which other places are in the set. */
  default boolean isRelative() {
    return this instanceof Relative;
  }
}
