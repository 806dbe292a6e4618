package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Term;

/**
 * What a formula reads of one place for a result in one slot.
 *
 * @param observations of the place
 * @param slot extent, year and breakdown of the result
 * @param earlierYear where growth starts, null where there is none
 */
record SlotInputs(PlaceObservations observations, Slot slot, Integer earlierYear)
    implements FormulaInputs {

  @Override
  public OptionalDouble find(Term term) {
    return value(observations.find(term, slot));
  }

  @Override
  public OptionalDouble findEarlier(Term term) {
    return earlierYear == null
        ? OptionalDouble.empty()
        : value(observations.find(term, slot.withYear(earlierYear)));
  }

  @Override
  public double years() {
    return earlierYear == null ? 0 : slot.year() - earlierYear;
  }

  /** The observations behind the terms, those of the earlier year included. */
  List<Observation> used(List<Term> terms) {
    var used = new ArrayList<Observation>();
    for (Term term : terms) {
      observations.find(term, slot).ifPresent(used::add);
      if (earlierYear != null) {
        observations.find(term, slot.withYear(earlierYear)).ifPresent(used::add);
      }
    }
    return used;
  }

  private static OptionalDouble value(Optional<Observation> found) {
    return found.isPresent() ? OptionalDouble.of(found.get().value()) : OptionalDouble.empty();
  }
}
