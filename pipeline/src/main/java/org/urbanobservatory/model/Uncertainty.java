package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The choices of an edition that could have been made otherwise. Each is varied at random; the
 * range that the scores then move in is the method range.
 *
 * @param draws number of random combinations, 0 for no method range
 * @param seed of the random numbers
 * @param weightShare each weight is drawn between {@code w (1 - share)} and {@code w (1 + share)},
 *     0 for no variation; below 1
 * @param readings other standardisations of a component, each as likely as the edition's own
 * @param aggregations other means of a level, each as likely as the edition's own
 * @param missing other rules for missing indicators, each as likely as leaving them out
 * @param omission whether an indicator is dropped
 * @param scalings other comparisons for the leaves that compare places, each as likely as their own
 * @param imputations other methods for the edition's step impute, each as likely as its own
 */
public record Uncertainty(
    int draws,
    long seed,
    double weightShare,
    List<Reading> readings,
    List<AggregationChoice> aggregations,
    List<MissingRule> missing,
    Omission omission,
    List<Scaling> scalings,
    List<Treatment.Impute.Method> imputations)
    implements Serializable {
  /** Nothing is varied. */
  public static final Uncertainty NONE =
      new Uncertainty(0, 0, 0, List.of(), List.of(), List.of(), Omission.NONE);

  private static final int MOST_DRAWS = 100_000;

  /** Whether one indicator is left out of the index. */
  public enum Omission {
    NONE,
    /** Each indicator in turn, or none, all equally likely. */
    ONE_INDICATOR
  }

  /**
   * Another way to read an indicator.
   *
   * @param componentId the leaf
   * @param indicatorId the indicator among its options
   * @param standardisation how its value becomes a score in this reading
   * @param source who reads it so
   */
  public record Reading(
      String componentId, String indicatorId, Standardisation standardisation, String source)
      implements Serializable {
    public Reading {
      Check.text("component of a reading", componentId);
      Check.id("indicator of a reading", indicatorId);
      Objects.requireNonNull(standardisation, "reading of " + componentId);
    }
  }

  /** Other means for all nodes of a level. */
  public record AggregationChoice(Level level, List<Aggregation> alternatives)
      implements Serializable {
    public AggregationChoice {
      Objects.requireNonNull(level, "level");
      alternatives = List.copyOf(alternatives);
      if (alternatives.isEmpty()) {
        throw new IllegalArgumentException(
            "Invalid aggregation choice of level " + level.id() + ": no alternative");
      }
    }
  }

  /** Choices of an edition that scores each place by itself. */
  public Uncertainty(
      int draws,
      long seed,
      double weightShare,
      List<Reading> readings,
      List<AggregationChoice> aggregations,
      List<MissingRule> missing,
      Omission omission) {
    this(
        draws, seed, weightShare, readings, aggregations, missing, omission, List.of(), List.of());
  }

  public Uncertainty {
    if (draws < 0 || draws > MOST_DRAWS) {
      throw new IllegalArgumentException(
          "Invalid draws: " + draws + " is not in 0-" + MOST_DRAWS);
    }
    if (!(weightShare >= 0 && weightShare < 1)) {
      throw new IllegalArgumentException(
          "Invalid variation of weights: " + weightShare + " is not in 0-1 (below 1)");
    }
    readings = List.copyOf(readings);
    aggregations = List.copyOf(aggregations);
    missing = List.copyOf(missing);
    Objects.requireNonNull(omission, "omission");
    scalings = List.copyOf(scalings);
    imputations = List.copyOf(imputations);
  }

  /** The same choices with another number of draws. */
  public Uncertainty withDraws(int newDraws) {
    return new Uncertainty(
        newDraws,
        seed,
        weightShare,
        readings,
        aggregations,
        missing,
        omission,
        scalings,
        imputations);
  }

  /** Whether anything is drawn. */
  public boolean isVaried() {
    return draws > 0;
  }
}
