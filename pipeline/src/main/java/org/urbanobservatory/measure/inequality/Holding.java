package org.urbanobservatory.measure.inequality;

import java.util.Comparator;
import java.util.Objects;

/**
 * What the people of one cell have of a measure.
 *
 * @param value finite, or NaN where the measure has no value
 * @param people 0 or above
 * @param zone the part of the city that the people live in; {@link #NO_ZONE} for none
 */
public record Holding(double value, double people, String zone) implements Comparable<Holding> {
  /** The people outside of every zone. */
  public static final String NO_ZONE = "_Z";

  private static final Comparator<Holding> ORDER =
      Comparator.comparingDouble(Holding::value)
          .thenComparingDouble(Holding::people)
          .thenComparing(Holding::zone);

  public Holding {
    Objects.requireNonNull(zone, "zone");
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("Invalid value of a cell: " + value);
    }
    if (!(people >= 0 && people <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("Invalid people of a cell: " + people);
    }
  }

  public static Holding of(double value, double people) {
    return new Holding(value, people, NO_ZONE);
  }

  boolean hasValue() {
    return !Double.isNaN(value);
  }

  /** By content, so that the order of the cells does not matter. */
  @Override
  public int compareTo(Holding other) {
    return ORDER.compare(this, other);
  }
}
