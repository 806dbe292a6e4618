package org.urbanobservatory.step.city.exposure;

import org.urbanobservatory.measure.Measured;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;

/**
 * Observes numbers of inequality of one extent.
 *
 * @param origin of all of them
 */
record InequalityFacts(CityContext city, CityExtent extent, CityFacts.Origin origin) {
  /** The same, with more to say of how. */
  InequalityFacts by(String how) {
    return new InequalityFacts(city, extent, origin.by(origin.method() + "; " + how));
  }

  /** A number unless an obstacle, null for none, forbids it. */
  void observe(String variable, String obstacle, Measured measured) {
    if (obstacle != null) {
      city.facts().absent(extent, variable, obstacle);
    } else if (measured.isPresent()) {
      observe(variable, "1", measured.value());
    } else {
      city.facts().absent(extent, variable, measured.reason());
    }
  }

  void observePeople(String variable, double people) {
    observe(variable, "PERSONS", people);
  }

  private void observe(String variable, String unit, double value) {
    var measured = new CityFacts.Measured(variable, unit, Breakdown.TOTAL, value);
    city.facts().observe(extent, measured, origin);
  }
}
