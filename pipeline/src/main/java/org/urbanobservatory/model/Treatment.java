package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an edition does with a table of places and years before and while it scores it.
 *
 * @param scope who is compared with whom
 * @param steps what happens to the values, in this order
 * @param weightings where the weights of children come from, by the level of their parent; a level
 *     that is not in it takes the given weights
 */
public record Treatment(Scope scope, List<Step> steps, Map<Level, Weighting> weightings)
    implements Serializable {

  /** Who is compared with whom. */
  public enum Scope {
    /** The places of one year. */
    YEAR,
    /** All places in all years together, so that scores of different years can be compared. */
    ALL_YEARS
  }

  /** One step over the table of values. */
  public sealed interface Step extends Serializable {
    /** The name in editions and stages. */
    String id();

    /** Whether a value depends on which other places are in the set. */
    boolean isRelative();
  }

  /** Divides the values whose leaf names a denominator by it. */
  public record Denominate() implements Step {
    @Override
    public String id() {
      return "denominate";
    }

    @Override
    public boolean isRelative() {
      return false;
    }
  }

  /**
   * Fills missing values.
   *
   * @param method where the value comes from
   * @param groups the group of each country by ISO 3166-1 alpha-3; empty where the method has none
   *     or the group is the country itself
   * @param mostYears how far a value may be carried in time, null for any distance
   */
  public record Impute(Method method, Map<String, String> groups, Integer mostYears)
      implements Step {
    /** Where an imputed value comes from. */
    public enum Method {
      /** The mean of all places of the year. */
      MEAN(true),
      /** The mean of the year's places of the same country or declared group. */
      GROUP_MEAN(true),
      /** The place's latest earlier value. */
      CARRY_FORWARD(false),
      /** The place's value of the nearest year, the earlier of two. */
      NEAREST_YEAR(false),
      /** On the straight line between the place's values before and after. */
      LINEAR(false);

      private final boolean isRelative;

      Method(boolean isRelative) {
        this.isRelative = isRelative;
      }

      public boolean isRelative() {
        return isRelative;
      }
    }

    public Impute {
      Objects.requireNonNull(method, "method of step impute");
      groups = Map.copyOf(groups);
      if (mostYears != null && mostYears < 1) {
        throw new IllegalArgumentException(
            "Invalid years of step impute: " + mostYears + " must be at least 1");
      }
    }

    @Override
    public String id() {
      return "impute";
    }

    @Override
    public boolean isRelative() {
      return method.isRelative();
    }
  }

  /**
   * Tames the indicators with outliers: those whose absolute skewness and kurtosis both exceed
   * their thresholds. Up to {@code mostPoints} points are winsorised; if that is not enough, the
   * untouched values are transformed instead.
   *
   * @param skewness threshold of the absolute sample skewness
   * @param kurtosis threshold of the sample excess kurtosis
   * @param mostPoints how many points may be winsorised, 0 for none
   * @param otherwise what is done when winsorising is not enough
   */
  public record TreatOutliers(double skewness, double kurtosis, int mostPoints, Reshaping otherwise)
      implements Step {
    public TreatOutliers {
      Check.finite("skewness of step treat_outliers", skewness);
      Check.finite("kurtosis of step treat_outliers", kurtosis);
      Objects.requireNonNull(otherwise, "otherwise of step treat_outliers");
      if (mostPoints < 0 || skewness <= 0) {
        throw new IllegalArgumentException(
            "Invalid step treat_outliers: %d points and skewness %s must not be negative"
                .formatted(mostPoints, skewness));
      }
    }

    @Override
    public String id() {
      return "treat_outliers";
    }

    @Override
    public boolean isRelative() {
      return true;
    }
  }

  /** A monotone change of shape of an indicator with outliers; {@code r} is its range. */
  public enum Reshaping {
    /** Nothing: the winsorised values stay. */
    NONE,
    /** {@code ln(x - min + r/100)}. */
    LOG,
    /** {@code -ln(max - x + r/100)}, for outliers at the low end. */
    REFLECTED_LOG,
    /** Log where the tail is high, reflected log where it is low. */
    LOG_BY_TAIL,
    /** {@code sqrt(x - min)}. */
    SQRT
  }

  public Treatment {
    Objects.requireNonNull(scope, "scope");
    steps = List.copyOf(steps);
    var copy = new EnumMap<Level, Weighting>(Level.class);
    copy.putAll(weightings);
    weightings = java.util.Collections.unmodifiableMap(copy);
  }

  /** Where the weights of the children of a component of a level come from. */
  public Weighting weighting(Level level) {
    return weightings.getOrDefault(level, Weighting.GIVEN);
  }
}
