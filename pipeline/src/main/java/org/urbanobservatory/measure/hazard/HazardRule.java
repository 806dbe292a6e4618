package org.urbanobservatory.measure.hazard;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which values of a raster mean that a hazard can strike. */
public sealed interface HazardRule {
  boolean isHazardous(double value);

  /**
   * Declared classes, for example 3 and 4 of a landslide map.
   *
   * @param values at least one
   */
  record Values(SortedSet<Double> values) implements HazardRule {
    public Values {
      values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
      if (values.isEmpty() || values.stream().anyMatch(v -> !Double.isFinite(v))) {
        throw new IllegalArgumentException(
            "Invalid hazardous values: " + values + "; name at least one number");
      }
    }

    public static Values of(Collection<Double> values) {
      return new Values(new TreeSet<>(values));
    }

    @Override
    public boolean isHazardous(double value) {
      return values.contains(value);
    }
  }

  /**
   * Values from a threshold on, the threshold included: a depth of water, a temperature.
   *
   * @param threshold finite
   */
  record AtLeast(double threshold) implements HazardRule {
    public AtLeast {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException("Invalid threshold of a hazard: " + threshold);
      }
    }

    @Override
    public boolean isHazardous(double value) {
      return value >= threshold;
    }
  }

  /**
   * Values between two classes of one map, for example a depth of 0.5 m to below 1 m.
   *
   * @param least included
   * @param below excluded, above {@code least}
   */
  record Range(double least, double below) implements HazardRule {
    public Range {
      if (!(least < below) || !Double.isFinite(below - least)) {
        throw new IllegalArgumentException(
            "Invalid range of hazardous values: %s to below %s".formatted(least, below));
      }
    }

    @Override
    public boolean isHazardous(double value) {
      return value >= least && value < below;
    }
  }
}
