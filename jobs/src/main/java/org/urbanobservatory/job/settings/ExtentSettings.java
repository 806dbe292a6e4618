package org.urbanobservatory.job.settings;

import java.util.List;

/**
 * An area on which spatial indicators are computed.
 *
 * @param id for example {@code boundary_built_up}
 * @param kind how it is delineated
 * @param inputs ids of the inputs it is delineated from, empty for the boundary itself
 */
public record ExtentSettings(String id, Kind kind, List<String> inputs) {
  /** How an extent is delineated. */
  public enum Kind {
    BOUNDARY,
    BOUNDARY_BUILT_UP
  }

  public ExtentSettings {
    inputs = List.copyOf(inputs);
  }
}
