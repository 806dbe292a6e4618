package org.urbanobservatory.measure.access;

/**
 * How access is measured.
 *
 * @param kind what a distance is
 * @param maxSnapM people and facilities farther than this from every edge are not connected
 * @param horizonM distances beyond this, and beyond every threshold, are not looked for
 * @param fineCellM a source cell up to this wide is one origin, at its centre
 * @param spacingM people of wider cells and zones are spread over points this far apart along edges
 */
public record AccessSettings(
    DistanceKind kind, double maxSnapM, double horizonM, double fineCellM, double spacingM) {
  /** Walked distances, 100 m to an edge, 1,600 m horizon, cells of 100 m, points every 50 m. */
  public static final AccessSettings STANDARD =
      new AccessSettings(DistanceKind.WALKED, 100, 1600, 100, 50);

  public AccessSettings {
    require("max_snap_m", maxSnapM);
    require("horizon_m", horizonM);
    require("fine_cell_m", fineCellM);
    require("spacing_m", spacingM);
  }

  public AccessSettings withKind(DistanceKind other) {
    return new AccessSettings(other, maxSnapM, horizonM, fineCellM, spacingM);
  }

  public AccessSettings withMaxSnapM(double other) {
    return new AccessSettings(kind, other, horizonM, fineCellM, spacingM);
  }

  private static void require(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "Invalid access setting %s: %s m is not above 0".formatted(name, value));
    }
  }
}
