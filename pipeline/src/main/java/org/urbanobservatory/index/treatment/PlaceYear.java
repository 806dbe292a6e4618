package org.urbanobservatory.index.treatment;

import java.util.Comparator;
import org.urbanobservatory.model.Place;

/** A row of the table: one place in one year. */
record PlaceYear(Place place, int year) implements Comparable<PlaceYear> {
  private static final Comparator<PlaceYear> ORDER =
      Comparator.comparing(PlaceYear::place).thenComparingInt(PlaceYear::year);

  @Override
  public int compareTo(PlaceYear other) {
    return ORDER.compare(this, other);
  }
}
