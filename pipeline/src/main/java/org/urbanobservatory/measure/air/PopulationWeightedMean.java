package org.urbanobservatory.measure.air;

import java.util.OptionalDouble;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.measure.Measured;

/**
 * What the average person breathes.
 *
 * <p>What counts: the people of every cell (or city) that has a concentration. What does not: cells
 * without one, which are left out of both sums, and cells where nobody lives.
 *
 * <p>Formula: {@code sum(C P) / sum(P)}.
 *
 * <p>Source: metadata of SDG indicator 11.6.2.
 *
 * <p>Unit: micrograms per m3; missing where nobody with a value lives.
 */
public final class PopulationWeightedMean {
  private final ExactSum amount = new ExactSum();
  private final ExactSum covered = new ExactSum();
  private final ExactSum all = new ExactSum();

  /** Adds the people of one cell. */
  public void add(OptionalDouble concentration, double people) {
    if (!(people >= 0 && people <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("Invalid people of a cell: " + people);
    }
    all.add(people);
    if (concentration.isPresent()) {
      covered.add(people);
      amount.add(concentration.getAsDouble() * people);
    }
  }

  public Measured mean() {
    double people = covered.value();
    return Measured.unless(people > 0 ? null : Measured.NOBODY, () -> amount.value() / people);
  }

  /** {@code sum(C P)}, the numerator. */
  public double amount() {
    return amount.value();
  }

  /** {@code sum(P)} over cells with a concentration, the denominator. */
  public double peopleCovered() {
    return covered.value();
  }

  public double people() {
    return all.value();
  }

  /** Share of the people, 0 to 1, whose cell has a concentration. */
  public Measured coveredShare() {
    return Measured.ratio(covered.value(), all.value());
  }
}
