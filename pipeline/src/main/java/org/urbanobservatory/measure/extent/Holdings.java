package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much several cities hold of one thing, and whose it is: that city's which holds more than any
 * other. Amounts that differ by no more than the tolerance are equal, and what two cities hold
 * equally much of is nobody's. As the tolerance is far above the rounding of sums, two cities that
 * ask for themselves never both come out first.
 *
 * @param most the city with most first, of equals the first by id
 * @param tolerance share of the larger of two amounts up to which they are equal
 */
record Holdings(List<Holding> most, double tolerance) {
  /** What one city holds. */
  record Holding(String cityId, double amount) {}

  Holdings {
    most =
        most.stream()
            .sorted(
                Comparator.comparingDouble(Holding::amount)
                    .reversed()
                    .thenComparing(Holding::cityId))
            .toList();
  }

  static Holdings of(Map<String, Double> amounts, double tolerance) {
    List<Holding> holdings = new ArrayList<>();
    amounts.forEach((city, amount) -> holdings.add(new Holding(city, amount)));
    return new Holdings(holdings, tolerance);
  }

  /** Whether one amount is more than another, beyond the tolerance. */
  static boolean isMore(double amount, double than, double tolerance) {
    return amount - than > tolerance * Math.max(amount, than);
  }

  /** The city that holds most; empty where another holds as much. */
  Optional<String> findOwner() {
    return first().size() == 1 ? Optional.of(first().get(0).cityId()) : Optional.empty();
  }

  /** The city that holds most and those that hold as much. */
  List<Holding> first() {
    return most.stream().filter(h -> !isMore(most.get(0).amount(), h.amount(), tolerance)).toList();
  }
}
