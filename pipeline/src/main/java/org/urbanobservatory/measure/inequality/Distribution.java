package org.urbanobservatory.measure.inequality;

import java.util.Collection;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.measure.Measured;

/**
 * A measure over the people of a city, from the lowest value to the highest.
 *
 * <p>What counts: the people of every cell that has a value, each person alike. What does not:
 * cells where nobody lives, and cells without a value, whose people are in {@link
 * #peopleWithoutValue()}. A value below a trillionth of the highest is none: what is left where
 * land is cut, which a ratio must not divide by.
 */
public final class Distribution {
  /** Two numbers of people that differ less, relatively, are one. */
  private static final double SAME = 1e-12;

  private static final double RESIDUE = 1e-12;

  /** The value is that of people who have more than was looked for. */
  public static final String BEYOND = "median_beyond_limit";

  private final double[] values;
  private final double[] people;

  /** People up to and with each cell. */
  private final double[] upTo;

  private final double total;
  private final double peopleWithoutValue;

  private Distribution(List<Holding> sorted, double peopleWithoutValue) {
    this.values = sorted.stream().mapToDouble(Holding::value).toArray();
    this.people = sorted.stream().mapToDouble(Holding::people).toArray();
    this.upTo = new double[people.length];
    this.peopleWithoutValue = peopleWithoutValue;
    var sum = new ExactSum();
    var amount = new ExactSum();
    for (int i = 0; i < people.length; i++) {
      sum.add(people[i]);
      amount.add(people[i] * values[i]);
      upTo[i] = sum.value();
    }
    this.total = amount.value();
  }

  public static Distribution of(Collection<Holding> holdings) {
    List<Holding> inhabited =
        holdings.stream().filter(h -> h.hasValue() && h.people() > 0).toList();
    double residue =
        RESIDUE * inhabited.stream().mapToDouble(h -> Math.abs(h.value())).max().orElse(0);
    List<Holding> sorted =
        inhabited.stream()
            .map(h -> Math.abs(h.value()) < residue ? new Holding(0, h.people(), h.zone()) : h)
            .sorted()
            .toList();
    var without = new ExactSum();
    holdings.stream().filter(h -> !h.hasValue()).sorted().forEach(h -> without.add(h.people()));
    return new Distribution(sorted, without.value());
  }

  /** People who have a value. */
  public double people() {
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  /** People who are left out because their cell has no value. */
  public double peopleWithoutValue() {
    return peopleWithoutValue;
  }

  /** Share of all people, 0 to 1, who have a value. */
  public Measured coveredShare() {
    return Measured.ratio(people(), people() + peopleWithoutValue);
  }

  /** Mean over people: {@code sum(p v) / sum(p)}; missing where nobody has a value. */
  public Measured mean() {
    return Measured.unless(people() == 0 ? Measured.NOBODY : null, () -> total / people());
  }

  /** Share of the people, 0 to 1, whose value lies below a threshold; the threshold itself not. */
  public Measured shareBelow(double threshold) {
    return shareUpTo(firstNotBelow(threshold));
  }

  /** Share of the people, 0 to 1, whose value lies above a threshold; the threshold itself not. */
  public Measured shareAbove(double threshold) {
    Measured atMost = shareUpTo(firstNotBelow(Math.nextUp(threshold)));
    return atMost.isPresent() ? Measured.of(1 - atMost.value()) : atMost;
  }

  /**
   * The value that a share of the people does not exceed: the lowest value at which the people up
   * to it reach the share; the mean of it and the next where they reach it exactly, so that the
   * median of an even number is the mean of the middle two.
   *
   * @param share 0 to 1
   */
  public Measured percentile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("Invalid percentile: " + share + "; between 0 and 1");
    }
    return Measured.unless(people() == 0 ? Measured.NOBODY : null, () -> valueAt(share * people()));
  }

  /**
   * The same of all people, where those without a value have more than everybody else: a walk that
   * is longer than was looked for.
   *
   * @param share 0 to 1
   * @return missing where the value is theirs, {@link #BEYOND}
   */
  public Measured percentileOfAll(double share) {
    double wanted = share * (people() + peopleWithoutValue);
    return wanted > people() * (1 + SAME)
        ? Measured.missing(people() == 0 ? Measured.NOBODY : BEYOND)
        : percentile(Math.min(1, wanted / people()));
  }

  /** People whose value lies below a threshold; the threshold itself not. */
  public double peopleBelow(double threshold) {
    int cells = firstNotBelow(threshold);
    return cells == 0 ? 0 : upTo[cells - 1];
  }

  /** What the poorest share of the people has together; the last cell is split. */
  double amountOfLowest(double share) {
    double wanted = share * people();
    var amount = new ExactSum();
    double before = 0;
    for (int i = 0; i < values.length && before < wanted; i++) {
      amount.add(values[i] * Math.min(people[i], wanted - before));
      before = upTo[i];
    }
    return amount.value();
  }

  /** What the richest share of the people has together; the last cell is split. */
  double amountOfHighest(double share) {
    double wanted = share * people();
    var amount = new ExactSum();
    var taken = new ExactSum();
    for (int i = values.length - 1; i >= 0 && taken.value() < wanted; i--) {
      amount.add(values[i] * Math.min(people[i], wanted - taken.value()));
      taken.add(people[i]);
    }
    return amount.value();
  }

  /** Sum over pairs of people of the distance between their values. */
  double sumOfDifferences() {
    var sum = new ExactSum();
    for (int i = 0; i + 1 < values.length; i++) {
      sum.add((values[i + 1] - values[i]) * upTo[i] * (people() - upTo[i]));
    }
    return sum.value();
  }

  /** Sum over people of a function of their value. */
  double sum(DoubleUnaryOperator function) {
    var sum = new ExactSum();
    for (int i = 0; i < values.length; i++) {
      sum.add(people[i] * function.applyAsDouble(values[i]));
    }
    return sum.value();
  }

  /** Sum over people of their value. */
  double total() {
    return total;
  }

  double lowest() {
    return values.length == 0 ? Double.NaN : values[0];
  }

  private Measured shareUpTo(int cells) {
    double below = cells == 0 ? 0 : upTo[cells - 1];
    return people() == 0 ? Measured.missing(Measured.NOBODY) : Measured.of(below / people());
  }

  private int firstNotBelow(double threshold) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double valueAt(double wanted) {
    double tolerance = SAME * people();
    int i = 0;
    while (i + 1 < values.length && upTo[i] < wanted - tolerance) {
      i++;
    }
    boolean isBetween =
        i + 1 < values.length && wanted > 0 && Math.abs(upTo[i] - wanted) <= tolerance;
    return isBetween ? (values[i] + values[i + 1]) / 2 : values[i];
  }
}
