package org.urbanobservatory.compute;

import java.util.List;
import java.util.OptionalDouble;
import org.urbanobservatory.model.Term;

/**
 * A country as one formula sees it: every variable summed over cities that all have it. So rates
 * and ratios are taken of the sums, never averaged.
 *
 * @param cities in the order of the sum, never empty
 */
record CitySums(List<SlotInputs> cities) implements FormulaInputs {

  @Override
  public OptionalDouble find(Term term) {
    double sum = 0;
    for (SlotInputs city : cities) {
      OptionalDouble value = city.find(term);
      if (value.isEmpty()) {
        return value;
      }
      sum += value.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  @Override
  public OptionalDouble findEarlier(Term term) {
    double sum = 0;
    for (SlotInputs city : cities) {
      OptionalDouble value = city.findEarlier(term);
      if (value.isEmpty()) {
        return value;
      }
      sum += value.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  @Override
  public double years() {
    return cities.get(0).years();
  }
}
