package org.urbanobservatory.job.settings;

import java.util.List;
import java.util.Map;

/**
 * An area on which spatial indicators are computed.
 *
 * @param id for example {@code boundary_built_up}
 * @param kind how it is delineated
 * @param inputs ids of the inputs it is delineated from, empty for the boundary itself
 * @param options how its kind is set: {@code parameters}, {@code built_up}, ...
 */
public record ExtentSettings(
    String id, Kind kind, List<String> inputs, Map<String, String> options) {
  /** How an extent is delineated. */
  public enum Kind {
    BOUNDARY,
    BOUNDARY_BUILT_UP,
    GIVEN,
    DEGURBA,
    ATLAS
  }

  public ExtentSettings {
    inputs = List.copyOf(inputs);
    options = Map.copyOf(options);
  }
}
