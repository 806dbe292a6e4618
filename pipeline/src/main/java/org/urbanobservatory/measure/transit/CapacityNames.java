package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the class column of a vector file of stops may say: {@code classes} of {@code
 * schemas/transit.yaml} in memory.
 *
 * @param capacities by class name in lower case: {@code low}, {@code high}, {@code bus}, {@code
 *     metro}, ...
 */
public record CapacityNames(Map<String, Capacity> capacities) implements Serializable {
  public CapacityNames {
    capacities = Collections.unmodifiableMap(new TreeMap<>(capacities));
  }

  /**
   * The capacities that a cell names, one or several parted by {@code ;}, {@code ,}, {@code /} or
   * {@code +}, in any case; empty when a name is unknown.
   */
  public Optional<Set<Capacity>> find(String text) {
    Set<Capacity> found = EnumSet.noneOf(Capacity.class);
    for (String name : text.split("[;,/+]")) {
      Capacity capacity = capacities.get(name.strip().toLowerCase(Locale.ROOT));
      if (capacity == null) {
        return Optional.empty();
      }
      found.add(capacity);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
