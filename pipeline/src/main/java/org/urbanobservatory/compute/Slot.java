package org.urbanobservatory.compute;

import java.util.Comparator;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Term;

/** Where a number of a place belongs: on which extent, in which year, for which group. */
record Slot(String extentId, int year, Breakdown breakdown) implements Comparable<Slot> {
  private static final Comparator<Slot> ORDER =
      Comparator.comparing(Slot::extentId)
          .thenComparingInt(Slot::year)
          .thenComparing(Slot::breakdown);

  static Slot of(Observation observation) {
    return new Slot(observation.extentId(), observation.year(), observation.breakdown());
  }

  Slot withYear(int newYear) {
    return new Slot(extentId, newYear, breakdown);
  }

  Slot withExtent(String newExtentId) {
    return new Slot(newExtentId, year, breakdown);
  }

  /** Where the term's variable is looked up for a result in this slot. */
  Slot of(Term term) {
    if (term.sex() == null && term.age() == null) {
      return this;
    }
    Breakdown group = term.sex() == null ? breakdown : breakdown.withSex(term.sex());
    return new Slot(extentId, year, term.age() == null ? group : group.withAge(term.age()));
  }

  @Override
  public int compareTo(Slot other) {
    return ORDER.compare(this, other);
  }
}
