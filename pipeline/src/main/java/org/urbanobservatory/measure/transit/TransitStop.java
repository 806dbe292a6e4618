package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A point where people reach public transport.
 *
 * @param id in its source
 * @param x metres east, or longitude, as its maker says
 * @param y metres north, or latitude, as its maker says
 * @param capacities one or both: a stop served by both is in both sets
 * @param source id of the input that it comes from
 */
public record TransitStop(String id, double x, double y, Set<Capacity> capacities, String source)
    implements Serializable {
  public TransitStop {
    Objects.requireNonNull(id, "id");
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("Invalid position of stop " + id + ": " + x + ", " + y);
    }
    if (capacities.isEmpty()) {
      throw new IllegalArgumentException("Invalid stop " + id + ": no capacity");
    }
    capacities = Collections.unmodifiableSet(EnumSet.copyOf(capacities));
  }

  /** Whether buses, trams or the like serve it. */
  public boolean low() {
    return capacities.contains(Capacity.LOW);
  }

  /** Whether trains, metros or ferries serve it. */
  public boolean high() {
    return capacities.contains(Capacity.HIGH);
  }

  /** The same stop in another plane. */
  public TransitStop at(double newX, double newY) {
    return new TransitStop(id, newX, newY, capacities, source);
  }
}
