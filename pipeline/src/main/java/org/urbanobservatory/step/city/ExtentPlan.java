package org.urbanobservatory.step.city;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * One extent to delineate in every city.
 *
 * @param id used in tables, for example {@code boundary_built_up}
 * @param kind how it is delineated
 * @param inputs ids of the inputs it is delineated from, one for each epoch; empty for the boundary
 * @param options how its kind is set, for example {@code parameters}
 */
public record ExtentPlan(String id, Kind kind, List<String> inputs, Map<String, String> options)
    implements Serializable {
  /** A delineated city may reach as far beyond its boundary, in metres. */
  private static final double REACH_M = 10_000;

  /** Other cities are looked for as far around, in metres: they may hold more of an extent. */
  public static final double NEIGHBOURS_M = 50_000;

  /** How an extent is delineated. */
  public enum Kind {
    BOUNDARY,
    BOUNDARY_BUILT_UP,
    GIVEN,
    DEGURBA,
    ATLAS
  }

  /** How far beyond the boundary inputs are read for an extent of a kind, in metres. */
  public static double reachM(Kind kind) {
    return kind == Kind.BOUNDARY || kind == Kind.BOUNDARY_BUILT_UP ? 0 : REACH_M;
  }

  public ExtentPlan {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    inputs = List.copyOf(inputs);
    options = Map.copyOf(options);
    if (kind != Kind.BOUNDARY && inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid extent " + id + ": name the input it is made from");
    }
  }

  /** The id of the extent in the limits of its last epoch, for every year. */
  public String fixedId() {
    return id + "_fixed";
  }

  /** The ids of inputs that an option names, empty if it is not said. */
  public List<String> inputs(String option) {
    return SpatialInput.parts(options.get(option));
  }
}
