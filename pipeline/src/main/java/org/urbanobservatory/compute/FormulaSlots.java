package org.urbanobservatory.compute;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.NormalisedHerfindahl;
import org.urbanobservatory.model.Term;

/**
 * Where a formula can be evaluated. A sex or age that a term fixes is used up: the result then
 * exists for the total of it only. Every other breakdown is one of the result when all terms have
 * it; of a concentration's parts two are enough.
 */
final class FormulaSlots {
  private final List<Term> terms;
  private final boolean fixesSex;
  private final boolean fixesAge;
  private final int leastTerms;

  FormulaSlots(Formula formula) {
    terms = formula.terms();
    fixesSex = terms.stream().anyMatch(term -> term.sex() != null);
    fixesAge = terms.stream().anyMatch(term -> term.age() != null);
    leastTerms = formula instanceof NormalisedHerfindahl ? 2 : terms.size();
  }

  /** The slots in which enough terms are present, in order. */
  SortedSet<Slot> complete(PlaceObservations observations) {
    var slots = new TreeSet<Slot>();
    for (Term term : leading(observations)) {
      for (Slot slot : observations.slots(term.variable())) {
        result(term, slot).filter(result -> isComplete(observations, result)).ifPresent(slots::add);
      }
    }
    return slots;
  }

  /** Where every term is needed, the one with the fewest observations leads to all slots. */
  private List<Term> leading(PlaceObservations observations) {
    return leastTerms < terms.size()
        ? terms
        : List.of(
            Collections.min(
                terms,
                Comparator.comparingInt(term -> observations.slots(term.variable()).size())));
  }

  private boolean isComplete(PlaceObservations observations, Slot result) {
    int present = 0;
    for (Term term : terms) {
      present += observations.find(term, result).isPresent() ? 1 : 0;
    }
    return present >= leastTerms;
  }

  /** The result that an observation of the term's variable serves, empty if none. */
  private Optional<Slot> result(Term term, Slot slot) {
    Breakdown group = slot.breakdown();
    boolean fitsSex = !fixesSex || group.sex().equals(orAll(term.sex()));
    boolean fitsAge = !fixesAge || group.age().equals(orAll(term.age()));
    if (!fitsSex || !fitsAge) {
      return Optional.empty();
    }
    Breakdown withoutSex = fixesSex ? group.withSex(Breakdown.ALL) : group;
    Breakdown result = fixesAge ? withoutSex.withAge(Breakdown.ALL) : withoutSex;
    return Optional.of(new Slot(slot.extentId(), slot.year(), result));
  }

  private static String orAll(String code) {
    return code == null ? Breakdown.ALL : code;
  }
}
