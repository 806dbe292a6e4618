package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One extent to delineate in every city.
 *
 * @param id used in tables, for example {@code boundary_built_up}
 * @param kind how it is delineated
 * @param inputs ids of the inputs it is delineated from, one for each epoch; empty for the boundary
 */
public record ExtentPlan(String id, Kind kind, List<String> inputs) implements Serializable {
  /** How an extent is delineated. */
  public enum Kind {
    BOUNDARY,
    BOUNDARY_BUILT_UP
  }

  public ExtentPlan {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    inputs = List.copyOf(inputs);
    if (kind == Kind.BOUNDARY_BUILT_UP && inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid extent " + id + ": name the built_up or urban_polygons input it is made from");
    }
  }
}
