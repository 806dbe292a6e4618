package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.model.Aggregation;

/**
 * Weighted means of scores. The sums run in the order of the parts, and the mean never leaves the
 * range of its parts, so that equal scores keep their value to the last bit.
 */
public final class Aggregator {
  /** Absorbs the rounding of weight sums such as 0.1 + 0.2. */
  private static final double WEIGHT_ROUNDING = 1e-12;

  private Aggregator() {}

  /**
   * A score with its weight among its siblings.
   *
   * @param score a finite number
   * @param weight above 0; only the ratio to the siblings' weights matters
   */
  public record Part(double score, double weight) {
    public Part {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("Invalid score: " + score + " is not finite");
      }
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("Invalid weight: " + weight + " must be above 0");
      }
    }
  }

  /**
   * The mean of the parts. A part of 0 makes the geometric and the harmonic mean 0.
   *
   * @throws IllegalArgumentException when there are no parts, when a part of a geometric or
   *     harmonic mean is negative, or when the aggregation compares places
   */
  public static double mean(Aggregation aggregation, List<Part> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("Cannot aggregate: no scores");
    }
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (Part part : parts) {
      lowest = Math.min(lowest, part.score());
      highest = Math.max(highest, part.score());
    }
    if (aggregation.needsPositive() && lowest <= 0) {
      return ofNothing(aggregation, lowest);
    }
    double mean =
        switch (aggregation) {
          case ARITHMETIC -> arithmetic(parts);
          case GEOMETRIC -> geometric(parts);
          case HARMONIC -> harmonic(parts);
          case WEIGHTED_MEDIAN -> weightedMedian(parts);
          case COPELAND ->
              throw new IllegalArgumentException(
                  "Cannot aggregate one place by copeland: it compares places");
        };
    return StrictMath.max(lowest, StrictMath.min(highest, mean));
  }

  /**
   * Points of the mean that come from each part; they add up to the mean.
   *
   * <p>All three means are homogeneous (twice the scores give twice the mean), so by Euler the mean
   * is the sum of score times slope over its parts: {@code w s / sum w} for the arithmetic mean,
   * {@code mean w / sum w} for the geometric one (one per cent more of any part moves it by its
   * share of weight), {@code mean (w/s) / sum(w/s)} for the harmonic one. All are 0 when the mean
   * is 0. Those of an arithmetic mean with negative scores are its terms; a median is no sum, so
   * its contributions are null.
   */
  public static List<Double> contributions(Aggregation aggregation, List<Part> parts) {
    if (aggregation == Aggregation.WEIGHTED_MEDIAN) {
      return new ArrayList<>(Collections.nCopies(parts.size(), null));
    }
    if (hasNegative(parts)) {
      double weight = weight(parts);
      return parts.stream().map(part -> part.weight() * part.score() / weight).toList();
    }
    double mean = mean(aggregation, parts);
    var shares = new ArrayList<Double>(parts.size());
    double total = 0;
    for (Part part : parts) {
      double share = mean == 0 ? 0 : slopeShare(aggregation, part);
      shares.add(share);
      total += share;
    }
    for (int i = 0; i < shares.size(); i++) {
      shares.set(i, total == 0 ? 0.0 : mean * shares.get(i) / total);
    }
    return shares;
  }

  private static boolean hasNegative(List<Part> parts) {
    for (Part part : parts) {
      if (part.score() < 0) {
        return true;
      }
    }
    return false;
  }

  private static double slopeShare(Aggregation aggregation, Part part) {
    return switch (aggregation) {
      case ARITHMETIC -> part.weight() * part.score();
      case GEOMETRIC -> part.weight();
      case HARMONIC -> part.weight() / part.score();
      case WEIGHTED_MEDIAN, COPELAND ->
          throw new IllegalArgumentException("Cannot split " + aggregation + " into contributions");
    };
  }

  private static double ofNothing(Aggregation aggregation, double lowest) {
    if (lowest < 0) {
      throw new IllegalArgumentException(
          "Cannot aggregate: the %s mean is undefined for the negative score %s; use an arithmetic mean or a standardisation above 0"
              .formatted(aggregation.name().toLowerCase(Locale.ROOT), lowest));
    }
    return 0;
  }

  /** The lowest score at which more than half of the weight is reached; at half, the middle. */
  private static double weightedMedian(List<Part> parts) {
    List<Part> sorted = parts.stream().sorted(Comparator.comparingDouble(Part::score)).toList();
    double half = weight(sorted) / 2;
    double reached = 0;
    for (int i = 0; i < sorted.size(); i++) {
      reached += sorted.get(i).weight();
      boolean isHalf = StrictMath.abs(reached - half) <= half * WEIGHT_ROUNDING;
      if (isHalf && i + 1 < sorted.size()) {
        return (sorted.get(i).score() + sorted.get(i + 1).score()) / 2;
      }
      if (reached > half) {
        return sorted.get(i).score();
      }
    }
    return sorted.get(sorted.size() - 1).score();
  }

  private static double arithmetic(List<Part> parts) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight() * part.score();
    }
    return sum / weight(parts);
  }

  private static double geometric(List<Part> parts) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight() * StrictMath.log(part.score());
    }
    return StrictMath.exp(sum / weight(parts));
  }

  private static double harmonic(List<Part> parts) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight() / part.score();
    }
    return weight(parts) / sum;
  }

  private static double weight(List<Part> parts) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight();
    }
    return sum;
  }
}
