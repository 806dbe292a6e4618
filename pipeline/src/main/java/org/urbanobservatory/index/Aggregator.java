package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.model.Aggregation;

/**
 * Weighted means of scores. The sums run in the order of the parts, and the mean never leaves the
 * range of its parts, so that equal scores keep their value to the last bit.
 */
public final class Aggregator {
  private Aggregator() {}

  /**
   * A score with its weight among its siblings.
   *
   * @param score 0 or more
   * @param weight above 0; only the ratio to the siblings' weights matters
   */
  public record Part(double score, double weight) {
    public Part {
      if (!(score >= 0) || Double.isInfinite(score)) {
        throw new IllegalArgumentException("Invalid score: " + score + " must be 0 or more");
      }
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("Invalid weight: " + weight + " must be above 0");
      }
    }
  }

  /**
   * The mean of the parts. A part of 0 makes the geometric and the harmonic mean 0.
   *
   * @throws IllegalArgumentException when there are no parts
   */
  public static double mean(Aggregation aggregation, List<Part> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("Cannot aggregate: no scores");
    }
    double lowest = parts.stream().mapToDouble(Part::score).min().orElseThrow();
    double highest = parts.stream().mapToDouble(Part::score).max().orElseThrow();
    if (lowest == 0 && aggregation != Aggregation.ARITHMETIC) {
      return 0;
    }
    double mean =
        switch (aggregation) {
          case ARITHMETIC -> arithmetic(parts);
          case GEOMETRIC -> geometric(parts);
          case HARMONIC -> harmonic(parts);
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
   * is 0.
   */
  public static List<Double> contributions(Aggregation aggregation, List<Part> parts) {
    double mean = mean(aggregation, parts);
    var shares = new ArrayList<Double>(parts.size());
    double total = 0;
    for (Part part : parts) {
      double share = mean == 0 ? 0 : slopeShare(aggregation, part);
      shares.add(share);
      total += share;
    }
    double sum = total;
    return shares.stream().map(share -> sum == 0 ? 0.0 : mean * share / sum).toList();
  }

  private static double slopeShare(Aggregation aggregation, Part part) {
    return switch (aggregation) {
      case ARITHMETIC -> part.weight() * part.score();
      case GEOMETRIC -> part.weight();
      case HARMONIC -> part.weight() / part.score();
    };
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
