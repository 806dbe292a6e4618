package org.urbanobservatory.index.panel;

import java.util.Objects;
import org.urbanobservatory.model.Place;

/**
 * One series of one place.
 *
 * @param place the place
 * @param key what it is a series of
 * @param unit unit of the part after the last break
 * @param series the years that have a value, none for an indicator that never had one
 */
public record PlaceSeries(Place place, SeriesKey key, String unit, Series series) {
  public PlaceSeries {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(series, "series");
  }
}
