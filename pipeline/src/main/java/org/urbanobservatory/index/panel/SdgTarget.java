package org.urbanobservatory.index.panel;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Direct;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Standardisation.Inverse;
import org.urbanobservatory.model.Standardisation.ObjectiveMaximum;
import org.urbanobservatory.model.Standardisation.ObjectiveMinimum;

/**
 * A value that an indicator should reach by 2030.
 *
 * @param value in the indicator's unit
 * @param kind which way it lies
 */
public record SdgTarget(double value, SdgProgress.Target kind) implements Serializable {
  private static final double FULL = 100;

  /**
   * The targets of an edition whose benchmarks are target values, as those of {@code sdg11} are:
   * the value that scores 100, by indicator. An unscored indicator has none.
   */
  public static Map<String, SdgTarget> of(Edition edition) {
    var targets = new TreeMap<String, SdgTarget>();
    for (Component leaf : edition.leaves()) {
      for (Component.Option option : leaf.options()) {
        of(option.standardisation()).ifPresent(t -> targets.put(option.indicatorId(), t));
      }
    }
    return targets;
  }

  private static Optional<SdgTarget> of(Standardisation standardisation) {
    if (standardisation instanceof Identity) {
      return Optional.of(new SdgTarget(FULL, SdgProgress.Target.AT_LEAST));
    }
    if (standardisation instanceof Direct direct) {
      return of(direct.maximum(), SdgProgress.Target.AT_LEAST);
    }
    if (standardisation instanceof Inverse inverse) {
      return of(inverse.minimum(), SdgProgress.Target.AT_MOST);
    }
    if (standardisation instanceof ObjectiveMinimum objective) {
      return of(objective.target(), SdgProgress.Target.AT_LEAST);
    }
    if (standardisation instanceof ObjectiveMaximum objective) {
      return of(objective.target(), SdgProgress.Target.AT_MOST);
    }
    return Optional.empty();
  }

  /** A benchmark that depends on the city is no target of the goals. */
  private static Optional<SdgTarget> of(Benchmark benchmark, SdgProgress.Target kind) {
    return benchmark instanceof Benchmark.Fixed fixed
        ? Optional.of(new SdgTarget(fixed.value(), kind))
        : Optional.empty();
  }
}
