package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * How a value becomes a score of 0 to 100: a closed set of kinds. Every score is clamped; with a
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
}
