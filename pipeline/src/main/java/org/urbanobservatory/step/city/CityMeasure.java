package org.urbanobservatory.step.city;

import java.io.IOException;
import java.util.List;

/** One family of measures of a city, taken year by year on every extent and zone. */
public interface CityMeasure {
  /**
   * Observes what the inputs of a year give.
   *
   * @param extents the extents of the year, each followed by its zones
   */
  void measure(int year, List<CityExtent> extents) throws IOException;
}
