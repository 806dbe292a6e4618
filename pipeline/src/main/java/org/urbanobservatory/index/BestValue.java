package org.urbanobservatory.index;

import java.util.OptionalDouble;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Direct;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Standardisation.Inverse;
import org.urbanobservatory.model.Standardisation.LandUseEfficiency;
import org.urbanobservatory.model.Standardisation.ObjectiveMaximum;
import org.urbanobservatory.model.Standardisation.ObjectiveMinimum;
import org.urbanobservatory.model.Standardisation.TwoSidedTarget;

/** The nearest raw value that scores 100. */
public final class BestValue {
  private BestValue() {}

  /** The value at which the score becomes 100; nothing when a benchmark has no number here. */
  public static OptionalDouble of(Standardisation standardisation, BenchmarkInputs inputs) {
    if (standardisation instanceof Identity) {
      return OptionalDouble.of(100);
    }
    if (standardisation instanceof Direct direct) {
      return number(direct.maximum(), inputs);
    }
    if (standardisation instanceof Inverse inverse) {
      return number(inverse.minimum(), inputs);
    }
    if (standardisation instanceof LandUseEfficiency landUse) {
      return of(landUse.inner(), inputs);
    }
    return targeted(standardisation, inputs);
  }

  private static OptionalDouble targeted(Standardisation standardisation, BenchmarkInputs inputs) {
    if (standardisation instanceof TwoSidedTarget two) {
      return number(two.target(), inputs);
    }
    if (standardisation instanceof ObjectiveMinimum minimum) {
      return number(minimum.target(), inputs);
    }
    if (standardisation instanceof ObjectiveMaximum maximum) {
      return number(maximum.target(), inputs);
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble number(Benchmark benchmark, BenchmarkInputs inputs) {
    Benchmarks.Resolved resolved = Benchmarks.resolve(benchmark, inputs);
    return resolved.obstacle() == null
        ? OptionalDouble.of(resolved.value())
        : OptionalDouble.empty();
  }
}
