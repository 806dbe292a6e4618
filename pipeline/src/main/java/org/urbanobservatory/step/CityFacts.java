package org.urbanobservatory.step;

import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Rows;

/** Turns what was measured in one city into observations. */
final class CityFacts {
  private static final String NORMAL = "A";
  private final Place place;
  private final Emissions emitted;

  /**
   * Where a measured value comes from.
   *
   * @param input id of the input, null for the boundary
   * @param source label of its source
   */
  record Origin(String input, String source) {}

  CityFacts(Place place, Emissions emitted) {
    this.place = place;
    this.emitted = emitted;
  }

  /** A measured value in the unit of its variable. */
  void observe(CityExtent extent, String variable, double value, Origin origin) {
    emitted.add(
        "observations",
        Rows.of(
            new Observation(
                place,
                extent.id(),
                variable,
                extent.year(),
                Breakdown.TOTAL,
                null,
                null,
                value,
                Catalogue.load().variable(variable).unit(),
                null,
                NORMAL,
                origin.source(),
                origin.input(),
                null)));
  }
}
